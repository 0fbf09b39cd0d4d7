"""Prose as blocks of a document (`iag_registry.lib.documents`): lists stay lists, tables tables, links say where."""

import re
from collections.abc import Iterator

import nh3

from iag_registry.lib.documents import Block, Bullets, Grid, Heading, Paragraph
from iag_registry.lib.prose_reader import READ, read
from iag_registry.lib.prose_tree import Block as ProseBlock
from iag_registry.lib.prose_tree import Branch, Leaf, Run, leaves, lines_of

_FOR_EARS_ALONE = re.compile(r'<span class="govuk-visually-hidden">[^<]*</span>')
_ATTRIBUTES = {"a": {"href"}, "ol": {"start"}}


def blocks_of(html: str, *, label: str = "") -> Iterator[Block]:
    """The blocks of some published prose; `label` is the number that stands before the first, as 2.3."""
    cleaned = nh3.clean(_FOR_EARS_ALONE.sub("", html), tags=READ, attributes=_ATTRIBUTES, link_rel=None)
    for block in read(cleaned).children:
        yield from _blocks(block, label)
        label = ""


def _blocks(block: ProseBlock, label: str) -> Iterator[Block]:
    if isinstance(block, Leaf):
        text = _with_addresses(block)
        is_heading = block.tag in ("h3", "h4")
        yield Heading(text, 3) if is_heading else Paragraph(f"{label} {text}" if label else text)
        return
    _tell_addresses(block)
    if block.tag == "table":
        yield _grid(block, label)
    elif block.tag in ("ul", "ol"):
        if label:
            yield Paragraph(label)
        start = int(block.attributes.get("start", "1")) if block.tag == "ol" else None
        yield Bullets(tuple("\n".join(lines_of(item)) for item in block.children), start=start)
    else:
        for child in block.children:
            yield from _blocks(child, label)
            label = ""


def _grid(table: Branch, label: str) -> Grid:
    """A table whose first row has the headings; shorter rows are filled up."""
    caption, rows = "Table", []
    for part in table.children:
        if isinstance(part, Leaf):
            caption = part.text
        else:
            rows += [_cells(row) for row in part.children if isinstance(row, Branch)]
    width = max(map(len, rows), default=0)
    head, *rest = [row + [""] * (width - len(row)) for row in rows]
    return Grid(f"{label} {caption}" if label else caption, head, rest)


def _cells(row: Branch) -> list[str]:
    return [" ".join(" ".join(lines_of(cell)).split()) for cell in row.children]


def _tell_addresses(block: ProseBlock) -> None:
    for leaf in leaves(block):
        leaf.runs = [Run(_with_addresses(leaf))]


def _with_addresses(leaf: Leaf) -> str:
    """The words of a leaf, and after those of each link its address, where they do not say it themselves."""
    text, words = "", ""
    for place, run in enumerate(leaf.runs):
        text += run.text
        words += run.text if run.href else ""
        after = leaf.runs[place + 1].href if place + 1 < len(leaf.runs) else ""
        if run.href and after != run.href:
            address = run.href.removeprefix("mailto:")
            text += f" ({address})" if address != words.strip() else ""
            words = ""
    return text
