"""How often something was asked for within a minute or an hour: counted for all together, and by nobody's address."""

from django.core.cache import cache
from django.utils import timezone

WINDOWS = {60: "%Y%m%d%H%M", 60 * 60: "%Y%m%d%H"}
"""Lengths in seconds, and how the one at hand is named."""


def are_too_many(what: str, *, most: int, seconds: int) -> bool:
    """Count one more, and say whether they are more than the most within this minute or hour.

    Raises ``KeyError`` for a length that is neither.
    """
    key = f"{what}-{timezone.now().strftime(WINDOWS[seconds])}"
    cache.add(key, 0, seconds)
    return cache.incr(key) > most
