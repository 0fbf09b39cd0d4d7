"""When the public record last changed, as the register tells it on a day: for the catalogue (EXP-05).

It is the newest of the changes that the page of changes tells on that day, and not a moment at which a row was saved:
such a moment would also tell that something was changed which is withheld. The register is read on a day, so what
happened by then changes what it says, and nothing else does.
"""

from collections.abc import Iterable
from datetime import date

from changes.disclosure import Change, public_changes
from foi.choices import ReplyChange
from groups.choices import GroupChange
from iag_registry.lib.partial_dates import PartialDate
from meetings.choices import MinutesChange

_OF_ROLES = (GroupChange.ROLE_TAKEN_UP, GroupChange.ROLE_LEFT)
_OF_GROUPS = tuple(kind for kind in GroupChange if kind not in _OF_ROLES)
KINDS: dict[str, tuple[str, ...]] = {
    "groups": _OF_GROUPS,
    "group-names": (GroupChange.NAME_ENDED,),
    "group-statuses": (
        GroupChange.OPENED,
        GroupChange.STATUS,
        GroupChange.STATED,
        GroupChange.SUPERSEDED,
        GroupChange.CLOSED,
    ),
    "group-relations": (GroupChange.CONTINUED,),
    "roles": _OF_ROLES,
    "meetings": tuple(MinutesChange),
    "minutes": tuple(MinutesChange),
    "actions": tuple(MinutesChange),
    "disclosure-log": tuple(ReplyChange),
    "changes": (*GroupChange, *MinutesChange, *ReplyChange),
}
"""What kinds of changes a table changes with; of the other tables no change is told with its day."""


def last_changes(day: date) -> dict[str, PartialDate]:
    """By its name, when each table last changed that has such a change by the day; under "" that of all tables.

    A date is as precise as the change has it. The number of queries does not depend on how many changes there are.
    """
    changes = public_changes(on=day)
    newest: dict[str, tuple[str, str, int]] = {}
    for mark in changes.marks():
        newest.setdefault(mark[1], mark)
    told = changes.told(sorted(newest.values(), reverse=True))
    found = {"": _when(told)} | {table: _when(each for each in told if each.kind in KINDS[table]) for table in KINDS}
    return {table: when for table, when in found.items() if when}


def _when(changes: Iterable[Change]) -> PartialDate | None:
    """The date of the first of these, which come with the newest first."""
    return next((change.when for change in changes), None)
