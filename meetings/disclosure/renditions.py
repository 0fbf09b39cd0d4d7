"""What is published of a document: its HTML below the contents of the page, and its plain text."""

from hashlib import sha256

from django.template.loader import render_to_string

from iag_registry.lib.documents import Block, Bullets, Grid, Heading, Paragraph
from meetings.disclosure.document import MinutesDocument
from meetings.disclosure.minutes_blocks import minutes_blocks

SPACE = " \t\r"


def html_of(document: MinutesDocument) -> str:
    """The document from the names to what is withheld, as a part of a page; a page adds title, facts and contents."""
    html = render_to_string("meetings/release/minutes.html", {"document": document})
    return "".join(f"{line.strip(SPACE)}\n" for line in html.split("\n") if line.strip(SPACE))


def text_of(document: MinutesDocument) -> str:
    """The whole document as plain text, in the order of its page: the blocks of its file for word processors."""
    return "\n\n".join(_text(block) for block in minutes_blocks(document)) + "\n"


def checksum(text: str) -> str:
    """The SHA-256 of a text in UTF-8, in hexadecimal."""
    return sha256(text.encode()).hexdigest()


def _text(block: Block) -> str:
    """One block as lines that are never broken, so that every address and every sentence can be found in them."""
    match block:
        case Heading(text, 1):
            return f"{text}\n{'=' * len(text)}"
        case Heading(text, 2):
            return f"\n{text}\n{'-' * len(text)}"
        case Heading(text) | Paragraph(text):
            return text
        case Bullets(items, start):
            return "\n".join(_point("- " if start is None else f"{start + i}. ", item) for i, item in enumerate(items))
        case Grid(caption, labels, rows):
            return "\n".join([caption, *(" | ".join(row) for row in (labels, *rows))])


def _point(mark: str, item: str) -> str:
    return mark + item.replace("\n", "\n" + " " * len(mark))
