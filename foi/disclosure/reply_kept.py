"""What a released reply says, as it was kept with it, and what it speaks of."""

from collections.abc import Iterable

from foi.choices import Outcome
from foi.disclosure.keys import GROUP_PAGE
from foi.disclosure.reply_document import FILE, ReplyDocument
from foi.models import InformationRequest, Pack, PackFile, QuestionPart

LETTER = "letter.txt"


def reply_of(pack: Pack) -> ReplyDocument:
    """The whole reply."""
    return ReplyDocument.from_text(_kept(pack, FILE))


def letter_of(pack: Pack) -> str:
    """The letter as plain text."""
    return _kept(pack, LETTER)


def groups_in(reply: ReplyDocument) -> set[str]:
    """The keys of the groups to which the released tables and the minutes lead."""
    return set(_groups(reply))


def themes_in(reply: ReplyDocument, request: InformationRequest) -> set[int]:
    """The themes of the parts that the reply answers, by their numbers.

    A theme of which it neither confirms nor denies anything is none of them. What other replies and requests say of a
    theme counts for nothing, so that nothing can be told from a theme that is there or missing (FOI-22).
    """
    outcomes: dict[tuple[int, str], set[str]] = {}
    for question in reply.questions:
        for part in question.parts:
            outcomes.setdefault((question.number, part.label), set()).add(part.outcome)
    answered: set[int] = set()
    silent: set[int] = set()
    for each in QuestionPart.objects.filter(question__request=request).select_related("question"):
        said = outcomes.get((each.question.number, each.label), set())
        if each.theme_id and said:
            (silent if Outcome.NCND in said else answered).add(each.theme_id)
    return answered - silent


def _groups(reply: ReplyDocument) -> Iterable[str]:
    cells = (c for a in reply.answers for t in a.document.tables for row in t.rows for c in row)
    for address in (*(cell.url for cell in cells), *(minutes.url for minutes in reply.minutes)):
        if found := GROUP_PAGE.match(address):
            yield found[1]


def _kept(pack: Pack, name: str) -> str:
    return bytes(PackFile.objects.get(pack=pack, name=name).content).decode()
