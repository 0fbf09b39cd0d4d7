"""Why a file is not opened: one message for the person who chose it, which says what to do instead."""

import struct
import zlib
from zipfile import BadZipFile

INSTEAD = "Nothing has been stored."


class Refused(Exception):
    """A file or text that is not read; its words are for the person who chose it."""

    def __init__(self, words: str) -> None:
        super().__init__(f"{words} {INSTEAD}")


ENCRYPTED = "This file is protected with a password. Open it, save a copy without the password, and choose the copy."
EMBEDDED = (
    "This file has another file inside it, such as a spreadsheet. Save a copy, delete the inserted object from it, "
    "and choose the copy."
)
SWELLS = (
    "This file is small but unpacks to something very large, as harmful files do. Open it, copy what is needed into a "
    "new document, and choose that."
)
TOO_MANY_PARTS = (
    "This document is too large or too entangled. Copy what is needed into a new document, and choose that."
)
DOCTYPE = (
    "This file holds instructions that a document does not need and harmful files use. Copy what is needed into a new "
    "document, and choose that."
)
BROKEN = (
    "This file is damaged or incomplete. Open it in the program that it was made with, save it again, and choose the "
    "new file."
)

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
