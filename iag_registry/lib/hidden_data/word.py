"""Word files: tracked changes, hidden text and instructions that fetch something, in the text and around it."""

import re

from iag_registry.lib.hidden_data.office import OfficeFile, note_drawn
from iag_registry.lib.hidden_data.paths import path_in
from iag_registry.lib.hidden_data.things import Hidden, Things
from iag_registry.lib.hidden_data.walking import Walk

PLACES = {
    "main": "in the text",
    "document": "in the text",
    "header": "in the headers and footers",
    "footer": "in the headers and footers",
    "footnotes": "in the footnotes",
    "endnotes": "in the footnotes",
    "comments": "beside the text",
}
CHANGES = {"ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", "numberingChange"}
OFF = {"0", "false", "off", "none"}
_FETCHES = re.compile(r"\s*(LINK|DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|DATABASE|IMPORT)\b", re.IGNORECASE)


def note_word(file: OfficeFile, things: Things) -> None:
    """What a Word file may hide beside what any office file may."""
    styles = _Styles()
    for name in file.of("styles"):
        file.parts.walk(name, styles)
    for name in file.of(*PLACES):
        file.parts.walk(name, _Text(PLACES[file.sort(name)], styles.hidden(), things))
    for name in file.of("settings"):
        file.parts.walk(name, _Settings(things))


class _Styles(Walk):
    """The styles that hide what is written in them, by themselves or by what they are based on."""

    def __init__(self) -> None:
        super().__init__()
        self._style = ""
        self._based: dict[str, str] = {}
        self._hides: dict[str, bool] = {}

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        if name == "style":
            self._style = attributes.get("styleId", "")
        elif name == "basedOn":
            self._based[self._style] = attributes.get("val", "")
        elif name == "vanish" and self._style and self.inside[-1:] == ["rPr"]:
            self._hides[self._style] = attributes.get("val", "").lower() not in OFF

    def hidden(self) -> frozenset[str]:
        """The identifiers of all styles that hide."""
        return frozenset(style for style in {*self._hides, *self._based} if self._is_hidden(style))

    def _is_hidden(self, style: str) -> bool:
        for _ in range(20):
            if style in self._hides:
                return self._hides[style]
            if style not in self._based:
                return False
            style = self._based[style]
        return False


class _Text(Walk):
    """The text of a Word file, or of its headers and notes."""

    def __init__(self, where: str, hidden_styles: frozenset[str], things: Things) -> None:
        super().__init__()
        self.where, self.hidden_styles, self.things = where, hidden_styles, things
        self._of_paragraph = False
        self._of_run: bool | None = None
        self._is_going_on = False
        """True while one passage of hidden text runs on over several runs."""
        self._text = ""
        self._instruction = ""

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        if name in CHANGES or name.endswith("PrChange"):
            self.things.add(Hidden.CHANGE, self.where)
        elif name == "p":
            self._of_paragraph, self._is_going_on = False, False
        elif name == "pStyle":
            self._of_paragraph = attributes.get("val", "") in self.hidden_styles
        elif name == "r":
            self._of_run, self._text = None, ""
        elif name == "rStyle" and self.inside[-2:] == ["r", "rPr"] and self._of_run is None:
            self._of_run = attributes.get("val", "") in self.hidden_styles or None
        elif name in {"vanish", "specVanish"} and self.inside[-2:] == ["r", "rPr"]:
            self._of_run = attributes.get("val", "").lower() not in OFF
        elif name == "fldChar" and attributes.get("fldCharType") != "begin":
            self._note_instruction()
        elif name == "fldSimple":
            self._instruction = attributes.get("instr", "")
            self._note_instruction()
        else:
            note_drawn(name, attributes, self.where, self.things)

    def words(self, text: str) -> None:
        if self.inside[-1:] == ["t"]:
            self._text += text
        elif self.inside[-1:] == ["instrText"]:
            self._instruction += text

    def end(self, name: str) -> None:
        if name != "r":
            return
        hides = self._of_paragraph if self._of_run is None else self._of_run
        if hides and self._text.strip() and not self._is_going_on:
            self.things.add(Hidden.HIDDEN_TEXT, self.where)
        if self._text.strip():
            self._is_going_on = hides
        self._text = ""

    def _note_instruction(self) -> None:
        if path := path_in(self._instruction.replace("\\\\", "\\")):
            self.things.add(Hidden.PATH, self.where, words=path)
        elif _FETCHES.match(self._instruction):
            self.things.add(Hidden.LINK, self.where, words=self._instruction)
        self._instruction = ""


class _Settings(Walk):
    """What the settings of a Word file keep: variables of macros, and where letters take their addresses from."""

    def __init__(self, things: Things) -> None:
        super().__init__()
        self.things = things

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        if name == "docVar":
            self.things.add(Hidden.CUSTOM, "in the data of programs", words=attributes.get("name", ""))
        elif name in {"connectString", "query"} and "mailMerge" in self.inside:
            self.things.add(Hidden.CONNECTION, "in the settings of mail merge")
