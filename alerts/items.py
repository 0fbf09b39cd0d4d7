"""What a mail tells of one thing, whatever it is."""

from dataclasses import dataclass

from iag_registry.lib.partial_dates import PartialDate


@dataclass(frozen=True)
class Item:
    """One thing that is new, as a mail tells it."""

    title: str
    sentence: str
    url: str
    when: PartialDate
    place: str = ""
    """What a result of a search is, and what it belongs to: the title of an item of minutes names no group."""
