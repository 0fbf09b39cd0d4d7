"""Whether anything that a reply withholds still stands elsewhere in it, also in another form of the same name."""

import re
from collections.abc import Iterable, Iterator

from foi.disclosure.answer_document import AnswerDocument
from foi.disclosure.places import place_in
from foi.disclosure.reply_document import ReplyDocument
from foi.disclosure.standing import is_in_cell, places_of
from foi.disclosure.withheld import in_full, words_withheld
from foi.models import Requester, Withholding
from foi.packing.small_leaks import Texts, small_numbers_told, sorted_cells
from meetings.redaction.names import Name

EMAIL = re.compile(r"[^\s<>@,;]+@[^\s<>@,;]+\w")
SIGNATURE = re.compile(r"(?:[A-Z][\w.'’-]*\s+){1,3}[A-Z][\w'’-]+")
"""Two to four words that begin with a capital, and nothing else."""
SHORTEST = 4
"""A shorter name stands in too many words to be looked for."""


def still_standing(reply: ReplyDocument, withholdings: Iterable[Withholding], minutes: Texts) -> list[str]:
    """Each place where words that are withheld stand all the same, in words for the officer; empty where there is none.

    `minutes` are the texts of the minutes that go with the reply. Where the officer has said why the words may stand
    elsewhere, they are not looked for.
    """
    texts = [*texts_of(reply), *minutes]
    return [told for each in withholdings if not each.elsewhere.strip() for told in _found(each, reply, texts)]


def naming_the_asker(asker: Requester | None, texts: Texts) -> list[str]:
    """Where who asked is named in these texts, or can be reached by them: never in what leaves (FOI-12).

    Looked for is every name and address that was ever recorded, so that none is found no more once it is corrected, and
    the name under the letter.
    """
    if asker is None:
        return []
    recorded = dict.fromkeys(asker.history.values_list("name", "address")) if asker.pk else {}
    names = dict.fromkeys([asker.name, *(name for name, _ in recorded), _signature(asker.letter)])
    addresses = dict.fromkeys([asker.address, *(address for _, address in recorded)])
    reached = [line for each in addresses for line in each.splitlines() if re.search(r"[\d@]", line)]
    told = [words.strip() for words in (*names, *reached) if len(words.strip()) >= SHORTEST]
    initials = [form for name in names for form in _forename_and_initial(name)]
    spelt = [*initials, *(_spelt(found) for each in addresses for found in EMAIL.findall(each))]
    forms = re.compile("|".join(spelt) or "(?!)")
    found = (where for where, text in texts if forms.search(text) or any(places_of(words, text) for words in told))
    return list(dict.fromkeys(found))


def _signature(letter: str) -> str:
    """The name under a letter: its last line, where that looks like a name; empty where it does not."""
    last = next((line.strip() for line in reversed(letter.splitlines()) if line.strip()), "")
    return last if SIGNATURE.fullmatch(last) else ""


def _forename_and_initial(written: str) -> list[str]:
    """What finds “Nell F.”: a forename with the first letter of the surname alone."""
    name = Name.of(written)
    if not (name.forenames and name.surname):
        return []
    forename, initial = re.escape(name.forenames[0]), name.surname[0][0].upper()
    return [rf"\b(?i:{forename})\s+{initial}(?!\w|['’]\w)"] if len(forename) > 1 else []


def _spelt(address: str) -> str:
    """What finds an email address, also as “nell [at] example (dot) org”."""
    name, _, site = address.partition("@")
    at = r"\s*(?:@|[\[({<]\s*(?:at|@)\s*[\])}>]|\sat\s)\s*"
    dot = r"\s*(?:\.|[\[({<]\s*(?:dot|\.)\s*[\])}>]|\sdot\s)\s*"
    return rf"(?i:(?<!\w){re.escape(name)}{at}{dot.join(map(re.escape, site.split('.')))}(?!\w))"


def given_away(withholdings: Iterable[Withholding], text: str) -> list[str]:
    """The words that are withheld and stand in this text, in any form of a name."""
    words = dict.fromkeys(words for each in withholdings for words in words_withheld(each))
    return [each for each in words if places_of(each, text)]


def written_by_people(reply: ReplyDocument) -> Texts:
    """What was written for this request, its reference and questions included, and what its documents are called.

    Nothing else of the register: that someone of the same name sits on a group does not tell that they asked.
    """
    cited = ((each.annex, citation.document) for each in reply.answers for citation in each.document.citations)
    titles = [(f"the name of a document in annex {annex}", document) for annex, document in dict.fromkeys(cited)]
    questions = [(f"question {each.number}", each.text) for each in reply.questions]
    return [("the reference", reply.reference), *titles, *questions, *_written(reply)]


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
    yield from (each.line for each in document.citations)
    yield from (f"{each.count} {each.what}: {each.reason}" for each in document.withheld)
    yield from (each.words for each in document.parameters)
    for table in document.tables:
        yield from (table.caption, table.about)
        yield from (cell.words for row in table.rows for cell in row if not cell.is_gap and not cell.is_number)


def _found(withholding: Withholding, reply: ReplyDocument, texts: Texts) -> Iterator[str]:
    if withholding.answer is None:
        return
    document = in_full(withholding.answer)
    place = place_in(document, withholding.place)
    if place.is_small:
        yield from small_numbers_told(withholding.what, document, place, reply, texts)
        return
    for words in words_withheld(withholding):
        places = [where for where, text in texts if places_of(words, text)]
        places += [f"annex {annex}" for annex, cell in sorted_cells(reply) if is_in_cell(words, cell)]
        if places:
            told = ", ".join(dict.fromkeys(places))
            yield f"“{words}” is withheld ({withholding.what}), and stands in {told}."
