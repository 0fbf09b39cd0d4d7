"""What a load did, table by table, and what it left for a person to decide."""

from collections import defaultdict
from dataclasses import dataclass, field


@dataclass
class Tally:
    """How many rows of one table were made, changed, found as they are, or kept because a person changed them."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    conflicts: int = 0

    def __str__(self) -> str:
        return (
            f"{self.created} created, {self.updated} updated, {self.unchanged} unchanged, {self.conflicts} in conflict"
        )


@dataclass
class Report:
    """The outcome of one load."""

    tallies: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    conflicts: list[str] = field(default_factory=list)
    """Rows that a person has changed or deleted: they were kept as they are."""
    left_over: list[str] = field(default_factory=list)
    """Records that an earlier load made and the files no longer hold: they were kept too."""

    @property
    def total(self) -> Tally:
        """The tables together."""
        tallies = self.tallies.values()
        return Tally(
            created=sum(tally.created for tally in tallies),
            updated=sum(tally.updated for tally in tallies),
            unchanged=sum(tally.unchanged for tally in tallies),
            conflicts=sum(tally.conflicts for tally in tallies),
        )

    def __str__(self) -> str:
        lines = [f"{table}: {tally}" for table, tally in self.tallies.items()]
        lines += [f"Conflict: {conflict}" for conflict in self.conflicts]
        lines += [f"No longer in the files, kept: {record}" for record in self.left_over]
        return "\n".join([*lines, f"All tables: {self.total}"])
