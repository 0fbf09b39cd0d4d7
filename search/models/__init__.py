"""The index and what it waits for; all of it can be made again from the register."""

from search.models.copy import Copy
from search.models.entry import Entry
from search.models.gone import Gone
from search.models.waiting import Waiting
from search.models.word import Word

__all__ = ["Copy", "Entry", "Gone", "Waiting", "Word"]
