"""The things that may be hidden in a file, in words for people, and what to do about each."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

SHOWN = 5
LONGEST = 80
_INSPECT = (
    "Remove the properties. In Word, Excel or PowerPoint: File, Info, Check for Issues, Inspect Document, Remove All. "
    "In LibreOffice: File, Properties, Reset Properties. Of a PDF: make it anew from a document without them."
)
_ANEW = "Make the PDF anew from the document that it was made from, after what is hidden has been deleted there."


class Hidden(Enum):
    """One sort of thing: its words for one and for many, and what a person can do about it."""

    AUTHOR = "name of someone who worked on the file", "names of people who worked on the file", _INSPECT
    COMPANY = "name of a company or manager", "names of companies or managers", _INSPECT
    PROPERTY = "property that the pages do not show", "properties that the pages do not show", _INSPECT
    CUSTOM = (
        "property or record that a program added",
        "properties or records that programs added",
        _INSPECT,
    )
    PATH = "path to a folder or server", "paths to folders or servers", _INSPECT
    COMMENT = "comment", "comments", "Delete the comments."
    CHANGE = (
        "tracked change",
        "tracked changes",
        "Accept or reject all tracked changes, and switch tracking off.",
    )
    HIDDEN_TEXT = (
        "passage of hidden text",
        "passages of hidden text",
        "Show the hidden text, and delete it.",
    )
    HIDDEN_ROW = "hidden row with something in it", "hidden rows with something in them", "Delete the hidden rows."
    HIDDEN_COLUMN = (
        "hidden column with something in it",
        "hidden columns with something in them",
        "Delete the hidden columns.",
    )
    HIDDEN_CELL = (
        "cell whose format shows nothing of what is in it",
        "cells whose format shows nothing of what is in them",
        "Clear the cells that look empty and are not.",
    )
    HIDDEN_SHEET = "hidden sheet", "hidden sheets", "Delete the hidden sheets."
    VERY_HIDDEN_SHEET = (
        "sheet hidden so that the menus do not show it",
        "sheets hidden so that the menus do not show them",
        "Copy the sheets that can be seen into a new workbook, as values.",
    )
    PIVOT = (
        "copy of the data behind a pivot table",
        "copies of the data behind pivot tables",
        "Copy the pivot table, paste it as values, and delete the pivot table.",
    )
    SCENARIO = "stored scenario", "stored scenarios", "Delete the scenarios."
    LINK = "link to another file", "links to other files", "Break the links to other files."
    CONNECTION = (
        "connection to a source of data",
        "connections to sources of data",
        "Delete the connections to sources of data.",
    )
    EMBEDDED = (
        "file or object inside the file",
        "files or objects inside the file",
        "Delete what was inserted, or put a picture of it in its place.",
    )
    NOTES = "slide with speaker’s notes", "slides with speaker’s notes", "Delete the speaker’s notes."
    HIDDEN_SLIDE = "hidden slide", "hidden slides", "Delete the hidden slides."
    HIDDEN_OBJECT = "hidden picture or shape", "hidden pictures or shapes", "Delete the hidden pictures and shapes."
    OFF_PAGE = (
        "thing beside the slide or the page",
        "things beside the slide or the page",
        "Delete what lies outside.",
    )
    CROPPED = (
        "picture of which a part is cut off and still there",
        "pictures of which a part is cut off and still there",
        "Compress the pictures, with “Delete cropped areas”.",
    )
    PICTURE_DATA = (
        "picture with data about itself",
        "pictures with data about themselves",
        "Take a copy of the picture, such as a screenshot, and put that in its place.",
    )
    OLD_VERSION = "earlier state of the file", "earlier states of the file", "Save the file under a new name."
    ANNOTATION = (
        "comment or mark",
        "comments or marks",
        "Delete the comments and marks. A mark over words does not take the words away.",
    )
    LAYER = "hidden layer", "hidden layers", _ANEW
    COVERED = "passage of text under a box", "passages of text under boxes", _ANEW
    SCRIPT = "script", "scripts", "Save a copy without scripts and macros."
    UNREAD = (
        "part that is too large to be looked through",
        "parts that are too large to be looked through",
        "Make the file smaller, or split it.",
    )

    def __init__(self, one: str, many: str, remedy: str) -> None:
        self.one, self.many, self.remedy = one, many, remedy


@dataclass(frozen=True)
class HiddenThing:
    """Something that was found: what, where (in words such as "on page 2"), how many; of properties also the words."""

    what: Hidden
    where: str
    number: int = 1
    words: tuple[str, ...] = ()

    def __str__(self) -> str:
        """ "2 comments in the text"."""
        counted = f"1 {self.what.one}" if self.number == 1 else f"{self.number} {self.what.many}"
        quoted = ", ".join(f"“{each}”" for each in self.words)
        return f"{counted} {self.where}{f': {quoted}' if quoted else ''}"


def described(things: Iterable[HiddenThing]) -> tuple[str, ...]:
    """What was found, and what to do about it: one line for all that has the same remedy."""
    by_remedy: dict[str, list[str]] = {}
    for thing in things:
        by_remedy.setdefault(thing.what.remedy, []).append(str(thing))
    return tuple(f"{'; '.join(found)}. {remedy}" for remedy, found in by_remedy.items())


class Things:
    """The list of what was found, while it grows."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[Hidden, str], int] = {}
        self._words: dict[tuple[Hidden, str], dict[str, None]] = {}

    def add(self, what: Hidden, where: str, *, number: int = 1, words: str = "") -> None:
        """Note so many more; `words` of a property, so that its owner knows it again. None is nothing to note."""
        if number < 1:
            return
        key = (what, where)
        self._numbers[key] = self._numbers.get(key, 0) + number
        if words := " ".join(words.split()):
            self._words.setdefault(key, {})[words[:LONGEST] + "…" * (len(words) > LONGEST)] = None

    def all(self) -> tuple[HiddenThing, ...]:
        """Everything noted, in the order of `Hidden`."""
        order = list(Hidden)
        keys = sorted(self._numbers, key=lambda key: order.index(key[0]))
        return tuple(
            HiddenThing(what, where, self._numbers[what, where], tuple(self._words.get((what, where), {}))[:SHOWN])
            for what, where in keys
        )
