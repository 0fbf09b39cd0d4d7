"""Which columns of a table of an answer people are shown, while the answer is made and once it is frozen."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from functools import cached_property
from typing import Any


class Columned(ABC):
    """A table which knows which of its columns are shown; its heads are those of `foi.catalogue.answer.Heading`."""

    headings: Sequence[Any]
    rows: Sequence[Sequence[Any]]

    @abstractmethod
    def is_stated(self, cell: Any) -> bool:
        """Whether anything is known in a cell."""

    @cached_property
    def shown(self) -> tuple[int, ...]:
        """The columns that people are shown: not those for files only, nor those in which nothing is known."""
        columns = range(len(self.headings))
        stated = (c for c in columns if any(self.is_stated(row[c]) for row in self.rows))
        return tuple(c for c in stated if not self.headings[c].for_files)

    @property
    def labels(self) -> list[str]:
        """The labels of the columns that people are shown."""
        return [self.headings[column].label for column in self.shown]

    @property
    def unstated(self) -> str:
        """The columns that are left out because no source states anything in them: "Theme; As of"."""
        left_out = (heading for column, heading in enumerate(self.headings) if column not in self.shown)
        return "; ".join(heading.label for heading in left_out if not heading.for_files and not heading.silent)
