"""The search for hidden data in the files of a reply: authors, comments, hidden rows, and the like (FOI-31, F10)."""

from collections.abc import Iterable

from foi.packing.packed_file import PackedFile
from iag_registry.lib.hidden_data import find_hidden


def hidden_in(files: Iterable[PackedFile]) -> list[str]:
    """What is hidden in these files, in words, each with the name of its file; nothing where they are clean."""
    return [f"{file.name}: {found}" for file in files for found in find_hidden(file.content, file.media_type)]
