"""The items of a meeting: where each begins, and its text without the decisions and actions that stand apart."""

import re
from collections import Counter
from dataclasses import dataclass

from meetings.choices import ItemType
from meetings.importing.blocks import GAP, Block, paragraph
from meetings.importing.found import FoundAction, FoundItem
from meetings.importing.printed_names import heading_of, is_usual_title
from meetings.importing.printed_outcomes import (
    action_in,
    action_inside,
    actions_of_table,
    decision_in,
    outcome_of,
    type_of,
)

LONGEST_TITLE = 200
_NUMBERED = re.compile(
    r"^(?:agenda\s+)?(?:item\s+)?(?P<number>\d{1,2}[a-z]?)(?P<mark>\s*[.):–-]|\s)\s*(?P<title>[^\d\s.,)/].*)$", re.I
)
_BACK = re.compile(
    r"^(back to (the )?(top|table of contents|contents)|page \d+( of \d+)?|end of (the )?minutes)$", re.I
)
_ACTIONS = re.compile(
    r"^(?:summary of |list of |agreed )?(?:actions?|action (?:log|points|list|summary))(?: agreed| arising)?:?$", re.I
)
_DECISIONS = re.compile(r"^(?:decisions?|agreed|resolved):?$", re.I)
_FRONT = re.compile(r"^(key information|contents|table of contents|agenda|minutes)$", re.I)
_TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True)
class Start:
    """Where an item begins: its block, number and title; without a heading of its own all of the block is text."""

    block: int
    number: str
    title: str
    has_heading: bool = True


def item_starts(blocks: list[Block]) -> list[Start]:
    """The first block of each item: numbered in order where the document numbers them, else by its headings."""
    numbered = [start for place, block in enumerate(blocks) if (start := _numbered(place, block))]
    marked = [start for start in numbered if blocks[start.block].kind == "heading" or blocks[start.block].is_bold]
    for candidates in (marked, numbered):
        chain = _in_order(candidates)
        if len(chain) > 1 or (chain and chain[0].number == "1" and len(candidates) == 1):
            return chain
    return _by_headings(blocks)


def _numbered(place: int, block: Block) -> Start | None:
    if block.kind not in {"heading", "paragraph"}:
        return None
    match = _NUMBERED.match(block.lines[0].replace(GAP, " "))
    if match is None:
        return None
    title = " ".join(match["title"].split())
    is_marked = block.kind == "heading" or block.is_bold
    looks_like_text = title.endswith((".", ";", ",")) or len(title) > LONGEST_TITLE
    if not is_marked and (looks_like_text or not match["mark"].strip()) and len(block.lines) == 1:
        return None if looks_like_text or title[:1].islower() else Start(place, match["number"], title)
    return None if len(title) > LONGEST_TITLE else Start(place, match["number"], title)


def _in_order(starts: list[Start]) -> list[Start]:
    """Those whose numbers follow one another from 1: 1, 2, 3, 3a, 4."""
    chain: list[Start] = []
    for start in starts:
        last = chain[-1].number.lower() if chain else "0"
        number, before = int(re.sub(r"\D", "", start.number)), int(re.sub(r"\D", "", last))
        lettered = number == before and start.number[-1:].isalpha() and start.number.lower() > last
        if number == before + 1 or (lettered and chain):
            chain.append(start)
    return chain


def _by_headings(blocks: list[Block]) -> list[Start]:
    """By headings of the level that most have; in a text without headings, by short bold lines or usual titles."""
    headings = [
        (place, block)
        for place, block in enumerate(blocks)
        if block.kind == "heading" and not heading_of(block.text) and not _FRONT.match(block.text)
    ]
    after_title = [(place, block) for place, block in headings if not _is_title(place, block, headings)]
    if after_title:
        counted = Counter(block.level for _, block in after_title)
        level = min(level for level, number in counted.items() if number == max(counted.values()))
        return [Start(place, "", block.text) for place, block in after_title if block.level == level]
    bold = [
        (place, block)
        for place, block in enumerate(blocks)
        if block.kind == "paragraph" and len(block.lines) == 1 and len(block.text) <= 120
        if block.is_bold and place and not heading_of(block.text) and not _FRONT.match(block.text)
    ]
    usual = [(place, block) for place, block in enumerate(blocks) if _is_usual(block)]
    for found in (bold if any(_is_usual(block) for _, block in bold) else [], usual):
        if len(found) > 1:
            return [Start(place, "", block.lines[0].rstrip(":")) for place, block in found]
    return []


def _is_usual(block: Block) -> bool:
    """True for a paragraph whose first line is the title of an item that most meetings have."""
    return block.kind == "paragraph" and is_usual_title(block.lines[0])


def _is_title(place: int, block: Block, headings: list[tuple[int, Block]]) -> bool:
    """True for the heading of the whole document."""
    is_first = place == headings[0][0]
    is_alone = sum(other.level <= block.level for _, other in headings) == 1
    return is_first and (
        is_alone or bool(re.search(r"\b(minutes|notes) of\b|\bmeeting\b|\bminutes$", block.text, re.I))
    )


def items_of(
    blocks: list[Block], starts: list[Start]
) -> tuple[tuple[FoundItem, ...], tuple[FoundAction, ...], tuple[str, ...]]:
    """The items with their texts, the actions under them, and lines that belong to the page and not to the minutes."""
    items, actions, left_over = [], [], []
    ends = [*(start.block for start in starts), len(blocks)][1:]
    for place, (start, end) in enumerate(zip(starts, ends, strict=True), start=1):
        gathering = _Item(start, place)
        gathering.read(blocks[start.block : end])
        items.append(gathering.found())
        actions += gathering.actions
        left_over += gathering.left_over
    return tuple(items), tuple(actions), tuple(left_over)


class _Item:
    """One item while its blocks are gone through."""

    def __init__(self, start: Start, place: int) -> None:
        self.start, self.place = start, place
        self.html: list[str] = []
        self.decisions: list[str] = []
        self.actions: list[FoundAction] = []
        self.left_over: list[str] = []
        self._words: list[str] = []
        self._under = ""

    def read(self, blocks: list[Block]) -> None:
        """Go through the blocks of the item, its heading first."""
        if self.start.has_heading and blocks:
            blocks = ([paragraph(blocks[0].lines[1:])] if len(blocks[0].lines) > 1 else []) + blocks[1:]
        for block in blocks:
            self._words.append(block.text)
            self._block(block)

    def _block(self, block: Block) -> None:
        text = block.text
        if _BACK.match(text):
            self.left_over.append(text)
        elif block.kind == "table" and (table := actions_of_table(block, self.place)):
            self.actions += table.actions
            if table.says_more:
                self._keep(block)
        elif block.kind == "list" and self._under == "actions":
            self.actions += [action for line in block.lines if (action := action_in(f"Action: {line}", self.place))]
            self._drop_heading()
        elif block.kind == "list" and self._under == "decisions":
            self.decisions += [line.replace(GAP, " ") for line in block.lines]
            self._drop_heading()
        elif block.kind in {"table", "quote"} or not self._taken(block):
            self._keep(block)
        self._under = "actions" if _ACTIONS.match(text) else "decisions" if _DECISIONS.match(text) else ""

    def _keep(self, block: Block) -> None:
        self.html.append(block.html)
        inside = [action for line in block.lines if (action := action_inside(line.replace(GAP, " "), self.place))]
        self.actions += inside if block.kind != "table" else []

    def _drop_heading(self) -> None:
        """The line "Actions:" over a list that was taken apart is not text any more."""
        if self.html:
            self.html.pop()

    def _taken(self, block: Block) -> bool:
        """Take decisions and actions out of a block; True where nothing else was in it."""
        parts = _lines_of(block)
        if parts is None:
            return False
        kept = []
        for line, html in parts:
            if action := action_in(line, self.place):
                self.actions.append(action)
            elif decision := decision_in(line):
                self.decisions.append(decision)
            else:
                kept.append(html)
        if len(kept) == len(parts):
            return False
        if kept:
            joined = "".join(f"<li>{html}</li>" for html in kept) if block.kind == "list" else "<br>".join(kept)
            tag = block.html[1:3] if block.kind == "list" else "p"
            self.html.append(f"<{tag}>{joined}</{tag}>")
        return True

    def found(self) -> FoundItem:
        words = " ".join(self._words)
        return FoundItem(
            number=self.start.number[:10],
            title=self.start.title[:300],
            item_type=type_of(self.start.title, words) if self.start.has_heading else ItemType.DISCUSSION,
            outcome=outcome_of(words),
            text="\n".join(self.html),
            decisions=tuple(self.decisions),
        )


def _lines_of(block: Block) -> list[tuple[str, str]] | None:
    """Each line of a paragraph, or entry of a flat list, with its HTML; nothing where they cannot be told apart."""
    html = block.html
    if block.kind == "list":
        if html.count("<li>") != len(block.lines) or not re.match(r"<(ul|ol)><li>", html):
            return None
        parts = html[4:-5].removeprefix("<li>").removesuffix("</li>").split("</li><li>")
    else:
        parts = _TAG.sub("", html, count=1)[: -len("</p>")].split("<br>") if block.kind == "paragraph" else [html]
    if len(parts) != len(block.lines) or any(part.count("<") != 2 * part.count("</") for part in parts):
        return None
    return list(zip((line.replace(GAP, " ") for line in block.lines), (part.strip() for part in parts), strict=True))
