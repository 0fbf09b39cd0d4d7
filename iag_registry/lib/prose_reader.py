"""Reads HTML into the tree of prose (`iag_registry.lib.prose_tree`), and puts right what is not in its place.

It is given HTML that nh3 has cleaned, so every tag is closed, in order, and harmless.
"""

import re
from collections.abc import Callable
from html.parser import HTMLParser
from itertools import groupby

from iag_registry.lib.prose_tree import LEAVES, Block, Branch, Leaf, Run, leaves

AS_LEAF = {
    **dict.fromkeys(("p", "pre", "address", "dt", "dd", "figcaption"), "p"),
    **dict.fromkeys(("h1", "h2", "h3"), "h3"),
    **dict.fromkeys(("h4", "h5", "h6"), "h4"),
    "caption": "caption",
}
AS_BRANCH = {tag: tag for tag in ("ul", "ol", "li", "blockquote", "table", "thead", "tbody", "tr", "th", "td")}
AS_BRANCH |= {"tfoot": "tbody"}
AS_MARK = {"strong": "strong", "b": "strong", "em": "em", "i": "em", "a": "a"}
PARTING = ("div", "section", "article", "header", "footer", "main", "aside", "figure", "dl", "hr", "nav")
"""Tags that are not kept, and part the text before them from the text within."""
READ = {*AS_LEAF, *AS_BRANCH, *AS_MARK, *PARTING, "br"}

CHILD = {"ul": "li", "ol": "li", "table": "tbody", "thead": "tr", "tbody": "tr", "tr": "td"}
"""What a branch holds that holds no text itself; text in the wrong place is put into one."""
PARENTS = {
    "li": ("ul", "ol"),
    "thead": ("table",),
    "tbody": ("table",),
    "tr": ("thead", "tbody", "table"),
    "th": ("tr",),
    "td": ("tr",),
    "caption": ("table",),
}
DEEPEST = 12
"""Deeper branches are not made: nobody could read them, and their text stays."""

_EMPTY_LINE = re.compile(r"\n[ \t\r\f]*\n")
_SPACE = re.compile(r"[ \t\n\r\f]+")
_SPAN = re.compile(r"[2-9]|[1-9]\d")
_START = re.compile(r"0|[2-9]|[1-9]\d{1,3}")
_KEPT: dict[str, Callable[[str], bool]] = {
    "colspan": lambda value: bool(_SPAN.fullmatch(value)),
    "rowspan": lambda value: bool(_SPAN.fullmatch(value)),
    "start": lambda value: bool(_START.fullmatch(value)),
    "scope": ("col", "row", "colgroup", "rowgroup").__contains__,
}


def read(html: str) -> Branch:
    """The tree of some clean HTML: blocks without text are left out, and white space is one space."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return _tidy(reader.root)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Branch("")
        self.open: list[tuple[str, Branch | None]] = [("", self.root)]
        """The tags that are open and what each has made, if anything; the branch that text goes to is the last made."""
        self.leaf: Leaf | None = None
        self.typed: Leaf | None = None
        """The last paragraph that text without a tag of its own has made."""
        self.marks: list[tuple[str, str]] = []
        self.parted = 0
        """How many tags that are not kept, and part text, are open."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in AS_MARK:
            self.marks.append((AS_MARK[tag], given.get("href", "")))
        elif tag == "br":
            self._add("\n")
        elif tag in AS_LEAF and not (self.leaf and self.leaf.tag == "caption"):
            self._open_leaf(AS_LEAF[tag])
        elif tag in AS_BRANCH:
            self._open_branch(AS_BRANCH[tag], given)
        elif tag in PARTING:
            self.leaf = None
            self.parted += tag != "hr"

    def handle_endtag(self, tag: str) -> None:
        if tag in AS_MARK:
            self._close_mark(AS_MARK[tag])
        elif tag in AS_LEAF:
            if self.leaf and (self.leaf.tag != "caption" or tag == "caption"):
                self.leaf = None
        elif tag in AS_BRANCH:
            self._close_branch(AS_BRANCH[tag])
        elif tag in PARTING:
            self.leaf = None
            self.parted -= 1

    def handle_data(self, data: str) -> None:
        for place, piece in enumerate(_EMPTY_LINE.split(data) if self._is_typed() else [data]):
            if place:
                self.leaf = None
            if self.leaf or piece.strip(" \t\n\r\f"):
                self._add(_SPACE.sub(" ", piece))

    def _is_typed(self) -> bool:
        """True for text outside every block, as people type it into a plain box between what is there already."""
        return len(self.open) == 1 and not self.parted and (self.leaf is None or self.leaf is self.typed)

    def _add(self, text: str) -> None:
        if self.leaf is None:
            self._open_leaf("p")
            self.typed = self.leaf
        assert self.leaf  # noqa: S101 - opened above
        href = next((href for mark, href in reversed(self.marks) if mark == "a"), "")
        names = {mark for mark, _ in self.marks}
        self.leaf.runs.append(Run(text, strong="strong" in names, em="em" in names, href=href))

    def _open_leaf(self, tag: str) -> None:
        if tag == "caption" and self._last().tag != "table":
            tag = "p"
        self.leaf = Leaf(tag)
        holder = self._last() if tag == "caption" else self._place()
        holder.children.append(self.leaf)

    def _open_branch(self, tag: str, attributes: dict[str, str]) -> None:
        self.leaf = None
        if len([made for _, made in self.open if made]) > DEEPEST:
            self.open.append((tag, None))
            return
        if tag in PARENTS and self._last().tag not in PARENTS[tag]:
            self.open.append((tag, None))
            return
        holder = self._last()
        if tag not in PARENTS:
            holder = self._place()
        elif tag == "tr" and holder.tag == "table":
            holder = _last_or_new(holder, "tbody")
        kept = {name: value for name, value in attributes.items() if name in _KEPT and _KEPT[name](value)}
        branch = Branch(tag, kept)
        holder.children.append(branch)
        self.open.append((tag, branch))

    def _close_branch(self, tag: str) -> None:
        self.leaf = None
        if any(tag == opened for opened, _ in self.open):
            while self.open.pop()[0] != tag:
                pass

    def _close_mark(self, mark: str) -> None:
        for place in range(len(self.marks) - 1, -1, -1):
            if self.marks[place][0] == mark:
                del self.marks[place]
                return

    def _last(self) -> Branch:
        return next(made for _, made in reversed(self.open) if made)

    def _place(self) -> Branch:
        """The branch that text here goes to: into an item or a cell, where the last one made holds no text itself."""
        holder = self._last()
        while holder.tag in CHILD:
            holder = _last_or_new(holder, CHILD[holder.tag])
        return holder


def _last_or_new(holder: Branch, tag: str) -> Branch:
    last = holder.children[-1] if holder.children else None
    if isinstance(last, Branch) and (last.tag == tag or (tag == "td" and last.tag == "th")):
        return last
    made = Branch(tag)
    holder.children.append(made)
    return made


def _tidy(branch: Branch) -> Branch:
    """The branch with its text evened out, and without what holds no text; an empty cell stays, for its column."""
    children: list[Block] = []
    for child in branch.children:
        if isinstance(child, Leaf):
            child.runs = _even(child.runs)
            if child.text.strip():
                children.append(child)
            continue
        _tidy(child)
        if child.tag in ("th", "td") or any(True for _ in leaves(child)):
            children.append(child)
    if branch.tag == "table":
        children.sort(key=lambda child: child.tag != "caption")
    branch.children = children
    return branch


def _even(runs: list[Run]) -> list[Run]:
    """The runs with single spaces, none beside a break, neither at an end, and alike neighbours joined."""
    pieces: list[tuple[str, Run]] = []
    for run in runs:
        for sign in run.text:
            before = pieces[-1][0] if pieces else "\n"
            if sign == " " and before in " \n":
                continue
            if sign == "\n":
                while pieces and pieces[-1][0] == " ":
                    pieces.pop()
                if not pieces:
                    continue
            pieces.append((sign, run))
    while pieces and pieces[-1][0] in " \n":
        pieces.pop()
    joined: list[Run] = []
    for _, signs in groupby(pieces, key=lambda piece: id(piece[1])):
        of_run = list(signs)
        text, run = "".join(sign for sign, _ in of_run), of_run[0][1]
        if joined and joined[-1].like(run):
            joined[-1] = Run(joined[-1].text + text, run.strong, run.em, run.href)
        else:
            joined.append(Run(text, run.strong, run.em, run.href))
    return joined


assert set(AS_LEAF.values()) == set(LEAVES)  # noqa: S101 - the two lists of leaves say the same
