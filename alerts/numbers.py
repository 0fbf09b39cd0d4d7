"""By what it is known what was public once (`Seen`), and what of it has a number within some bounds."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from alerts.models import Seen
from groups.disclosure import Mark

AT_ONCE = 500


def digest_of(*parts: object) -> str:
    """What one thing is known by: of a key that stays, and without a word of what it says."""
    return sha256("/".join(map(str, parts)).encode()).hexdigest()


def change_digest(mark: Mark) -> str:
    """What a change is known by: the kind and the number of its record, which both stay."""
    _, kind, row = mark
    return digest_of("change", kind, row)


def entry_digest(ref: str) -> str:
    """What an entry of the search is known by."""
    return digest_of("entry", ref)


def meeting_digest(meeting: int, *, is_past: bool) -> str:
    """What it is known by that a meeting stands in the list, or that it stands there among the past ones."""
    return digest_of("meeting", meeting, "past") if is_past else digest_of("meeting", meeting)


def group_digest(group: int, *facet: str) -> str:
    """What it is known by that a group stands in the list, or that a value of a filter lets it through."""
    return digest_of("group", group, *facet)


@dataclass(frozen=True)
class Window:
    """What a mail tells of: what has a number after one and up to another."""

    after: int
    upto: int

    @cached_property
    def new(self) -> frozenset[str]:
        """All that has such a number; one query."""
        rows = Seen.objects.filter(pk__gt=self.after, pk__lte=self.upto).order_by()
        return frozenset(rows.values_list("digest", flat=True))

    def holds(self, number: int | None) -> bool:
        """Whether a number lies within; what has none yet will be told when it has one."""
        return number is not None and self.after < number <= self.upto


def numbers_of(digests: Iterable[str]) -> dict[str, int]:
    """The numbers of these things, as far as they have one."""
    wanted = sorted(set(digests))
    found: dict[str, int] = {}
    for start in range(0, len(wanted), AT_ONCE):
        rows = Seen.objects.filter(digest__in=wanted[start:][:AT_ONCE]).order_by()
        found.update(rows.values_list("digest", "pk"))
    return found
