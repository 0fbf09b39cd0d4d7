"""What was published, corrected and withdrawn of minutes, as changes of the public record (EXP-08).

One version is up to two changes: that it was published, and that it was withdrawn. Of one that is withdrawn neither
says anything of what it said, nor why it replaced another.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q
from django.urls import reverse

from groups.disclosure.changes import Change, ChangedGroup, ChangesOf, Mark, Rows, Wanted, changed_groups, on_the_day
from iag_registry.lib.audiences import Audience
from iag_registry.lib.partial_dates import PartialDate
from meetings.choices import MinutesChange, ReleaseKind
from meetings.disclosure.minutes_words import minutes_named
from meetings.disclosure.published import releases_by
from meetings.models import JointMeeting, MinutesRelease

DONE = {
    ReleaseKind.DRAFT: "was published as a draft that is not yet approved",
    ReleaseKind.MINUTES: "was published",
    ReleaseKind.CORRECTION: "was published as a correction",
}


def _rows(day: date, audience: Audience, wanted: Wanted) -> Iterator[Rows]:
    releases = releases_by(day, audience).filter(minutes__meeting__group__audience__in=audience.seen)
    if wanted.groups is not None:
        joint = JointMeeting.objects.filter(meeting=OuterRef("minutes__meeting"), group__in=wanted.groups)
        releases = releases.filter(Q(minutes__meeting__group__in=wanted.groups) | Exists(joint))
    yield MinutesChange.PUBLISHED, releases.exclude(kind=ReleaseKind.CORRECTION), on_the_day("published_on")
    yield MinutesChange.CORRECTED, releases.filter(kind=ReleaseKind.CORRECTION), on_the_day("published_on")
    yield MinutesChange.WITHDRAWN, releases.filter(withdrawal__isnull=False), on_the_day("withdrawal__withdrawn_on")


def _told(found: Iterable[Mark], day: date, audience: Audience) -> Mapping[Mark, Change]:
    """The changes at these marks, with the names of groups on the day; three queries."""
    at = [mark for mark in found if mark[1] in MinutesChange.values]
    joint = JointMeeting.objects.filter(group__audience__in=audience.seen)
    releases = (
        MinutesRelease.objects.select_related("minutes__meeting", "withdrawal")
        .defer("document", "html", "text")
        .prefetch_related(Prefetch("minutes__meeting__joint_groups", joint.order_by("group__name")))
        .in_bulk({row for _, _, row in at})
    )
    groups = changed_groups((pk for release in releases.values() for pk in _groups_of(release)), day)
    return {mark: _change(MinutesChange(mark[1]), releases[mark[2]], groups) for mark in at}


def _groups_of(release: Any) -> list[int]:
    """The numbers of the groups whose meeting it was, its own first."""
    meeting = release.minutes.meeting
    return [meeting.group_id, *(each.group_id for each in meeting.joint_groups.all())]


MINUTES_CHANGES = ChangesOf(kinds=MinutesChange.choices, rows=_rows, told=_told)


def _change(kind: MinutesChange, release: Any, groups: Mapping[int, ChangedGroup]) -> Change:
    meeting, withdrawal = release.minutes.meeting, getattr(release, "withdrawal", None)
    on, done = release.published_on, DONE[ReleaseKind(release.kind)]
    reason = "" if withdrawal else release.reason
    if withdrawal and kind == MinutesChange.WITHDRAWN:
        on, done, reason = withdrawal.withdrawn_on, "was withdrawn", f"It can no longer be read. {withdrawal.reason}"
    when = PartialDate.of(on)
    sentence = f"Version {release.version} of {minutes_named(meeting.title)} {done} on {when.words}. {reason}"
    about = tuple(groups[pk] for pk in _groups_of(release))
    return Change(
        uuid=release.uuid,
        kind=kind.value,
        label=str(kind.label),
        when=when,
        published_on=on,
        title=f"{meeting.title}: {str(kind.label).lower()}",
        sentence=sentence.strip(),
        url=reverse("meetings:minutes-version", args=[about[0].key, meeting.slug, release.version]),
        groups=about,
    )
