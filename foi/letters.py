"""An answer as a letter that a person receives, and as plain text, in the order of a reply.

What was asked, the answer, what was counted, what to know, what is withheld, and where it comes from.
"""

from collections.abc import Iterator
from datetime import datetime

from django.conf import settings
from django.utils.timezone import localtime

from foi.catalogue import Answer
from foi.catalogue.answer import Table
from foi.catalogue.wording import day_in_words, moment_in_words
from foi.exports import asked_at, cited, identifier
from iag_registry.lib.audiences import Audience
from iag_registry.lib.documents import Block, Bullets, Grid, Heading, Paragraph, plain_text
from iag_registry.lib.odt import write_odt
from iag_registry.lib.quotations import LINES_COUNTED

OPEN_RECORDS = "The answer is made only from records that are open to the audience that it is made for."
EMPTY_CELLS = "An empty cell means that no source in the register states it."
LEFT_OUT = "What no source in the register states is left out of the lines above."


def letter(answer: Answer, *, generated_at: datetime) -> bytes:
    """The answer as an ODT letter."""
    title = f"{answer.title.rstrip('?')}: as at {answer.on_words}"
    return write_odt(_blocks(answer, generated_at), title=title)


def text(answer: Answer, *, generated_at: datetime) -> str:
    """The answer as plain text, with everything that is in the letter."""
    return plain_text(_blocks(answer, generated_at, unstated=LEFT_OUT))


def _blocks(answer: Answer, generated_at: datetime, *, unstated: str = EMPTY_CELLS) -> Iterator[Block]:
    yield Heading(answer.title, 1)
    yield Paragraph(f"{settings.SERVICE_NAME}. Publisher: {settings.PUBLISHER_NAME}")
    reference = f"Reference: {answer.request}\n" if answer.request else ""
    yield Paragraph(f"Date: {day_in_words(localtime(generated_at).date())}\n{reference}Answer: {identifier(answer)}")
    if answer.audience != Audience.PUBLIC:
        yield Paragraph(
            f"Not for publication. Made for the audience “{answer.audience.label}”: it may hold names and statements "
            "that are not public."
        )
    yield Heading("What was asked")
    yield Bullets(tuple(f"{each.label}: {each.words}" for each in asked_at(answer, generated_at)))
    yield Heading("Answer")
    yield Paragraph(answer.sentence, lead=True)
    for table in answer.tables:
        yield from _table(table)
    if any("" in row for table in answer.tables for row in _texts(table)):
        yield Paragraph(unstated)
    if answer.warnings:
        yield Heading("Take note")
        yield Bullets(answer.warnings)
    yield Heading("What was counted, and how")
    yield Paragraph(answer.counting_rule)
    if answer.definition:
        yield Bullets(answer.definition)
    if answer.coverage or answer.caveats:
        yield Heading("What to know when you use this answer")
        yield Bullets((*answer.coverage, *answer.caveats))
    yield Heading("What is withheld")
    if answer.withheld:
        yield Bullets(tuple(f"{each.count} {each.what}: {each.reason}." for each in answer.withheld))
    else:
        yield Paragraph("No name in this answer is withheld.")
    yield Paragraph(OPEN_RECORDS)
    yield Heading("Where this comes from")
    if not answer.citations:
        yield Paragraph("No document in the register speaks of this on this day.")
    else:
        yield Paragraph(LINES_COUNTED)
    for document, citations in answer.documents:
        by = f", {document.publisher}" if document.publisher else ""
        yield Heading(f"{document.document}{by}", 3)
        yield Bullets(tuple(cited(citation).removeprefix(f"{citation.document}, ") for citation in citations))
    yield Heading("About this answer")
    known = f"as it was known on {moment_in_words(answer.known_at or generated_at)}"
    yield Paragraph(
        f"It gives the register as at {answer.on_words}, {known}. It was made on {moment_in_words(generated_at)}. "
        "The register says only what its sources say: what is not in it is not known to it, and is not thereby denied."
    )


def _table(table: Table) -> Iterator[Block]:
    yield Grid(table.caption, table.labels, _texts(table))
    if addresses := table.addresses:
        yield Paragraph("Where to read them:")
        yield Bullets(tuple(addresses))
    if table.about:
        yield Paragraph(table.about)
    if table.unstated:
        yield Paragraph(f"No source states for any of these: {table.unstated}.")


def _texts(table: Table) -> list[list[str]]:
    return [[cell.words for cell in line] for line in table.lines]
