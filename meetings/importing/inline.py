"""The words of one paragraph of a web page as clean HTML: bold, italic, links and line breaks, and nothing else."""

import re
from html import escape
from typing import Any
from urllib.parse import urlsplit

from iag_registry.lib.prose import SCHEMES
from meetings.importing.blocks import GAP, Notes, Remark, collapse, has_unseen, visible

UNREAD = {"script", "style", "head", "title", "template", "noscript", "svg", "math", "link", "meta", "base", "param"}
FORM = {"button", "input", "select", "textarea", "datalist", "option", "progress", "meter"}
FOREIGN = {"iframe", "object", "embed", "applet", "frame", "frameset", "audio", "video", "canvas", "map", "area"}
DELETED = {"del"}
STRUCK = {"s", "strike"}
_WHITE = re.compile(r"[ \t\r\n\f\v\u00a0]+")
_HIDDEN = re.compile(r"(display\s*:\s*none|visibility\s*:\s*(hidden|collapse)|mso-hide\s*:\s*all)", re.IGNORECASE)
_HEAVY = re.compile(r"font-weight\s*:\s*(bold|[6-9]00)", re.IGNORECASE)
_LIGHT = re.compile(r"font-weight\s*:\s*(normal|[1-5]00)", re.IGNORECASE)
_SLANTED = re.compile(r"font-style\s*:\s*italic", re.IGNORECASE)
_ADDRESS = re.compile(r"[^\s<>\"'`\\\x00-\x20]+")
_STYLED = {"style", "bgcolor", "color", "face", "align", "size"}


def name_of(node: Any) -> str:
    """The element's name in small letters; empty for what is no element."""
    return node.tag.lower() if isinstance(node.tag, str) else ""


def style_of(node: Any) -> str:
    """What the element says of its looks."""
    return str(node.get("style") or "")


def words_of(node: Any) -> str:
    """All the words inside an element, in one line."""
    return collapse(" ".join(text for text in node.itertext() if isinstance(text, str)))


def is_left_out(node: Any, notes: Notes) -> bool:
    """True for an element that is left out with all that is in it; what it was is noted."""
    name, style, classes = name_of(node), style_of(node), str(node.get("class") or "")
    if name == "script":
        notes.add(Remark.MACRO)
    elif name in FORM:
        notes.add(Remark.FORM, words_of(node))
    elif name in FOREIGN:
        notes.add(Remark.OTHER, words_of(node))
    elif name in DELETED:
        notes.add(Remark.DELETED, words_of(node))
    elif "mso-element:comment" in style.replace(" ", "") or "MsoCommentReference" in classes:
        notes.add(Remark.COMMENT, words_of(node))
    elif "mso-element:header" in style.replace(" ", "") or "mso-element:footer" in style.replace(" ", ""):
        notes.add(Remark.HEADER, words_of(node))
    elif node.get("hidden") is not None or _HIDDEN.search(style):
        notes.add(Remark.HIDDEN, words_of(node))
    elif name not in UNREAD:
        return False
    return True


class Inline:
    """Gathers the words of a paragraph: its HTML, and its lines as plain words."""

    def __init__(self, notes: Notes) -> None:
        self.notes = notes
        self._html: list[str] = []
        self._lines: list[str] = [""]
        self._light = 0

    def text(self, text: str | None, *, bold: bool = False) -> None:
        """Add words; `bold` where they are, so that it is known whether all of them are."""
        if not text:
            return
        if has_unseen(text):
            self.notes.add(Remark.UNSEEN)
        words = _WHITE.sub(" ", visible(text))
        if self._lines[-1] == "" or self._lines[-1].endswith((" ", GAP)):
            words = words.lstrip(" ")
        if not words:
            return
        if not bold and words.strip(f" {GAP}"):
            self._light += 1
        self._lines[-1] += words
        self._html.append(escape(words.replace(GAP, " "), quote=False))

    def line_break(self) -> None:
        """End a line within the paragraph."""
        self._lines[-1] = self._lines[-1].rstrip(" ")
        self._html.append("<br>")
        self._lines.append("")

    def open(self, tag: str) -> None:
        """Begin an element such as `strong` or `a href="…"`."""
        self._html.append(f"<{tag}>")

    def close(self, tag: str) -> None:
        """End an element."""
        self._html.append(f"</{tag}>")

    def children(self, node: Any, *, bold: bool = False) -> None:
        """Add what is inside an element."""
        self.text(node.text, bold=bold)
        for child in node:
            self.element(child, bold=bold)
            self.text(child.tail, bold=bold)

    def element(self, node: Any, *, bold: bool = False) -> None:
        """Add one element, or note why it is left out."""
        name = name_of(node)
        if not name or is_left_out(node, self.notes):
            return
        if _STYLED.intersection(node.keys()) or name in {"font", "u"}:
            self.notes.add(Remark.STYLING)
        if name == "br":
            self.line_break()
        elif name == "img":
            self._image(node)
        elif tag := self._tag(node, name, bold=bold):
            self.open(tag)
            self.children(node, bold=bold or tag == "strong")
            self.close(tag.partition(" ")[0])
        else:
            if name in STRUCK or "line-through" in style_of(node):
                self.notes.add(Remark.STRUCK, words_of(node))
            if name == "ins":
                self.notes.add(Remark.INSERTED, words_of(node))
            self.children(node, bold=bold)

    def _tag(self, node: Any, name: str, *, bold: bool) -> str:
        """What the element becomes, if anything."""
        style = style_of(node)
        if name == "a":
            return self._link(node)
        if (name in {"b", "strong"} and not _LIGHT.search(style)) or (
            name in {"span", "font"} and _HEAVY.search(style)
        ):
            return "" if bold else "strong"
        if name in {"i", "em"} or (name == "span" and _SLANTED.search(style)):
            return "em"
        return ""

    def _link(self, node: Any) -> str:
        href = str(node.get("href") or "").strip()
        if not href or href.startswith("#"):
            return ""
        if is_address(href):
            return f'a href="{escape(href)}"'
        self.notes.add(Remark.LINK, words_of(node))
        return ""

    def _image(self, node: Any) -> None:
        words = collapse(str(node.get("alt") or ""))
        self.notes.add(Remark.IMAGE_WITH_TEXT if words else Remark.IMAGE_WITHOUT_TEXT, words)
        if words:
            self.text(f" [Picture: {words}] ")

    @property
    def lines(self) -> tuple[str, ...]:
        """Its lines that have words."""
        return tuple(line for each in self._lines if (line := each.strip(f" {GAP}")))

    @property
    def html(self) -> str:
        """The HTML, without empty elements or breaks at its ends."""
        return tidy("".join(self._html))

    @property
    def is_bold(self) -> bool:
        """True where every word is bold."""
        return not self._light and bool(self.lines)


def is_address(href: str) -> bool:
    """True for a link that a page may hold: to the web or to a mailbox, whole, without odd characters."""
    try:
        parts = urlsplit(href)
    except ValueError:
        return False
    reaches = bool(parts.path) if parts.scheme == "mailto" else bool(parts.netloc)
    return parts.scheme in SCHEMES and reaches and bool(_ADDRESS.fullmatch(href))


_EMPTY = re.compile(r"<(strong|em|a(?: href=\"[^\"]*\")?)>((?:\s|<br>)*)</(?:strong|em|a)>")
_TOUCHING = re.compile(r"</(strong|em)>( ?)<\1>")
_ENDS = re.compile(r"^(?:\s|<br>)+|(?:\s|<br>)+$")


def tidy(html: str) -> str:
    """Without empty elements, elements that end where the same begins, and breaks at the ends."""
    while (shorter := _TOUCHING.sub(r"\2", _EMPTY.sub(r"\2", html))) != html:
        html = shorter
    return _ENDS.sub("", html)
