"""Word, Excel and PowerPoint files: what their parts are, and what any of them may hide."""

import re
from collections.abc import Iterator

from iag_registry.lib.hidden_data.paths import path_in
from iag_registry.lib.hidden_data.pictures import told_in_picture
from iag_registry.lib.hidden_data.properties import note_custom_properties, note_custom_record, note_properties
from iag_registry.lib.hidden_data.things import Hidden, Things
from iag_registry.lib.hidden_data.walking import Parts, values_of
from iag_registry.lib.strange_files.archives import LARGEST_PART

COUNTED = {
    "comments": (Hidden.COMMENT, {"comment", "cm"}),
    "threadedcomments": (Hidden.COMMENT, {"threadedComment"}),
    "commentauthors": (Hidden.AUTHOR, {"cmAuthor"}),
    "authors": (Hidden.AUTHOR, {"author"}),
    "people": (Hidden.AUTHOR, {"person"}),
    "persons": (Hidden.AUTHOR, {"person"}),
    "person": (Hidden.AUTHOR, {"person"}),
    "connections": (Hidden.CONNECTION, {"connection"}),
    "usernames": (Hidden.AUTHOR, {"userInfo"}),
}
"""By the sort of part: what its elements of these names are."""
WHOLE = {
    "pivotcachedefinition": (Hidden.PIVOT, "in the workbook"),
    "externallink": (Hidden.LINK, "in the workbook"),
    "querytable": (Hidden.CONNECTION, "in the workbook"),
    "revisionlog": (Hidden.CHANGE, "in the workbook"),
    "changesinfo": (Hidden.CHANGE, "in the record of changes"),
    "tags": (Hidden.CUSTOM, "in the data of programs"),
}
"""Sorts of parts of which each one is such a thing."""
READERS = {
    **dict.fromkeys(("core-properties", "extended-properties", "core", "app"), note_properties),
    **dict.fromkeys(("custom-properties", "custom"), note_custom_properties),
}
"""Sorts of parts that hold properties."""
WHERE = {
    "comments": "beside the text",
    "threadedcomments": "beside the text",
    "connections": "in the workbook",
}
ANSWERED = {"threadedcomments": "comments"}
"""Excel keeps each newer comment a second time as an old one: it is counted once."""
PLAIN_LINKS = {"hyperlink", "externalLinkPath", "externalLinkLongPath", "xlPathMissing"}
"""Relations that lead out of the file and are seen on the page, or are told of with the part that they belong to."""


class OfficeFile:
    """One file of Microsoft's formats: its parts by sort, such as "comments", "worksheet", "slide"."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self.names = sorted(parts.archive.names)
        self._types = {
            attributes.get("PartName", "").lstrip("/"): _sort_of(attributes.get("ContentType", ""))
            for element, _, attributes in values_of(parts, "[Content_Types].xml")
            if element == "Override"
        }

    def sort(self, name: str) -> str:
        """The sort of a part in small letters, told by its type, else by its name."""
        return self._types.get(name) or re.sub(r"[\d.]*(\.xml)?$", "", name.rpartition("/")[2]).lower()

    def of(self, *sorts: str) -> list[str]:
        """The parts of these sorts."""
        return [name for name in self.names if self.sort(name) in sorts]

    def relations(self, name: str) -> dict[str, tuple[str, str, bool]]:
        """Of one part: identifier of each relation, to its type, its target, and whether that is outside the file."""
        folder, _, last = name.rpartition("/")
        path = f"{folder}/_rels/{last}.rels" if folder else f"_rels/{last}.rels"
        return dict(_relations(self.parts, path, folder))


def _sort_of(media_type: str) -> str:
    """ "worksheet" of "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"."""
    last = media_type.removesuffix("+xml").rpartition("/")[2].lower()
    return last if last == "xml" else last.rpartition(".")[2]


def _relations(parts: Parts, path: str, folder: str) -> Iterator[tuple[str, tuple[str, str, bool]]]:
    for element, _, attributes in values_of(parts, path):
        if element == "Relationship":
            target, outside = attributes.get("Target", ""), attributes.get("TargetMode") == "External"
            kind = attributes.get("Type", "").rpartition("/")[2]
            yield attributes.get("Id", ""), (kind, target if outside else _resolved(folder, target), outside)


def _resolved(folder: str, target: str) -> str:
    """The name of a part that is named from the folder of another."""
    if target.startswith("/"):
        return target.lstrip("/")
    steps = folder.split("/") if folder else []
    for step in target.split("/"):
        if step == ".." and steps:
            steps.pop()
        elif step not in {"", ".", ".."}:
            steps.append(step)
    return "/".join(steps)


def note_office(file: OfficeFile, things: Things) -> None:
    """What any file of these formats may hide: properties, comments, links, other files, data in pictures."""
    for name in file.names:
        sort = file.sort(name)
        if reader := READERS.get(sort):
            reader(file.parts, name, things)
        elif sort in WHOLE:
            things.add(*WHOLE[sort])
        elif sort in COUNTED and not (sort in ANSWERED and file.of(ANSWERED[sort])):
            _note_counted(file.parts, name, sort, things)
        _note_by_place(file.parts, name, things)


def _note_by_place(parts: Parts, name: str, things: Things) -> None:
    """What a part is by where it stands in the file."""
    if re.fullmatch(r"customXml/item\d*\.xml", name):
        note_custom_record(parts, name, things)
    elif name.endswith(".rels"):
        _note_links(parts, name, things)
    elif "/media/" in name or name.startswith("docProps/thumbnail"):
        if told := told_in_picture(parts.archive.head(name, LARGEST_PART)):
            things.add(Hidden.PICTURE_DATA, "in the file", words=", ".join(told))
    elif "/printersettings/" in name.lower():
        _note_printer(parts, name, things)
    elif name.rpartition("/")[2].lower() == "vbaproject.bin":
        things.add(Hidden.SCRIPT, "in the file")
    if _is_file_inside(parts, name):
        things.add(Hidden.EMBEDDED, "in the file")


def _note_counted(parts: Parts, name: str, sort: str, things: Things) -> None:
    what, elements = COUNTED[sort]
    for element, _, attributes in values_of(parts, name):
        if element in elements:
            named = (attributes.get(key, "") for key in ("author", "displayName", "name"))
            words = next(filter(None, named), "") if what is Hidden.AUTHOR else ""
            things.add(what, WHERE.get(sort, "in the list of people"), words=words)


def _note_links(parts: Parts, name: str, things: Things) -> None:
    for kind, target, outside in dict(_relations(parts, name, "")).values():
        if kind == "aFChunk":
            things.add(Hidden.EMBEDDED, "in the file")
        if not outside:
            continue
        if path := path_in(target):
            things.add(Hidden.PATH, "in a link or a template", words=path)
        elif kind not in PLAIN_LINKS:
            things.add(Hidden.LINK, "in the file", words=target)


def _is_file_inside(parts: Parts, name: str) -> bool:
    holds_files = {"embeddings", "activeX", "model"}.intersection(name.split("/")[:-1])
    return name in parts.archive.inner or (bool(holds_files) and not name.endswith((".rels", "/")))


def _note_printer(parts: Parts, name: str, things: Things) -> None:
    """The name of a printer begins the settings that Excel keeps for it; of a shared one it names the server."""
    printer = parts.archive.head(name, 64).decode("utf-16-le", "replace").partition("\x00")[0]
    if printer.startswith("\\\\"):
        things.add(Hidden.PATH, "in the settings of the printer", words=printer)


def note_drawn(name: str, attributes: dict[str, str], where: str, things: Things) -> None:
    """What an element of a drawing hides, in a text, on a sheet or on a slide."""
    if name in {"docPr", "cNvPr"} and attributes.get("hidden") in {"1", "true"}:
        things.add(Hidden.HIDDEN_OBJECT, where)
    elif name == "srcRect" and any(_is_cut(attributes.get(side, "")) for side in "ltrb"):
        things.add(Hidden.CROPPED, where)


def _is_cut(part: str) -> bool:
    """True for a thousandth of a percent and more that is cut off at a side."""
    digits = part.removesuffix("%").partition(".")[0]
    return digits.isascii() and digits.isdecimal() and int(digits) > 0
