"""Published minutes as a table gives them: one row for each version, the text with it where it can still be read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse

from groups.disclosure.links import Link, group_link
from iag_registry.lib.audiences import Audience
from iag_registry.lib.partial_dates import PartialDate
from meetings.disclosure.published import releases_by
from meetings.models import MinutesRelease


@dataclass(frozen=True)
class MinutesRow:
    """One version of minutes; of one that was withdrawn when and why, and nothing of what it said.

    On a day before it was withdrawn it has no text either, and nothing is said of the withdrawal.
    """

    group_key: str
    group: Link
    title: str
    held: PartialDate
    version: int
    published_as: str
    published_on: date
    reason: str
    withdrawn_on: date | None
    withdrawn_because: str
    text: str
    sha256: str
    text_sha256: str
    url: str
    meeting_url: str


def listed_minutes(day: date, audience: Audience) -> QuerySet[MinutesRelease]:
    """Every version that was published by the day, withdrawn ones too, of groups that the audience may see."""
    rows = releases_by(day, audience).filter(minutes__meeting__group__audience__in=audience.seen)
    return rows.select_related("minutes__meeting__group", "withdrawal").defer("document", "html")


def minutes_rows(releases: Iterable[MinutesRelease], day: date) -> tuple[MinutesRow, ...]:
    """The rows of versions out of `listed_minutes`, in the order given."""
    return tuple(row for release in releases if (row := _row(release, day)))


def _row(release: MinutesRelease, day: date) -> MinutesRow | None:
    meeting, withdrawal = release.minutes.meeting, getattr(release, "withdrawal", None)
    told = withdrawal if withdrawal and withdrawal.withdrawn_on <= day else None
    if meeting.group is None:
        return None
    return MinutesRow(
        group_key=meeting.group.key,
        group=group_link(meeting.group),
        title=meeting.title,
        held=PartialDate(meeting.date),
        version=release.version,
        published_as=release.get_kind_display(),
        published_on=release.published_on,
        reason="" if withdrawal else release.reason,
        withdrawn_on=told.withdrawn_on if told else None,
        withdrawn_because=told.reason if told else "",
        text="" if withdrawal else release.text,
        sha256="" if withdrawal else release.sha256,
        text_sha256="" if withdrawal else release.text_sha256,
        url=reverse("meetings:minutes-version", args=[meeting.group.key, meeting.slug, release.version]),
        meeting_url=meeting.get_absolute_url(),
    )
