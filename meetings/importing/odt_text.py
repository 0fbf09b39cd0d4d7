"""The text of an OpenDocument file as HTML: what is left out is noted, what is not known does not pass."""

from collections.abc import Iterable
from html import escape
from xml.etree.ElementTree import Element

from meetings.importing.blocks import GAP, Notes, Remark, collapse
from meetings.importing.odt_numbering import Numbering
from meetings.importing.odt_styles import Styles, number
from meetings.importing.refusals import TOO_MANY_PARTS, Refused

MOST_REPEATS = 100
INDEXES = {
    *("text:table-of-content", "text:alphabetical-index", "text:illustration-index", "text:table-index"),
    *("text:object-index", "text:user-index", "text:bibliography"),
}
SILENT = {
    *("text:sequence-decls", "text:variable-decls", "text:user-field-decls", "text:soft-page-break", "text:number"),
    *("text:bookmark", "text:bookmark-start", "text:bookmark-end", "text:reference-mark", "office:annotation-end"),
    *("text:change", "table:table-column", "table:table-columns", "table:table-header-columns", "text:ruby-text"),
    *("table:covered-table-cell", "text:list-header", "svg:title", "svg:desc", "text:dde-connection-decls"),
}
NOTED = {
    **dict.fromkeys(INDEXES, Remark.CONTENTS),
    "text:hidden-text": Remark.HIDDEN,
    "text:hidden-paragraph": Remark.HIDDEN,
    "text:placeholder": Remark.PROMPT,
    "office:event-listeners": Remark.MACRO,
    "text:script": Remark.MACRO,
    "text:execute-macro": Remark.MACRO,
    "draw:control": Remark.FORM,
}
"""Parts that are left out, and what is said of them."""
SHAPES = {"draw:custom-shape", "draw:rect", "draw:ellipse", "draw:line", "draw:polygon", "draw:path", "draw:g"}


def words(element: Element) -> str:
    """The words inside an element, with a space between paragraphs, without comments."""
    parts = [element.text or ""]
    for each in element:
        if each.tag == "text:s":
            parts.append(" ")
        elif each.tag not in {"office:annotation", "svg:title", "svg:desc", "dc:creator", "dc:date"}:
            parts.append(words(each))
            parts.append(" " if each.tag in {"text:p", "text:h", "text:tab", "text:line-break"} else "")
        parts.append(each.tail or "")
    return "".join(parts)


class Text:
    """Turns the body of a document into HTML, block by block."""

    def __init__(self, styles: Styles, numbering: Numbering, notes: Notes) -> None:
        self.styles, self.numbering, self.notes = styles, numbering, notes
        self._after: list[str] = []
        self._inserted: dict[str, list[str]] = {}

    def blocks(self, parent: Iterable[Element]) -> str:
        """The HTML of everything that stands in an element."""
        return "".join(self.block(each) for each in parent)

    def block(self, element: Element) -> str:
        """The HTML of one block; empty for one that is left out."""
        tag = element.tag
        if tag in {"text:p", "text:h"}:
            return self._paragraph(element)
        if tag == "text:list":
            return self._list(element, element.get("text:style-name", ""), level=1, root="")
        if tag == "table:table":
            return self._table(element)
        if tag in {"text:section", "text:index-body", "text:numbered-paragraph", "text:list-item"}:
            if element.get("text:display") == "none":
                self.notes.add(Remark.HIDDEN, words(element))
                return ""
            return self.blocks(element)
        if self._is_left_out(element):
            return ""
        inline = self._inline_element(element)
        after, self._after = "".join(self._after), []
        return (f"<p>{inline}</p>" if inline.strip() else "") + after

    def _is_left_out(self, element: Element) -> bool:
        """True for what is not read; what it was is noted."""
        tag = element.tag
        if tag in SILENT:
            return True
        if tag == "text:tracked-changes":
            for deletion in element.iter("text:deletion"):
                self.notes.add(Remark.DELETED, words(deletion))
        elif tag == "office:annotation":
            author = next((each.text for each in element if each.tag == "dc:creator"), "")
            self.notes.add(Remark.COMMENT, f"{author}: {words(element)}" if author else words(element))
        elif tag in NOTED:
            self.notes.add(NOTED[tag], words(element) or element.get("text:string-value", ""))
        elif tag == "office:forms" or tag.startswith("form:"):
            if len(element):
                self.notes.add(Remark.FORM)
        else:
            return False
        return True

    # Paragraphs

    def _paragraph(self, element: Element) -> str:
        style = element.get("text:style-name", "")
        looks = self.styles.looks(style)
        if looks.hidden:
            self.notes.add(Remark.HIDDEN, words(element))
            return ""
        outer, self._after = self._after, []
        inline = self._inline(element)
        after, self._after = "".join(self._after), outer
        if not inline.strip():
            return after
        level = min(number(element.get("text:outline-level", "1")) or 1, 6) if element.tag == "text:h" else 0
        level = level or self.styles.heading(style)
        if element.tag == "text:h" and element.get("text:is-list-header") != "true":
            label = self.numbering.heading_label(number(element.get("text:outline-level", "1")) or 1)
            inline = f"{escape(label)} {inline}" if label else inline
        if level:
            return f"<h{level}>{inline}</h{level}>{after}"
        if looks.bold:
            inline = f"<strong>{inline}</strong>"
        paragraph = f"<p>{inline}</p>"
        return (f"<blockquote>{paragraph}</blockquote>" if self.styles.is_quote(style) else paragraph) + after

    def _inline(self, element: Element) -> str:
        parts = [self._said(element.text)]
        for each in element:
            parts += [self._inline_element(each), self._said(each.tail)]
        return "".join(parts)

    def _said(self, text: str | None) -> str:
        for gathered in self._inserted.values():
            gathered.append(text or "")
        return escape(text or "", quote=False)

    def _inline_element(self, element: Element) -> str:
        tag = element.tag
        if tag == "text:span":
            return self._span(element)
        if tag == "text:a":
            return f'<a href="{escape(element.get("xlink:href", ""))}">{self._inline(element)}</a>'
        if tag == "text:s":
            return GAP if number(element.get("text:c", "1")) != 1 else " "
        if tag == "text:tab":
            return GAP
        if tag == "text:line-break":
            return "<br>"
        if tag == "text:note":
            return self._footnote(element)
        if tag in {"text:change-start", "text:change-end"}:
            self._mark_change(element)
            return ""
        if tag == "draw:frame" or tag in SHAPES:
            return self._frame(element)
        if tag.startswith("draw:") and tag != "draw:a":
            self.notes.add(Remark.OTHER, words(element))
            return ""
        return "" if self._is_left_out(element) else self._inline(element)

    def _span(self, element: Element) -> str:
        looks = self.styles.looks(element.get("text:style-name", ""))
        if looks.hidden:
            self.notes.add(Remark.HIDDEN, words(element))
            return ""
        if looks.struck:
            self.notes.add(Remark.STRUCK, words(element))
        self.notes.add(Remark.STYLING)
        inner = self._inline(element)
        inner = f"<em>{inner}</em>" if looks.italic else inner
        return f"<strong>{inner}</strong>" if looks.bold else inner

    def _footnote(self, element: Element) -> str:
        text = collapse(" ".join(words(each) for each in element if each.tag == "text:note-body"))
        self.notes.add(Remark.NOTE, text)
        return escape(f" [Footnote: {text}]", quote=False) if text else ""

    def _mark_change(self, element: Element) -> None:
        """Between these two marks stand words that were inserted with tracked changes."""
        identifier = element.get("text:change-id", "")
        if element.tag == "text:change-start":
            self._inserted[identifier] = []
        elif identifier in self._inserted:
            self.notes.add(Remark.INSERTED, "".join(self._inserted.pop(identifier)))

    def _frame(self, element: Element) -> str:
        """The words of a picture in its place; what stands in a text box comes below the paragraph."""
        boxes = [each for each in element.iter() if each.tag == "draw:text-box"]
        if element.tag != "draw:frame" and not boxes:
            boxes = [element]
        for box in boxes:
            paragraphs = [each for each in box if each.tag in {"text:p", "text:h", "text:list", "table:table"}]
            if text := "".join(words(each) for each in paragraphs).strip():
                self.notes.add(Remark.TEXT_BOX, text)
                self._after.append(self.blocks(paragraphs))
        if any(each.tag == "draw:object" or each.tag == "draw:object-ole" for each in element):
            self.notes.add(Remark.OTHER)
        if boxes:
            return ""
        said = [each.text or "" for each in element.iter() if each.tag in {"svg:title", "svg:desc"}]
        alternative = collapse(": ".join(text for text in said if text.strip()))
        self.notes.add(Remark.IMAGE_WITH_TEXT if alternative else Remark.IMAGE_WITHOUT_TEXT, alternative)
        return escape(f" [Picture: {alternative}] ", quote=False) if alternative else ""

    # Lists and tables

    def _list(self, element: Element, style: str, *, level: int, root: str) -> str:
        style = element.get("text:style-name", "") or style
        root = root or self.numbering.enter(element, style)
        numbered = self.numbering.is_numbered(style, level)
        written = self.numbering.writes_out(element, style, level)
        parts, label = [], ""
        for entry in element:
            if entry.tag not in {"text:list-item", "text:list-header"}:
                continue
            if numbered and entry.tag == "text:list-item":
                label = self.numbering.next_label(root, style, level, entry.get("text:start-value", ""))
            holds_heading = any(each.tag == "text:h" for each in entry)
            written = written or (numbered and holds_heading)
            inner = "".join(
                self._list(each, style, level=level + 1, root=root) if each.tag == "text:list" else self.block(each)
                for each in entry
            )
            if written:
                inner = _labelled(inner, label)
            parts.append(inner if written or holds_heading else f"<li>{inner}</li>")
        if written or any(not part.startswith("<li>") for part in parts):
            return "".join(part if not part.startswith("<li>") else f"<ul>{part}</ul>" for part in parts)
        return f"<{'ol' if numbered else 'ul'}>{''.join(parts)}</{'ol' if numbered else 'ul'}>"

    def _table(self, element: Element) -> str:
        rows: list[str] = []
        for each in element:
            self._rows(each, rows, tag="td")
        return f"<table>{''.join(rows)}</table>"

    def _rows(self, element: Element, rows: list[str], *, tag: str) -> None:
        if element.tag in {"table:table-header-rows", "table:table-rows", "table:table-row-group"}:
            for each in element:
                self._rows(each, rows, tag="th" if element.tag == "table:table-header-rows" else tag)
        elif element.tag == "table:table-row":
            row = f"<tr>{''.join(self._cell(each, tag) for each in element if each.tag == 'table:table-cell')}</tr>"
            rows += [row] * self._repeats(element, "table:number-rows-repeated")

    def _cell(self, element: Element, tag: str) -> str:
        spans = "".join(
            f' {name}="{count}"'
            for name, source in (("colspan", "table:number-columns-spanned"), ("rowspan", "table:number-rows-spanned"))
            if 1 < (count := number(element.get(source, "1"))) <= MOST_REPEATS
        )
        cell = f"<{tag}{spans}>{self.blocks(element)}</{tag}>"
        return cell * self._repeats(element, "table:number-columns-repeated")

    def _repeats(self, element: Element, name: str) -> int:
        """How often a row or cell is repeated: many times only where it is empty, and then it is nothing."""
        repeats = element.get(name, "1")
        if not words(element).strip():
            return 1
        if not repeats.isdecimal() or len(repeats) > 3 or int(repeats) > MOST_REPEATS:
            raise Refused(TOO_MANY_PARTS)
        return int(repeats)


def _labelled(html: str, label: str) -> str:
    """The HTML with the number of the entry before its first words."""
    opened, closed, rest = html.partition(">")
    return f"{opened}{closed}{escape(label)} {rest}" if label and closed else html
