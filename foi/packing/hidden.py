"""The search for hidden data in the files of a reply: authors, comments, hidden rows, and the like (FOI-31, F10)."""

from collections.abc import Iterable
from importlib import import_module
from typing import Any

from foi.packing.packed_file import PackedFile


def hidden_in(files: Iterable[PackedFile]) -> list[str]:
    """What is hidden in these files, in words, each with the name of its file; nothing where they are clean."""
    find = _finder()
    return [f"{file.name}: {found}" for file in files for found in find(file.content, file.media_type)]


def _finder() -> Any:
    """What looks into a file; where the register has no such search yet, nothing is found."""
    try:
        return import_module("iag_registry.lib.hidden_data").find_hidden
    except ModuleNotFoundError:
        return lambda data, media_type: ()
