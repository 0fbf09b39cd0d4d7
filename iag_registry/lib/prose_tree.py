"""Prose as a small tree: leaves, which hold text, in lists, tables and quotations; with its HTML and its plain text.

The same tree always gives the same HTML, whatever editor the text came from: that keeps the places in it comparable.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from html import escape

LEAVES = ("p", "h3", "h4", "caption")
ITEMS = ("li", "th", "td")


@dataclass(frozen=True)
class Run:
    """Some text of one look; a line break is a newline. `gap` is what a screen reader says of words taken out."""

    text: str
    strong: bool = False
    em: bool = False
    href: str = ""
    gap: str | None = None

    def like(self, other: "Run") -> bool:
        """True where two runs differ in nothing but their text, and neither is a gap."""
        return self.gap is None and replace(self, text=other.text) == other


@dataclass
class Leaf:
    """One paragraph, heading or caption."""

    tag: str
    runs: list[Run] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass
class Branch:
    """A list, a table, a quotation, or a part of one; the root has no tag."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Leaf | Branch"] = field(default_factory=list)


Block = Leaf | Branch


def leaves(block: Block) -> Iterator[Leaf]:
    """The leaves of a tree in the order of reading; those without text are among them where a cell is empty."""
    if isinstance(block, Leaf):
        yield block
        return
    for child in block.children:
        yield from leaves(child)


def text_of(block: Block) -> str:
    """The text of the leaves, one to a line; a break within a leaf begins a line too."""
    return "\n".join(leaf.text for leaf in leaves(block))


def html_of(block: Block) -> str:
    """The tree as HTML; the blocks of the root stand on lines of their own."""
    if isinstance(block, Leaf):
        return f"<{block.tag}>{_inline(block.runs)}</{block.tag}>"
    if not block.tag:
        return "\n".join(html_of(child) for child in block.children)
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in sorted(block.attributes.items()))
    return f"<{block.tag}{attributes}>{_inside(block)}</{block.tag}>"


def lines_of(block: Block, indent: str = "") -> list[str]:
    """The block as lines of plain text for reading: lists with their marks, rows with bars between their cells."""
    if isinstance(block, Leaf):
        return [f"{indent}{line}" for line in block.text.split("\n")]
    if block.tag in ("ul", "ol"):
        return [line for mark, item in _marked(block) for line in _item_lines(mark, item, indent)]
    if block.tag == "tr":
        cells = [" ".join(" ".join(lines_of(cell)).split()) for cell in block.children]
        return [f"{indent}{' | '.join(cells)}"]
    inner = f"{indent}  " if block.tag == "blockquote" else indent
    return [line for child in block.children for line in lines_of(child, inner)]


def _marked(block: Branch) -> Iterator[tuple[str, Block]]:
    number = int(block.attributes.get("start", "1"))
    for place, item in enumerate(block.children):
        yield (f"{number + place}. " if block.tag == "ol" else "- "), item


def _item_lines(mark: str, item: Block, indent: str) -> list[str]:
    lines = lines_of(item, indent + " " * len(mark))
    return [indent + mark + lines[0].removeprefix(indent + " " * len(mark)), *lines[1:]]


def _inside(branch: Branch) -> str:
    """What stands in a branch; the one paragraph that an item or cell begins with needs no tag of its own."""
    leading = [child for child in branch.children if isinstance(child, Leaf)]
    bare = branch.tag in ITEMS and len(leading) == 1 and leading[0] is branch.children[0] and leading[0].tag == "p"
    parts = [html_of(child) for child in branch.children]
    if bare:
        parts[0] = _inline(leading[0].runs)
    return "".join(parts)


def _inline(runs: Iterable[Run]) -> str:
    """Runs as HTML: a link around bold around italics, each kept open as long as it goes on."""
    html = ""
    open_marks: list[tuple[str, str]] = []
    for run in runs:
        marks = _marks(run)
        kept = 0
        while kept < min(len(open_marks), len(marks)) and open_marks[kept] == marks[kept]:
            kept += 1
        html += "".join(f"</{tag}>" for tag, _ in reversed(open_marks[kept:]))
        html += "".join(f"<{tag}{attribute}>" for tag, attribute in marks[kept:])
        html += _text(run)
        open_marks = marks
    return html + "".join(f"</{tag}>" for tag, _ in reversed(open_marks))


def _marks(run: Run) -> list[tuple[str, str]]:
    marks = [("a", f' href="{escape(run.href)}"')] if run.href else []
    marks += [("strong", "")] if run.strong else []
    marks += [("em", "")] if run.em else []
    return marks


def _text(run: Run) -> str:
    text = escape(run.text, quote=False).replace("\n", "<br>")
    if run.gap is None:
        return text
    said = f'<span class="govuk-visually-hidden">{escape(run.gap, quote=False)}</span>'
    return f'<span class="register-gap">{text.removesuffix("]")}{said}]</span>'
