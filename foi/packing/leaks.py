"""Whether anything that a reply withholds still stands elsewhere in it, also in another form of the same name."""

import re
from collections.abc import Iterable, Iterator

from foi.disclosure.answer_document import AnswerDocument
from foi.disclosure.places import place_in
from foi.disclosure.reply_document import ReplyDocument
from foi.disclosure.small_numbers import FEWER, LEAST, small_number_gaps
from foi.disclosure.standing import places_of
from foi.disclosure.withheld import in_full, words_withheld
from foi.models import Requester, Withholding

SHORTEST = 4
"""A shorter name stands in too many words to be looked for."""
SPELT = {1: "one", 2: "two", 3: "three", 4: "four"}

Texts = list[tuple[str, str]]
"""Where a text stands, and the text."""


def still_standing(reply: ReplyDocument, withholdings: Iterable[Withholding], minutes: Texts) -> list[str]:
    """Each place where words that are withheld stand all the same, in words for the officer; empty where there is none.

    `minutes` are the texts of the minutes that go with the reply. Where the officer has said why the words may stand
    elsewhere, they are not looked for.
    """
    texts = [*texts_of(reply), *minutes]
    return [told for each in withholdings if not each.elsewhere.strip() for told in _found(each, reply, texts)]


def naming_the_asker(asker: Requester | None, texts: Texts) -> list[str]:
    """Where who asked is named in these texts, or can be reached by them: never in what leaves (FOI-12)."""
    if asker is None:
        return []
    reached = [line for line in asker.address.splitlines() if re.search(r"[\d@]", line)]
    told = [words.strip() for words in (asker.name, *reached) if len(words.strip()) >= SHORTEST]
    return list(dict.fromkeys(where for words in told for where, text in texts if places_of(words, text)))


def given_away(withholdings: Iterable[Withholding], text: str) -> list[str]:
    """The words that are withheld and stand in this text, in any form of a name."""
    words = dict.fromkeys(words for each in withholdings for words in words_withheld(each))
    return [each for each in words if places_of(each, text)]


def written_by_people(reply: ReplyDocument) -> Texts:
    """What was written for this request, the question itself included, and not taken from the register.

    That someone of the same name sits on a group does not tell that they asked.
    """
    return [*((f"question {each.number}", each.text) for each in reply.questions), *_written(reply)]


def texts_of(reply: ReplyDocument) -> Texts:
    """Every text that leaves with a reply, but for the words of the person who asked."""
    annexes = ((f"annex {each.annex}", text) for each in reply.answers for text in _texts(each.document))
    return [*_written(reply), *((where, text) for where, text in annexes if text)]


def _written(reply: ReplyDocument) -> Texts:
    """What officers wrote for this reply."""
    texts: Texts = [("the words beside the answers", reply.note), ("the words on the time", reply.time_note)]
    texts.append(("the reason of the correction", reply.correction))
    for question in reply.questions:
        texts.append((f"what is written to question {question.number}", question.written))
        texts += [(f"question {question.number}, as redefined", question.redefined)]
        texts += [(f"a part of question {question.number}", part.label) for part in question.parts]
    for withheld in reply.withheld:
        texts.append((f"item {withheld.number} of what is withheld", withheld.what))
        for ground in withheld.grounds:
            said = (ground.why, ground.interest_for, ground.interest_against, ground.balance, ground.more)
            texts += [(f"the reasons of item {withheld.number}", text) for text in said]
    return [(where, text) for where, text in texts if text]


def _texts(document: AnswerDocument) -> Iterator[str]:
    yield from (document.sentence, document.counting_rule)
    yield from (*document.definition, *document.coverage, *document.caveats, *document.warnings)
    yield from (f"{each.document}, {each.words}" for each in document.citations)
    yield from (f"{each.count} {each.what}: {each.reason}" for each in document.withheld)
    yield from (each.words for each in document.parameters)
    for table in document.tables:
        yield from (table.caption, table.about)
        yield from (cell.words for row in table.rows for cell in row if not cell.is_gap and not cell.is_number)


def _found(withholding: Withholding, reply: ReplyDocument, texts: Texts) -> Iterator[str]:
    if withholding.answer is None:
        return
    document = in_full(withholding.answer)
    if place_in(document, withholding.place).is_small:
        yield from _small(withholding, document, reply)
        return
    for words in words_withheld(withholding):
        places = dict.fromkeys(where for where, text in texts if places_of(words, text))
        if places:
            yield f"“{words}” is withheld ({withholding.what}), and stands in {', '.join(places)}."


def _small(withholding: Withholding, document: AnswerDocument, reply: ReplyDocument) -> Iterator[str]:
    """The sentences of the answer that give a number which its table withholds."""
    place = place_in(document, withholding.place)
    table = document.tables[place.number or 0]
    gaps = small_number_gaps(table, [place.column])
    numbers = {int(table.rows[row][column].text) for (row, column), words in gaps.items() if words == FEWER}
    for number in sorted(numbers):
        pattern = re.compile(rf"(?<![\w.,]){number}(?![\w]|[.,]\d)|\b{SPELT[min(number, LEAST - 1)]}\b", re.IGNORECASE)
        for answer in reply.answers:
            given = answer.document
            if (given.question, given.on) != (document.question, document.on):
                continue
            # What the release itself says of small numbers comes after the caveats of the answer.
            said = (given.sentence, *given.caveats[: len(document.caveats)], *given.warnings, *given.coverage)
            if any(pattern.search(text) for text in said):
                yield f"{withholding.what}: withheld, and the number {number} stands in annex {answer.annex}."
