"""The addresses of many rows of one view: the view is looked up once, and the parts are filled in.

To reverse an address takes longer than to read the row that it leads to.
"""

from functools import lru_cache

from django.urls import get_script_prefix, reverse

_MARK = 9_000_000_000_000_000
"""Digits fit wherever a slug or a number does, and so many stand in no pattern of ours."""


def address_of(view_name: str, *parts: str | int) -> str:
    """The address of a view, as `reverse` gives it; each part is a number, or a slug out of the database.

    Raises ``NoReverseMatch`` where the view takes other parts.
    """
    return _pattern(view_name, len(parts), get_script_prefix()).format(*parts)


@lru_cache(maxsize=64)
def _pattern(view_name: str, number: int, prefix: str) -> str:
    """The address with a place for each part; `prefix` is where the site begins, which `reverse` reads by itself."""
    marks = [str(_MARK + part) for part in range(number)]
    address = reverse(view_name, args=marks)
    for mark in marks:
        address = address.replace(mark, "{}")
    return address
