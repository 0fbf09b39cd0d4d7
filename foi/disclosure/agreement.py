"""Whether the answers of one reply agree: a count with its list, and the groups that they name (FOI-44)."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from foi.disclosure.answer_document import AnswerDocument, FrozenTable
from iag_registry.lib.audiences import Audience

COUNT, LIST = "how-many", "list"
SAID_APART = {"named_not_counted", "other_bodies"}
"""Tables that say of themselves that what they name is not counted."""
ALL_KINDS = "All kinds"
GROUP_PAGE = re.compile(r"/groups/([-\w]+)/")
ABOUT = {"Themes", "Groups"}
"""What two answers must share to name the same groups."""
SAID_OF_ALL = {"As at", "As known"}
"""What is said back of every question, whatever was chosen."""


def disagreements(answers: Sequence[AnswerDocument]) -> tuple[str, ...]:
    """What does not agree between the answers of one reply, in words for whoever is about to send it.

    Answers for different days or audiences, or asked of the register on different days; a count that differs from its
    list; and a group that one answer names and the list of the same day leaves out, or another on the same themes.
    """
    found = (
        *_other_terms(answers),
        *_counts_and_lists(answers),
        *_missing_groups(answers),
        *_missing_of_a_choice(answers),
    )
    return tuple(dict.fromkeys(found))


def _other_terms(answers: Sequence[AnswerDocument]) -> Iterator[str]:
    for answer in answers[1:]:
        first = answers[0]
        if answer.on != first.on:
            yield f"{_title(first)} is answered as at {first.on_words}, and {_title(answer)} as at {answer.on_words}."
        if answer.known_day != first.known_day:
            yield (
                f"{_title(first)} is answered as known on {first.known_words}, and {_title(answer)} as known on "
                f"{answer.known_words}."
            )
        if answer.audience != first.audience:
            yield (
                f"{_title(first)} is answered for the audience “{Audience(first.audience).label}”, and "
                f"{_title(answer)} for “{Audience(answer.audience).label}”."
            )


def _title(answer: AnswerDocument) -> str:
    return f"“{answer.title}”"


def _counts_and_lists(answers: Sequence[AnswerDocument]) -> Iterator[str]:
    """Where a count of a kind is not the length of the list of that kind that was asked for in the same way."""
    for count in (answer for answer in answers if answer.question == COUNT):
        for of_list in (answer for answer in answers if answer.question == LIST):
            if (count.on, _chosen(count)) == (of_list.on, _chosen(of_list)):
                numbers, lengths = _numbers(count), _lengths(of_list)
                for kind, number in numbers.items():
                    if number != lengths[kind]:
                        yield (
                            f"{_title(count)} counts {number} of the kind “{kind}”, and {_title(of_list)} lists "
                            f"{lengths[kind]}."
                        )


def _chosen(answer: AnswerDocument) -> list[tuple[str, str]]:
    """What was asked for beside the day and the moment."""
    return [(each.label, each.words) for each in answer.parameters if each.label not in SAID_OF_ALL]


def _numbers(count: AnswerDocument) -> dict[str, int]:
    """The count by kind, in the plural as printed."""
    rows = (row for table in count.tables if table.name == "groups_by_kind" for row in table.rows)
    return {row[0].text: int(row[1].text) for row in rows if row[0].text != ALL_KINDS and row[1].is_number}


def _lengths(of_list: AnswerDocument) -> Counter[str]:
    """How many each list holds, by the kind that its caption begins with."""
    return Counter({table.caption.rpartition(" (")[0]: len(table.rows) for table in of_list.tables if _is_list(table)})


def _is_list(table: FrozenTable) -> bool:
    return table.name == "groups"


def _missing_groups(answers: Sequence[AnswerDocument]) -> Iterator[str]:
    """The groups that an answer names and the whole list of that day leaves out."""
    for of_list in (answer for answer in answers if answer.question == LIST and not _chosen(answer)):
        in_list = _groups_in(table for table in of_list.tables if _is_list(table))
        for answer in answers:
            if answer is of_list or (answer.on, answer.known_day) != (of_list.on, of_list.known_day):
                continue
            named = _named(answer)
            missing = [name for key, name in named.items() if key not in in_list]
            if missing:
                is_or_are = "is" if len(missing) == 1 else "are"
                yield (
                    f"{', '.join(missing)} {is_or_are} named in {_title(answer)} and missing from {_title(of_list)}."
                )


def _missing_of_a_choice(answers: Sequence[AnswerDocument]) -> Iterator[str]:
    """The groups that one answer on some themes or groups names, and another on the same leaves out."""
    naming = [(answer, _about(answer), _named(answer)) for answer in answers]
    for answer, about, named in naming:
        for other, about_too, named_too in naming:
            is_same_day = (answer.on, answer.known_day) == (other.on, other.known_day)
            if answer is other or not about or about != about_too or not is_same_day or not named_too:
                continue
            if missing := [name for key, name in named.items() if key not in named_too]:
                is_or_are = "is" if len(missing) == 1 else "are"
                yield (
                    f"{', '.join(missing)} {is_or_are} named in {_title(answer)} and missing from {_title(other)}, and "
                    f"both are about {'; '.join(words for _, words in about)}."
                )


def _about(answer: AnswerDocument) -> list[tuple[str, str]]:
    """Which themes or groups an answer was asked about; empty where it was asked about all."""
    return [(each.label, each.words) for each in answer.parameters if each.label in ABOUT]


def _named(answer: AnswerDocument) -> dict[str, str]:
    return _groups_in(table for table in answer.tables if table.name not in SAID_APART)


def _groups_in(tables: Iterable[FrozenTable]) -> dict[str, str]:
    """The groups that lead to their pages in these tables: the name by the key."""
    return {
        found[1]: cell.text
        for table in tables
        for row in table.rows
        for cell in row
        if (found := GROUP_PAGE.fullmatch(cell.url))
    }
