"""The text of a Word file made anew from the parts that are known: what is left out is noted, the rest never passes."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from xml.etree.ElementTree import Element, SubElement

from meetings.importing.blocks import GAP, Notes, Remark
from meetings.importing.refusals import TOO_MANY_PARTS, Refused
from meetings.importing.word_names import DELETED, child, is_on, run, value, words
from meetings.importing.word_numbering import Numbering
from meetings.importing.word_styles import Styles

MOST_ELEMENTS = 40_000
WIDEST = 60
COPIED = {"w:t", "w:br", "w:noBreakHyphen", "w:sym", "w:fldChar", "w:instrText"}
LEFT = {
    *("w:pPr", "w:rPr", "w:sectPr", "w:tblPr", "w:tblGrid", "w:trPr", "w:tcPr", "w:proofErr", "w:softHyphen"),
    *("w:bookmarkStart", "w:bookmarkEnd", "w:commentRangeStart", "w:commentRangeEnd", "w:commentReference"),
    *("w:annotationRef", "w:footnoteRef", "w:endnoteRef", "w:lastRenderedPageBreak", "w:sdtPr", "w:sdtEndPr"),
    *("w:smartTagPr", "w:customXmlPr", "w:ffData", "w:delText", "w:delInstrText", "w:pgNum"),
}
"""Parts that hold no text of the document."""
PICTURES = {"w:drawing", "w:pict", "w:object"}


class Cleaning:
    """Makes the body of a Word file anew, part by part."""

    def __init__(
        self,
        *,
        styles: Styles,
        numbering: Numbering,
        links: Mapping[str, str],
        footnotes: Mapping[str, str],
        notes: Notes,
    ) -> None:
        self.styles, self.numbering, self.links, self.footnotes, self.notes = styles, numbering, links, footnotes, notes
        self._boxes: list[Element] = []
        self._style = ""
        self._made = 0
        self._readers: dict[str, Callable[[Element], Iterator[Element]]] = {
            "w:p": self._paragraph,
            "w:r": self._run,
            "w:hyperlink": self._link,
            "w:sdt": self._control,
            "w:altChunk": self._foreign,
            "mc:AlternateContent": self._alternative,
            **dict.fromkeys(DELETED, self._deleted),
            **dict.fromkeys(("w:ins", "w:moveTo"), self._inserted),
            **dict.fromkeys(("w:tbl", "w:tr", "w:tc"), self._of_table),
            **dict.fromkeys(PICTURES, self._picture),
        }

    def body(self, body: Element) -> Element:
        """The body with nothing in it that is not known."""
        self.numbering.choose(body.iter("w:p"))
        made = Element("w:body")
        made.extend(list(self._all(body)))
        return made

    def _all(self, parent: Iterable[Element]) -> Iterator[Element]:
        for each in parent:
            yield from self._one(each)

    def _one(self, element: Element) -> Iterator[Element]:
        self._made += 1
        if self._made > MOST_ELEMENTS:
            raise Refused(TOO_MANY_PARTS)
        if element.tag in LEFT:
            return
        read = self._readers.get(element.tag)
        if read:
            yield from read(element)
        elif element.tag.startswith("m:"):
            if formula := words(element).strip():
                yield run(formula)
        else:
            yield from self._all(element)

    def _deleted(self, element: Element) -> Iterator[Element]:
        self.notes.add(Remark.DELETED, words(element, with_deleted=True))
        yield from ()

    def _inserted(self, element: Element) -> Iterator[Element]:
        if inserted := words(element).strip():
            self.notes.add(Remark.INSERTED, inserted)
        yield from self._all(element)

    def _alternative(self, element: Element) -> Iterator[Element]:
        """The first of several ways to show the same."""
        yield from self._all(list(element)[:1])

    def _foreign(self, element: Element) -> Iterator[Element]:
        """Another document that Word would fetch when it opens this one."""
        self.notes.add(Remark.OTHER, words(element))
        yield from ()

    def _paragraph(self, element: Element) -> Iterator[Element]:
        properties = child(element, "w:pPr")
        style = value(properties, "w:pStyle")
        if self.styles.is_contents(style):
            self.notes.add(Remark.CONTENTS, words(element))
            return
        made = Element("w:p")
        kept = SubElement(made, "w:pPr")
        if style:
            SubElement(kept, "w:pStyle", {"w:val": style})
        if child(child(properties, "w:rPr"), "w:del") is not None:
            SubElement(SubElement(kept, "w:rPr"), "w:del")
        outer = self._boxes, self._style
        self._boxes, self._style = [], style
        text = list(self._all(element))
        if any(words(each).strip(f" {GAP}") for each in text):
            self._number(element, made, kept, is_heading=self.styles.is_heading(style))
        made.extend(text)
        yield made
        yield from self._boxes
        self._boxes, self._style = outer

    def _number(self, element: Element, made: Element, kept: Element, *, is_heading: bool) -> None:
        """Write the paragraph's number into its text, or leave it an entry of its list."""
        place = self.numbering.place(element)
        if place is None:
            return
        label = "" if self.numbering.is_bullet(place) else self.numbering.next_label(place)
        if label and (is_heading or self.numbering.writes_out(place)):
            made.append(run(f"{label} "))
        elif not is_heading:
            listed = SubElement(kept, "w:numPr")
            SubElement(listed, "w:ilvl", {"w:val": str(place.level)})
            SubElement(listed, "w:numId", {"w:val": place.list_id})

    def _run(self, element: Element) -> Iterator[Element]:
        properties = child(element, "w:rPr")
        if self.styles.hides(properties, self._style):
            if hidden := words(element).strip():
                self.notes.add(Remark.HIDDEN, hidden)
            return
        if len(properties if properties is not None else ()):
            self.notes.add(Remark.STYLING)
        made = Element("w:r")
        self._looks(properties, made)
        if is_on(child(properties, "w:strike")) or is_on(child(properties, "w:dstrike")):
            self.notes.add(Remark.STRUCK, words(element))
        for each in element:
            self._in_run(each, made)
        if len(made):
            yield made

    def _in_run(self, element: Element, made: Element) -> None:
        """Copy one part of a run, or put its words in its place."""
        if element.tag in COPIED:
            SubElement(made, element.tag, dict(element.attrib)).text = element.text
        elif element.tag in {"w:tab", "w:ptab"}:
            SubElement(made, "w:t", {"xml:space": "preserve"}).text = GAP
        elif element.tag == "w:cr":
            SubElement(made, "w:br")
        elif element.tag in {"w:footnoteReference", "w:endnoteReference"}:
            self._footnote(element, made)
        elif element.tag not in LEFT:
            made.extend([part for inner in self._one(element) if inner.tag == "w:r" for part in inner])

    def _looks(self, properties: Element | None, made: Element) -> None:
        """Keep what means something: bold and italic."""
        bold, slanted = (is_on(child(properties, name)) for name in ("w:b", "w:i"))
        if bold or slanted:
            kept = SubElement(made, "w:rPr")
            if bold:
                SubElement(kept, "w:b")
            if slanted:
                SubElement(kept, "w:i")

    def _footnote(self, element: Element, made: Element) -> None:
        text = self.footnotes.get(f"{element.tag}{element.get('w:id')}", "")
        if text:
            self.notes.add(Remark.NOTE, text)
            SubElement(made, "w:t", {"xml:space": "preserve"}).text = f" [Footnote: {text}]"

    def _link(self, element: Element) -> Iterator[Element]:
        identifier = element.get("r:id", "")
        parts = list(self._all(element))
        if identifier in self.links:
            made = Element("w:hyperlink", {"r:id": identifier})
            made.extend(parts)
            yield made
        else:
            yield from parts

    def _control(self, element: Element) -> Iterator[Element]:
        """A box of a form: what was filled in stays."""
        properties = child(element, "w:sdtPr")
        content = child(element, "w:sdtContent")
        gallery = value(properties, "w:docPartObj", "w:docPartGallery")
        if gallery == "Table of Contents":
            self.notes.add(Remark.CONTENTS, words(element))
        elif is_on(child(properties, "w:showingPlcHdr")):
            self.notes.add(Remark.PROMPT, words(element))
        elif content is not None:
            yield from self._all(content)

    def _of_table(self, element: Element) -> Iterator[Element]:
        properties = child(element, f"{element.tag}Pr")
        if element.tag == "w:tr" and child(properties, "w:del") is not None:
            self.notes.add(Remark.DELETED, words(element, with_deleted=True))
            return
        made = Element(element.tag)
        if properties is not None:
            kept = SubElement(made, f"{element.tag}Pr")
            for each in properties:
                if each.tag == "w:gridSpan" and not _is_small(each.get("w:val", "")):
                    raise Refused(TOO_MANY_PARTS)
                if each.tag in {"w:gridSpan", "w:vMerge", "w:tblHeader"}:
                    SubElement(kept, each.tag, dict(each.attrib))
        made.extend(list(self._all(element)))
        yield made

    def _picture(self, element: Element) -> Iterator[Element]:
        """The words of a picture in its place, and what stands in text boxes below the paragraph."""
        boxes = list(element.iter("w:txbxContent"))
        for box in boxes:
            if text := words(box).strip():
                self.notes.add(Remark.TEXT_BOX, text)
                self._boxes.extend(list(self._all(box)))
        described = next(iter(element.iter("wp:docPr")), None)
        shape = next(iter(element.iter("v:shape")), None)
        alternative = ""
        if described is not None:
            alternative = described.get("descr") or described.get("title") or ""
        elif shape is not None:
            alternative = shape.get("alt") or ""
        if boxes:
            return
        self.notes.add(Remark.IMAGE_WITH_TEXT if alternative.strip() else Remark.IMAGE_WITHOUT_TEXT, alternative)
        if alternative.strip():
            yield run(f" [Picture: {' '.join(alternative.split())}] ")


def _is_small(number: str) -> bool:
    return number.isascii() and number.isdecimal() and len(number) < 4 and int(number) <= WIDEST
