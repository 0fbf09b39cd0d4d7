"""The numbers that an OpenDocument text prints before paragraphs, worked out as a word processor does."""

from collections.abc import Callable
from xml.etree.ElementTree import Element

from meetings.importing.odt_styles import NumberForm, Styles, number
from meetings.importing.word_numbering import printed_number

ID = "{http://www.w3.org/XML/1998/namespace}id"
FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


class Numbering:
    """Counts the entries of lists, also of those that go on where another stopped, and of headings."""

    def __init__(self, styles: Styles, body: Element) -> None:
        self._styles = styles
        self._headings: dict[int, int] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._by_style: dict[str, str] = {}
        self._roots: dict[str, str] = {}
        self._written = _continued(body)

    def enter(self, element: Element, style: str) -> str:
        """Begin a list of the outermost level; returns the name under which its entries are counted."""
        own = element.get(ID) or f"list {len(self._roots)}"
        before = element.get("text:continue-list", "")
        if not before and element.get("text:continue-numbering") == "true":
            before = self._by_style.get(style, "")
        root = self._roots.get(before, own)
        self._roots[own] = root
        self._by_style[style] = own
        return root

    def writes_out(self, element: Element, style: str, level: int) -> bool:
        """True for a numbered list that text interrupts, or that counts in parts such as 2.1: its numbers are text."""
        form = self._styles.number_form(style, level)
        goes_on = element.get("text:continue-numbering") == "true" or bool(element.get("text:continue-list"))
        continued = (element.get(ID) or "") in self._written or style in self._written
        return form is not None and (goes_on or continued or form.levels > 1)

    def is_numbered(self, style: str, level: int) -> bool:
        """True where entries have numbers and no bullets."""
        return self._styles.number_form(style, level) is not None

    def next_label(self, root: str, style: str, level: int, start: str) -> str:
        """The number of the next entry of a list: "3.", "2.1"."""
        form = self._styles.number_form(style, level)
        if form is None:
            return ""
        counts = self._counts.setdefault(root, {})
        _step(counts, level, number(start) or None, form.start)
        return _label(counts, level, form, lambda above: self._styles.number_form(style, above))

    def heading_label(self, level: int) -> str:
        """The number of the next heading, where the document numbers its headings."""
        form = self._styles.outline.get(level)
        if form is None:
            return ""
        _step(self._headings, level, None, form.start)
        return _label(self._headings, level, form, self._styles.outline.get)


def _continued(body: Element) -> set[str]:
    """Identifiers of the lists that another goes on from, and styles of those that go on without naming one."""
    lists = list(body.iter("text:list"))
    named = {each.get("text:continue-list", "") for each in lists}
    going_on = (each for each in lists if each.get("text:continue-numbering") == "true")
    return (named | {each.get("text:style-name", "") for each in going_on}) - {""}


def _step(counts: dict[int, int], level: int, start: int | None, first: int) -> None:
    counts[level] = start if start is not None else counts.get(level, first - 1) + 1
    for deeper in [each for each in counts if each > level]:
        del counts[deeper]


def _label(counts: dict[int, int], level: int, form: NumberForm, form_of: Callable[[int], NumberForm | None]) -> str:
    parts = []
    for above in range(max(1, level - form.levels + 1), level + 1):
        shown = form_of(above) or form
        parts.append(printed_number(counts.get(above, 1), FORMS.get(shown.form, "decimal")))
    return f"{form.before}{'.'.join(parts)}{form.after}".strip()
