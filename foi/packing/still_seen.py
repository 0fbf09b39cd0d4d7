"""Whether what an answer gave when it was frozen can still be read by those it was made for (DP-04).

Between freezing and release a person may be withheld, or a group become restricted. So each answer is asked again.
"""

from collections.abc import Callable

from foi.disclosure.answer_document import AnswerDocument
from foi.disclosure.reply_document import ReplyDocument
from foi.models import FrozenAnswer, Pack
from iag_registry.lib.audiences import Audience

ASK_AGAIN: list[Callable[[FrozenAnswer], AnswerDocument]] = []
"""How an answer is asked again: the catalogue lies above this, and puts its way here when the site starts."""
NAMED = 10
"""How many of the words that are gone are named."""


def no_longer_seen(pack: Pack, reply: ReplyDocument) -> list[str]:
    """For each answer of a reply the words that it gives and the same question gives no more; in words for officers.

    An answer of which someone has said why it may be given is not asked again. What is withheld is not looked for.
    """
    rows = pack.answers.select_related("answer__question").order_by("answer__question__number", "pk")
    told = []
    for row, given in zip(rows, reply.answers, strict=True):
        if row.opened_because.strip():
            continue
        for ask in ASK_AGAIN:
            try:
                gone = _gone(given.document, ask(row.answer))
            except ValueError as problem:
                told.append(f"{row.answer}: {problem} Freeze another answer, or say why this one may be given.")
                continue
            if gone:
                words = ", ".join(f"“{each}”" for each in gone[:NAMED])
                more = f" and {len(gone) - NAMED} more" if len(gone) > NAMED else ""
                told.append(
                    f"{row.answer}: the register no longer gives {words}{more} to the audience "
                    f"“{Audience(row.answer.audience).label}”. Withhold it, freeze another answer, or say why it may "
                    "be given."
                )
    return told


def _gone(given: AnswerDocument, now: AnswerDocument) -> list[str]:
    """The texts in the cells of an answer as it is released that stand in no cell of it today, each once."""
    today = {cell.text for table in now.tables for row in table.rows for cell in row}
    cells = (cell for table in given.tables for row in table.rows for cell in row if cell.text and not cell.sort)
    return list(dict.fromkeys(cell.text for cell in cells if cell.text not in today))
