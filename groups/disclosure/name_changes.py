"""What followed an official name that ended: told only where a source dates its beginning there (GRP-02, GRP-10)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from groups.choices import NameKind, RelationKind
from groups.models import GroupName, GroupRelation
from iag_registry.lib.audiences import Audience
from iag_registry.lib.partial_dates import PartialDate


@dataclass(frozen=True)
class NamesAfter:
    """The official names, and the ties to a group of another name, that may have followed names that ended."""

    names: tuple[Any, ...] = ()
    ties: tuple[Any, ...] = ()

    @classmethod
    def of(cls, ended: Iterable[Any], day: date, audience: Audience) -> Self:
        """What had begun by the day and the audience may see; two queries, and none where no name ended."""
        groups = {name.group_id for name in ended}
        if not groups:
            return cls()
        names = GroupName.objects.begun_by(day).filter(kind=NameKind.OFFICIAL, group__in=groups)
        ties = GroupRelation.objects.begun_by(day).filter(
            kind=RelationKind.RENAMED_TO, first__in=groups, second__audience__in=audience.seen
        )
        return cls(tuple(names.exclude(start="")), tuple(ties.exclude(start="")))

    def following(self, name: Any, names_of_groups: Mapping[int, str]) -> str:
        """The one name that begins where this one ended; empty where there is none, or more than one."""
        end = PartialDate(name.end)
        begun = [other for other in self.names if other.group_id == name.group_id and _begins_at(other.start, end)]
        texts = {other.text for other in begun if PartialDate(other.end).latest > end.latest}
        ties = [tie for tie in self.ties if tie.first_id == name.group_id and _begins_at(tie.start, end)]
        texts = (texts | {names_of_groups[tie.second_id] for tie in ties}) - {name.text}
        return texts.pop() if len(texts) == 1 else ""


def _begins_at(start: str, end: PartialDate) -> bool:
    """True where the two dates can mean the same day, or the second the day before the first."""
    begins = PartialDate(start)
    return begins.latest >= end.earliest and (begins.earliest - end.latest).days <= 1
