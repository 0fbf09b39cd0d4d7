"""A run of blocks as HTML: for a page on which staff see a letter as it will be, and for the PDF that is made of it."""

from collections.abc import Iterable
from html import escape

from iag_registry.lib.documents import Block, Bullets, Grid, Heading, Paragraph


def html_of(blocks: Iterable[Block], *, first_level: int = 1) -> str:
    """The blocks as HTML, without any style; the title of the document becomes a heading of `first_level`."""
    return "\n".join(_html(block, first_level - 1) for block in blocks)


def _html(block: Block, deeper: int) -> str:
    match block:
        case Heading(text, level):
            return f"<h{level + deeper}>{_words(text)}</h{level + deeper}>"
        case Paragraph(text, lead):
            opening = '<p class="lead">' if lead else "<p>"
            return f"{opening}{_words(text)}</p>"
        case Bullets(items):
            return f"<ul>{''.join(f'<li>{_words(item)}</li>' for item in items)}</ul>"
        case Grid(caption, labels, rows):
            heads = "".join(f'<th scope="col">{_words(label)}</th>' for label in labels)
            body = "".join(f"<tr>{''.join(f'<td>{_words(cell)}</td>' for cell in row)}</tr>" for row in rows)
            head = f"<thead><tr>{heads}</tr></thead>"
            return f"<table><caption>{_words(caption)}</caption>{head}<tbody>{body}</tbody></table>"


def _words(text: str) -> str:
    return escape(text).replace("\n", "<br>")
