"""Whether answers agree: a count with its list, and the groups that one names with those of another (FOI-44)."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from foi.catalogue.answer import Answer, Linked, Table
from foi.catalogue.counting import warning_of
from foi.catalogue.snapshot import Snapshot
from foi.catalogue.wording import day_in_words, listed, moment_in_words
from groups.choices import GroupStatusKind

COUNT, LIST = "how-many", "list"
SAID_APART = {"named_not_counted", "other_bodies"}
"""Tables that say of themselves that what they name is not counted."""
ALL_KINDS = "All kinds"


def groups_in(tables: Iterable[Table]) -> dict[str, str]:
    """The groups that lead to their pages in these tables: the name by the key, in the order of the tables."""
    return {
        cell.keys[0]: str(cell)
        for table in tables
        for row in table.rows
        for cell in row
        if isinstance(cell, Linked) and cell.route == "groups:group-detail"
    }


def not_counted(snapshot: Snapshot, tables: Sequence[Table]) -> list[str]:
    """A warning for each advisory group in an answer that the count and the list of the same day leave out.

    Only where its standing is not known: of what has ended, or is not of a kind that is counted, the answers say so.
    """
    named = groups_in(tables)
    return [
        warning_of(group)
        for group in snapshot.groups
        if group.key in named and group.is_advisory_group and group.status == GroupStatusKind.UNKNOWN
    ]


def differences(answers: Sequence[Answer]) -> tuple[str, ...]:
    """What does not agree between the answers of one reply, in words for whoever is about to send it.

    Answers for different days, moments or audiences; a count that differs from its list; and a group that one answer
    names and the list of the same day leaves out.
    """
    found = (*_other_terms(answers), *_counts_and_lists(answers), *_missing_groups(answers))
    return tuple(dict.fromkeys(found))


def _other_terms(answers: Sequence[Answer]) -> Iterator[str]:
    for answer in answers[1:]:
        first = answers[0]
        if answer.on != first.on:
            yield (
                f"{_title(first)} is answered as at {day_in_words(first.on)}, and {_title(answer)} as at "
                f"{day_in_words(answer.on)}."
            )
        if answer.known_at != first.known_at:
            yield f"{_title(first)} is answered {_known(first)}, and {_title(answer)} {_known(answer)}."
        if answer.audience != first.audience:
            yield (
                f"{_title(first)} is answered for the audience “{first.audience.label}”, and {_title(answer)} for "
                f"“{answer.audience.label}”."
            )


def _known(answer: Answer) -> str:
    return f"as known on {moment_in_words(answer.known_at)}" if answer.known_at else "as known now"


def _title(answer: Answer) -> str:
    return f"“{answer.title}”"


def _counts_and_lists(answers: Sequence[Answer]) -> Iterator[str]:
    """Where a count of a kind is not the length of the list of that kind that was asked for in the same way."""
    for count in (answer for answer in answers if answer.question == COUNT):
        for of_list in (answer for answer in answers if answer.question == LIST):
            if count.parameters == of_list.parameters:
                numbers, lengths = _numbers(count), _lengths(of_list)
                for kind, number in numbers.items():
                    if number != lengths[kind]:
                        yield (
                            f"{_title(count)} counts {number} of the kind “{kind}”, and {_title(of_list)} lists "
                            f"{lengths[kind]}."
                        )


def _numbers(count: Answer) -> dict[str, int]:
    """The count by kind, in the plural as printed."""
    rows = (row for table in count.tables if table.name == "groups_by_kind" for row in table.rows)
    return {str(row[0]): int(row[1]) for row in rows if row[0] != ALL_KINDS}


def _lengths(of_list: Answer) -> Counter[str]:
    """How many each list holds, by the kind that its caption begins with."""
    return Counter({table.caption.rpartition(" (")[0]: len(table.rows) for table in of_list.tables if _is_list(table)})


def _is_list(table: Table) -> bool:
    return table.name == "groups"


def _missing_groups(answers: Sequence[Answer]) -> Iterator[str]:
    """The groups that an answer names and the whole list of that day leaves out."""
    for of_list in (answer for answer in answers if answer.question == LIST and _is_whole(answer)):
        in_list = groups_in(table for table in of_list.tables if _is_list(table))
        for answer in answers:
            if answer is of_list or (answer.on, answer.known_at) != (of_list.on, of_list.known_at):
                continue
            named = groups_in(table for table in answer.tables if table.name not in SAID_APART)
            missing = [name for key, name in named.items() if key not in in_list]
            if missing:
                is_or_are = "is" if len(missing) == 1 else "are"
                yield f"{listed(missing)} {is_or_are} named in {_title(answer)} and missing from {_title(of_list)}."


def _is_whole(of_list: Answer) -> bool:
    """Whether nothing but the day and the moment was asked for, so that the list leaves nothing out by choice."""
    return {each.label for each in of_list.parameters} <= {"As at", "As known"}
