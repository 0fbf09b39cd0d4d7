"""The reader of HTML: pasted from Word or a web page, saved as a file, or made from a Word or OpenDocument file."""

import re
from typing import Any

from lxml import etree
from lxml.html import HTMLParser, document_fromstring

from iag_registry.lib.prose import clean_prose
from meetings.importing.blocks import Block, Notes, Reading, Remark, collapse, visible
from meetings.importing.inline import Inline, is_left_out, name_of, style_of, words_of
from meetings.importing.refusals import BROKEN, TOO_LONG, TOO_MANY_PARTS, Refused
from meetings.importing.web_tables import read_table

LONGEST = 2_500_000
MOST_TAGS = 100_000
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
LISTS = {"ul", "ol", "menu", "dir"}
HOLDERS = {
    *("html", "body", "div", "section", "article", "main", "header", "footer", "aside", "nav", "figure", "figcaption"),
    *("form", "fieldset", "center", "address", "details", "summary", "dl", "dt", "dd", "hgroup", "legend", "picture"),
    *("tr", "td", "th", "tbody", "thead", "tfoot", "caption", "li"),
}
"""Elements that hold blocks, or are one themselves where they hold only words."""
BLOCKS = HOLDERS | HEADINGS | LISTS | {"p", "pre", "blockquote", "table", "hr"}
_IGNORED_LABEL = re.compile(r"mso-list\s*:\s*ignore", re.IGNORECASE)
_NUMBER = re.compile(r"^\(?[0-9]{1,3}[a-z]?(\.[0-9]{1,3})*[.)]?$|^\(?[a-z]{1,4}[.)]$", re.IGNORECASE)


def read_html(html: str, notes: Notes | None = None) -> Reading:
    """The blocks of a page or of what was copied from one; raises Refused where it is too large to be minutes."""
    notes = notes or Notes()
    if len(html) > LONGEST:
        raise Refused(TOO_LONG)
    if html.count("<") > MOST_TAGS:
        raise Refused(TOO_MANY_PARTS)
    text = html.replace("\x00", "").encode("utf-8", "ignore")
    parser = HTMLParser(remove_comments=True, remove_pis=True, encoding="utf-8", huge_tree=False, no_network=True)
    try:
        root = document_fromstring(text, parser=parser, ensure_head_body=False)
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError):
        return Reading((), notes.all())
    if any("LIMIT" in str(error.type_name) for error in parser.error_log):
        raise Refused(TOO_MANY_PARTS)
    walk = _Walk(notes)
    try:
        walk.holder(root)
    except RecursionError as problem:
        raise Refused(BROKEN) from problem
    return Reading(tuple(walk.blocks), notes.all())


class _Walk:
    """Goes through a page and gathers its blocks."""

    def __init__(self, notes: Notes) -> None:
        self.notes = notes
        self.blocks: list[Block] = []
        self._growing: Block | None = None
        """The list that Word's next marked paragraph is an entry of, where it is the last block."""

    def holder(self, node: Any) -> None:
        """What holds other blocks; words that stand loose between them are paragraphs."""
        loose = Inline(self.notes)
        loose.text(node.text)
        for child in node:
            name = name_of(child)
            if name in BLOCKS or (name and _holds_blocks(child)):
                self._keep(loose)
                loose = Inline(self.notes)
                self.block(child, name)
            else:
                loose.element(child)
            loose.text(child.tail)
        self._keep(loose)

    def block(self, node: Any, name: str) -> None:
        """One block, of whatever sort it is."""
        if is_left_out(node, self.notes):
            return
        if node.get("style") or node.get("align"):
            self.notes.add(Remark.STYLING)
        if name in HEADINGS:
            self._keep(self._inline(node), level=int(name[1]))
        elif name in LISTS:
            self.blocks += self._list(node)
        elif name == "table":
            self._table(node)
        elif name == "p":
            self._paragraph(node)
        elif name == "pre":
            self._lines(node)
        elif name == "blockquote":
            self._quote(node)
        elif name != "hr":
            self.holder(node)

    def _inline(self, node: Any) -> Inline:
        gathered = Inline(self.notes)
        gathered.children(node)
        return gathered

    def _keep(self, inline: Inline, *, level: int = 0) -> None:
        if not inline.lines:
            return
        tag = "p" if not level else "h3" if level < 4 else "h4"
        html = _clean(f"<{tag}>{inline.html}</{tag}>")
        kind = "heading" if level else "paragraph"
        self.blocks.append(Block(kind, html, inline.lines, level=level, is_bold=inline.is_bold))  # type: ignore[arg-type]

    def _paragraph(self, node: Any) -> None:
        """A paragraph; one that Word has marked as an entry of a list joins the list before it."""
        label = next((each for each in node.iter("span") if _IGNORED_LABEL.search(style_of(each))), None)
        if "mso-list" not in style_of(node) or label is None:
            self._keep(self._inline(node))
            return
        printed = words_of(label)
        for each in label.iterdescendants():
            each.tail = None
        label[:], label.text = [], f"{printed} " if _NUMBER.match(printed) else ""
        if _NUMBER.match(printed):
            self._keep(self._inline(node))
            return
        inline = self._inline(node)
        entry = Block("list", _clean(f"<ul><li>{inline.html}</li></ul>"), (" ".join(inline.lines),))
        before = self.blocks[-1] if self.blocks else None
        if before and before is self._growing:
            joined = before.html.removesuffix("</ul>") + entry.html.removeprefix("<ul>")
            entry = Block("list", joined, before.lines + entry.lines)
            self.blocks.pop()
        if inline.lines:
            self._growing = entry
            self.blocks.append(entry)

    def _lines(self, node: Any) -> None:
        """Text as typed: an empty line parts paragraphs."""
        for part in re.split(r"\n[ \t]*\n", visible("".join(node.itertext()))):
            inline = Inline(self.notes)
            for number, line in enumerate(part.splitlines()):
                if number:
                    inline.line_break()
                inline.text(line)
            self._keep(inline)

    def _quote(self, node: Any) -> None:
        inner = _Walk(self.notes)
        inner.holder(node)
        if inner.blocks:
            html = "".join(block.html for block in inner.blocks)
            lines = tuple(line for block in inner.blocks for line in block.lines)
            self.blocks.append(Block("quote", _clean(f"<blockquote>{html}</blockquote>"), lines))

    def _list(self, node: Any) -> list[Block]:
        """A list, with the lists inside it."""
        tag = "ol" if name_of(node) == "ol" else "ul"
        start = str(node.get("start") or "")
        entries, lines = [], []
        for child in node:
            if not name_of(child) or is_left_out(child, self.notes):
                continue
            inner = _Walk(self.notes)
            if name_of(child) in LISTS:
                inner.blocks += self._list(child)
            else:
                inner.holder(child)
            if inner.blocks:
                entries.append(f"<li>{''.join(_inside_entry(block) for block in inner.blocks)}</li>")
                lines.append(" ".join(inner.blocks[0].lines))
                lines += [line for block in inner.blocks[1:] for line in block.lines]
        if not entries:
            return []
        number = f' start="{start}"' if tag == "ol" and start.isascii() and start.isdecimal() and len(start) < 5 else ""
        return [Block("list", _clean(f"<{tag}{number}>{''.join(entries)}</{tag}>"), tuple(lines))]

    def _table(self, node: Any) -> None:
        caption, rows = read_table(node, self.notes)
        if len(rows) == 1 and len(rows[0]) == 1:
            self.holder(rows[0][0].node)
            return
        words = tuple(tuple(cell.words for cell in row) for row in rows)
        if not any(any(row) for row in words):
            return
        head = f"<caption>{caption}</caption>" if caption else ""
        body = "".join(f"<tr>{''.join(cell.html for cell in row)}</tr>" for row in rows)
        lines = tuple(collapse(" ".join(row)) for row in words)
        self.blocks.append(Block("table", _clean(f"<table>{head}<tbody>{body}</tbody></table>"), lines, cells=words))


def _inside_entry(block: Block) -> str:
    """A paragraph inside an entry of a list needs no element of its own."""
    if block.kind == "paragraph":
        return block.html.removeprefix("<p>").removesuffix("</p>")
    if block.kind == "heading":
        return f"<strong>{block.html[4:-5]}</strong>"
    return block.html


def _clean(html: str) -> str:
    """Once more through the filter that every text of minutes goes through, whatever was thought of above."""
    return clean_prose(html)


def _holds_blocks(node: Any) -> bool:
    """True for an inline element that is wrapped around blocks, as copied pages have it."""
    return any(name_of(each) in BLOCKS for each in node.iterdescendants())
