"""Why a file is not read: one message for the person who chose it, which says what to do instead."""

import struct
import zlib
from zipfile import BadZipFile

INSTEAD = "Nothing has been stored."


class Refused(Exception):
    """A file or text that is not read; its words are for the person who chose it."""

    def __init__(self, words: str) -> None:
        super().__init__(f"{words} {INSTEAD}")


PDF = (
    "This is a PDF. The order of its words and what is a heading cannot be read from it with certainty, and a scanned "
    "one holds only pictures. Ask for the Word file it was made from, or open it, copy the text and paste it here."
)
OLD_WORD = (
    "This is an old Word file (.doc). Open it in Word, choose “Save as”, “Word document (.docx)”, and import that."
)
RICH_TEXT = (
    "This is a rich text file (.rtf). Open it in Word, choose “Save as”, “Word document (.docx)”, and import that."
)
ENCRYPTED = "This file is protected with a password. Open it, save a copy without the password, and import the copy."
MACROS = (
    "This file holds macros, which are small programs. Open it in Word, choose “Save as”, “Word document (.docx)” "
    "without macros, and import that."
)
EMBEDDED = (
    "This file has another file inside it, such as a spreadsheet. Save a copy, delete the inserted object from it, "
    "and import the copy; or copy the text and paste it here."
)
TOO_LARGE = (
    "This file is too large: at most 10 MB can be imported. Save a copy without its pictures, or paste the text."
)
SWELLS = (
    "This file is small but unpacks to something very large, as harmful files do. If it is really the minutes, copy "
    "the text and paste it here."
)
TOO_MANY_PARTS = "This document is too large or too entangled to be minutes. Copy the text and paste it here."
DOCTYPE = (
    "This file holds instructions that a document does not need and harmful files use. Copy the text and paste it."
)
BROKEN = "This file is damaged or incomplete. Open it in Word or LibreOffice, save it again, and import the new file."
EMPTY = "There is no text in it. Choose the file of the minutes, or paste their text."
NOT_A_DOCUMENT = (
    "This is not a document that can be imported. Choose a Word file (.docx), an OpenDocument file (.odt) or a plain "
    "text file; or copy the text and paste it."
)
SPREADSHEET = "This is a spreadsheet or a presentation. Copy the text of the minutes and paste it here."
PICTURE = (
    "This is a picture, so there is no text to read. Ask for the Word file, or type the minutes on the meeting's page."
)
TOO_LONG = "This text is too long for the minutes of one meeting. Import the minutes of one meeting at a time."

DAMAGE = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    BadZipFile,
    EOFError,
    LookupError,
    MemoryError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
"""What the readers of files raise on damaged ones: they are written for whole files, and trip in many ways."""
