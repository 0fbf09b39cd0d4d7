"""OpenDocument files: texts, spreadsheets and presentations, as LibreOffice writes them."""

import re

from iag_registry.lib.hidden_data.open_document_styles import Styles
from iag_registry.lib.hidden_data.open_document_text import Body
from iag_registry.lib.hidden_data.paths import path_in
from iag_registry.lib.hidden_data.pictures import told_in_picture
from iag_registry.lib.hidden_data.properties import note_properties
from iag_registry.lib.hidden_data.things import Hidden, Things
from iag_registry.lib.hidden_data.walking import Parts, values_of
from iag_registry.lib.strange_files.archives import LARGEST_PART
from iag_registry.lib.strange_files.refusals import BROKEN, ENCRYPTED, Refused

DRAWN = ("opendocument.chart", "opendocument.formula", "opendocument.image")
"""Objects that show all that they hold."""
_PICTURE = re.compile(r"(Pictures|media|Thumbnails)/")


def note_open_document(parts: Parts, things: Things) -> None:
    """What an OpenDocument file may hide. Raises Refused where it is none, or protected."""
    names = sorted(parts.archive.names)
    if "content.xml" not in names:
        raise Refused(BROKEN)
    if b"encryption-data" in parts.archive.part("META-INF/manifest.xml"):
        raise Refused(ENCRYPTED)
    for name in names:
        folder, _, last = name.rpartition("/")
        if last == "meta.xml":
            note_properties(parts, name, things)
        elif last == "content.xml":
            _note_content(parts, folder, things)
        elif name == "settings.xml":
            _note_settings(parts, name, things)
        _note_by_place(parts, name, things)
    _note_objects(parts, things)


def _note_by_place(parts: Parts, name: str, things: Things) -> None:
    """What a part is by where it stands in the file."""
    folder, _, last = name.rpartition("/")
    if folder == "Versions" and last:
        things.add(Hidden.OLD_VERSION, "in the file")
    elif folder.startswith(("Basic", "Scripts")) and last:
        things.add(Hidden.SCRIPT, "in the file")
    elif _PICTURE.match(name) and (told := told_in_picture(parts.archive.head(name, LARGEST_PART))):
        things.add(Hidden.PICTURE_DATA, "in the file", words=", ".join(told))
    if name in parts.archive.inner:
        things.add(Hidden.EMBEDDED, "in the file")


def _note_content(parts: Parts, folder: str, things: Things) -> None:
    styles = Styles()
    beside = f"{folder}/" if folder else ""
    parts.walk(f"{beside}styles.xml", styles)
    # The styles that a text has for itself stand before it in the same part.
    body = Body(styles, things)
    parts.walk(f"{beside}styles.xml", Body(styles, things, where="in the headers and footers"))
    parts.walk(f"{beside}content.xml", body)


def _note_objects(parts: Parts, things: Things) -> None:
    """Documents inside the document, as the list of its parts tells them."""
    for element, _, attributes in values_of(parts, "META-INF/manifest.xml"):
        path, kind = attributes.get("full-path", ""), attributes.get("media-type", "")
        is_inside = path.endswith("/") and path != "/" and "opendocument" in kind
        if element == "file-entry" and is_inside and not any(drawn in kind for drawn in DRAWN):
            things.add(Hidden.EMBEDDED, "in the file")


def _note_settings(parts: Parts, name: str, things: Things) -> None:
    for element, words, attributes in values_of(parts, name):
        if element != "config-item" or not words:
            continue
        if attributes.get("name") in {"CurrentDatabaseDataSource", "CurrentDatabaseCommand"}:
            things.add(Hidden.CONNECTION, "in the settings", words=words)
        elif path := path_in(words[:1000]) or (words if words.startswith("\\\\") else ""):
            things.add(Hidden.PATH, "in the settings", words=path)
