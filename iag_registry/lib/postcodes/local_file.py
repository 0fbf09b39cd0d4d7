"""Postcodes out of a file that the force keeps on its own server: nothing leaves it.

The file is a CSV with a line of names first. It has a column of postcodes, or of their first halves (EN1), and one of
the official codes of the places, as the National Statistics Postcode Lookup and the ONS Postcode Directory have them
under names that change with the year. Any other column is passed over. Leave in the file the postcodes of your own
area: each process of the server reads it once and keeps it.
"""

import csv
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from iag_registry.lib.postcodes import Postcode, ProviderFailed

POSTCODE_COLUMNS = ("postcode", "pcds", "pcd", "pcd2", "pcd7", "pcd8", "outcode")
CODE_COLUMNS = ("code", "gss", "oslaua", "laua", "ladcd", "lad")
"""Names of the two columns, without the year that stands at the end of some: lad25cd."""
TOO_LARGE = 400_000_000
"""A larger file, in bytes, would fill the memory of the server."""


class LocalFile:
    """Looks a postcode up in a file, first whole and then by its first half."""

    asks = ""

    def __init__(self, path: Path) -> None:
        self.path = path

    def codes(self, postcode: Postcode) -> tuple[str, ...]:
        try:
            kept = self.path.stat()
            known = _read(self.path, kept.st_mtime_ns, kept.st_size)
        except OSError as error:
            raise ProviderFailed(f"The file of postcodes cannot be read: {error.strerror}.") from None
        except (UnicodeDecodeError, csv.Error):
            raise ProviderFailed("The file of postcodes is not a CSV file in UTF-8.") from None
        return known.get(postcode.replace(" ", "")) or known.get(postcode.outward) or ()


@lru_cache(maxsize=1)
def _read(path: Path, changed: int, size: int) -> Mapping[str, tuple[str, ...]]:
    """The codes of each postcode; `changed` and `size` make a file that was replaced be read again."""
    if size > TOO_LARGE:
        raise ProviderFailed("The file of postcodes is too large. Leave in it the postcodes of your own area.")
    known: dict[str, tuple[str, ...]] = {}
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.reader(file)
        names = [_plain_name(name) for name in next(rows, [])]
        postcode, code = _column(names, POSTCODE_COLUMNS), _column(names, CODE_COLUMNS)
        for row in rows:
            if len(row) <= max(postcode, code):
                continue
            key, value = "".join(row[postcode].split()).upper(), row[code].strip()
            if key and value and value not in known.get(key, ()):
                known[key] = (*known.get(key, ()), value)
    return known


def _column(names: list[str], wanted: tuple[str, ...]) -> int:
    for name in wanted:
        if name in names:
            return names.index(name)
    raise ProviderFailed(f"The file of postcodes has no column named {' or '.join(wanted)}.")


def _plain_name(name: str) -> str:
    """A name of a column in small letters, without its year: "LAD25CD" is "ladcd"."""
    plain = name.strip().lower()
    return "".join(sign for sign in plain if not sign.isdigit()) if plain.startswith("lad") else plain
