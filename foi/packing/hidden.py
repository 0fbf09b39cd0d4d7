"""The search for hidden data in the files of a reply: authors, comments, hidden rows, and the like (FOI-31, F10)."""

from collections.abc import Iterable, Iterator

from foi.packing.packed_file import PackedFile
from iag_registry.lib.hidden_data import find_hidden
from iag_registry.lib.strange_files.refusals import Refused


def hidden_in(files: Iterable[PackedFile]) -> list[str]:
    """What is hidden in these files, in words, each with the name of its file; nothing where they are clean.

    A file that cannot be looked through is never clean: it is named with the reason.
    """
    return [f"{file.name}: {found}" for file in files for found in _hidden(file)]


def _hidden(file: PackedFile) -> Iterator[str]:
    try:
        yield from map(str, find_hidden(file.content, file.media_type))
    except Refused as refusal:
        yield str(refusal)
