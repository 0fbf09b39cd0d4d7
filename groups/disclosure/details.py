"""What staff record of a group without a source or a date: how it meets and whom to write to, and since when it stands.

Nobody says from when such a detail is true. What can be proved is the day on which it was recorded as it stands now, so
that day goes with it, and on earlier days it is not told. What was recorded before and taken back is told on no day.
"""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from groups.choices import YesNoUnknown
from groups.models import AdvisoryGroup

COLUMNS = ("meeting_frequency", "quorum", "open_to_public", "contact_mailbox")


@dataclass(frozen=True)
class Detail:
    """One detail as it stands; `text` is empty where it is not known on the day."""

    text: str = ""
    recorded_on: date | None = None
    """The day on which it was recorded; None where the history does not tell."""


@dataclass(frozen=True)
class Details:
    """How a group meets and whom to write to."""

    meeting_frequency: Detail
    quorum: Detail
    open_to_public: Detail
    contact_mailbox: Detail


def details_of(group: AdvisoryGroup, day: date) -> Details:
    """The details as they stand, of those that had been recorded by the day; one query, none where there are none."""
    is_open = "" if group.open_to_public == YesNoUnknown.UNKNOWN else str(YesNoUnknown(group.open_to_public).label)
    texts = {column: str(getattr(group, column)) for column in COLUMNS} | {"open_to_public": is_open}
    recorded_on = _recorded_on(group) if any(texts.values()) else {}
    is_today = day >= timezone.localdate()

    def detail(column: str) -> Detail:
        since = recorded_on.get(column)
        is_told = bool(texts[column]) and (is_today or (since is not None and since <= day))
        return Detail(texts[column], since) if is_told else Detail()

    return Details(*map(detail, COLUMNS))


def _recorded_on(group: AdvisoryGroup) -> dict[str, date]:
    """Of each detail the first day since which it has stood in the history as it stands now."""
    found: dict[str, date] = {}
    open_columns = set(COLUMNS)
    versions = group.history.order_by("-history_date", "-history_id").values("history_date", *COLUMNS)
    for version in versions:
        open_columns -= {column for column in open_columns if version[column] != getattr(group, column)}
        found.update(dict.fromkeys(open_columns, timezone.localdate(version["history_date"])))
    return found
