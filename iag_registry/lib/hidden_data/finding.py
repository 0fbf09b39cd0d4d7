"""Looks through one file, whatever it is, for what it holds and does not show."""

from iag_registry.lib.hidden_data.office import OfficeFile, note_office
from iag_registry.lib.hidden_data.open_document import note_open_document
from iag_registry.lib.hidden_data.pdf import note_pdf
from iag_registry.lib.hidden_data.pictures import told_in_picture
from iag_registry.lib.hidden_data.sheets import note_sheets
from iag_registry.lib.hidden_data.slides import note_slides
from iag_registry.lib.hidden_data.things import Hidden, HiddenThing, Things
from iag_registry.lib.hidden_data.walking import Parts
from iag_registry.lib.hidden_data.word import note_word
from iag_registry.lib.strange_files.archives import Archive
from iag_registry.lib.strange_files.refusals import BROKEN, DAMAGE, Refused

OPEN_XML = "application/vnd.openxmlformats-officedocument."
OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
READERS = {
    "wordprocessingml.document": note_word,
    "spreadsheetml.sheet": note_sheets,
    "presentationml.presentation": note_slides,
}
UNKNOWN = "What is hidden in a file of this sort cannot be found. Make a PDF of it, and choose that."
PLAIN = ("text/", "application/json")
"""What is read as it is: no program shows less of it than it holds."""


def find_hidden(data: bytes, media_type: str) -> tuple[HiddenThing, ...]:
    """What the file holds and its pages do not show; empty where nothing was found.

    `media_type` is what the file was found to be by its content. Plain text hides nothing. Raises Refused for a file
    that is damaged, harmful, or too large to be looked through, and for a sort that cannot be.
    """
    things = Things()
    try:
        _look(data, media_type, things)
    except DAMAGE as problem:
        raise Refused(BROKEN) from problem
    return things.all()


def _look(data: bytes, media_type: str, things: Things) -> None:
    if media_type == "application/pdf":
        note_pdf(data, things)
    elif media_type.startswith(OPEN_DOCUMENT):
        note_open_document(Parts(Archive(data, may_hold_files=True)), things)
    elif media_type.startswith(OPEN_XML):
        file = OfficeFile(Parts(Archive(data, may_hold_files=True)))
        if not file.of("main", "document", "workbook", "presentation"):
            raise Refused(BROKEN)
        note_office(file, things)
        READERS[media_type.removeprefix(OPEN_XML)](file, things)
    elif media_type.startswith("image/"):
        if told := told_in_picture(data):
            things.add(Hidden.PICTURE_DATA, "in the file", words=", ".join(told))
    elif not media_type.startswith(PLAIN):
        raise Refused(UNKNOWN)
