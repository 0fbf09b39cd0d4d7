"""What a feed tells of minutes, of meetings and of open actions (EXP-08), as the public may know it.

Minutes have one entry for each version; of one that is withdrawn it says so, when and why, and nothing of what it said.
On a day before that it says only that the version cannot be read.
"""

from datetime import date
from typing import Any

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, When
from django.urls import reverse

from iag_registry.lib.audiences import Audience
from iag_registry.lib.feeds import FeedEntry
from iag_registry.lib.partial_dates import PartialDate
from meetings.choices import ReleaseKind
from meetings.disclosure.calendar_entries import changes_of
from meetings.disclosure.lists import meeting_rows
from meetings.disclosure.minutes_words import minutes_named
from meetings.disclosure.open_actions import ActionLine, action_lines
from meetings.disclosure.published import releases_by
from meetings.disclosure.shapes import MeetingLine
from meetings.models import Action, JointMeeting, MinutesRelease, ReleaseWithdrawal
from meetings.querysets import MeetingQuerySet

PUBLISHED_AS = {
    ReleaseKind.DRAFT: "published as a draft that is not yet approved",
    ReleaseKind.MINUTES: "published",
    ReleaseKind.CORRECTION: "corrected",
}


def feed_entries(
    *,
    audience: Audience,
    day: date,
    limit: int,
    group_key: str | None = None,
    meetings: MeetingQuerySet | None = None,
) -> tuple[FeedEntry, ...]:
    """The last versions that were published or withdrawn by the day, of one group, of some meetings or of all.

    One query.
    """
    seen = {"minutes__meeting__audience__in": audience.seen, "minutes__meeting__group__audience__in": audience.seen}
    releases = releases_by(day, audience).filter(**seen)
    if group_key is not None:
        joint = JointMeeting.objects.filter(meeting=OuterRef("minutes__meeting"), group__key=group_key)
        releases = releases.filter(Q(minutes__meeting__group__key=group_key) | Exists(joint))
    if meetings is not None:
        releases = releases.filter(minutes__meeting__in=meetings.order_by().values("pk"))
    withdrawn = When(withdrawal__withdrawn_on__lte=day, then=F("withdrawal__withdrawn_on"))
    rows = (
        releases.annotate(changed=Case(withdrawn, default=F("published_on")))
        .select_related("minutes__meeting__group", "withdrawal")
        .defer("document", "html", "text")
        .order_by("-changed", "-published_on", "minutes__meeting__title", "-version")
    )
    return tuple(_of_minutes(release, day) for release in rows[:limit])


def meeting_entries(meetings: MeetingQuerySet, *, audience: Audience, day: date, limit: int) -> tuple[FeedEntry, ...]:
    """The first meetings of a list out of `listed_meetings`, what changed last in public at the top.

    The moment of each is the one at which what the public reads of it changed last, as calendars are told.
    """
    rows: list[Any] = list(meetings[:limit])
    changes = changes_of([row.pk for row in rows], audience)
    lines = meeting_rows(rows, day, audience)
    told = [(changes[row.pk].last, _of_meeting(row, line)) for row, line in zip(rows, lines, strict=True)]
    return tuple(
        FeedEntry(**{**vars(entry), "updated": moment.replace(microsecond=0)})
        for moment, entry in sorted(told, key=lambda each: each[0], reverse=True)
    )


def action_entries(actions: QuerySet[Action], *, audience: Audience, day: date, limit: int) -> tuple[FeedEntry, ...]:
    """The first actions of a list out of `open_actions`, the one told or reported on last at the top."""
    entries = [_of_action(line) for line in action_lines(actions[:limit], day, audience)]
    return tuple(sorted(entries, key=lambda entry: entry.updated, reverse=True))


def _of_minutes(release: MinutesRelease, day: date) -> FeedEntry:
    meeting, gone = release.minutes.meeting, getattr(release, "withdrawal", None)
    withdrawal = gone if gone and gone.withdrawn_on <= day else None
    address = [meeting.group.key if meeting.group else "", meeting.slug, release.version]
    return FeedEntry(
        tag=f"minutes/{release.uuid}",
        title=f"{'Withdrawn: ' if withdrawal else ''}{meeting.title} (minutes, version {release.version})",
        url=reverse("meetings:minutes-version", args=address),
        published=release.published_on,
        updated=withdrawal.withdrawn_on if withdrawal else release.published_on,
        summary=_withdrawn(withdrawal) if withdrawal else _published(release, can_be_read=gone is None),
        is_withdrawn=withdrawal is not None,
    )


def _published(release: MinutesRelease, *, can_be_read: bool) -> str:
    how = PUBLISHED_AS[ReleaseKind(release.kind)]
    reason = (f" {release.reason}" if release.reason else "") if can_be_read else " It can no longer be read."
    return f"Version {release.version}, {how} on {PartialDate.of(release.published_on).words}.{reason}"


def _withdrawn(withdrawal: ReleaseWithdrawal) -> str:
    when = PartialDate.of(withdrawal.withdrawn_on).words
    return f"This version was withdrawn on {when} and can no longer be read. {withdrawal.reason}"


def _of_meeting(row: Any, line: MeetingLine) -> FeedEntry:
    return FeedEntry(
        tag=f"meetings/{row.uuid}",
        title=line.title,
        url=line.url or reverse("meetings:meeting-list"),
        summary=meeting_in_words(line),
        updated=date.min,
    )


def meeting_in_words(line: MeetingLine) -> str:
    """Whose meeting it is, when, and what is known of it, as a feed and a mail have it."""
    groups = " and ".join(link.text for link in (line.group, *line.joint_groups) if link)
    unknown = "Date to be confirmed" if line.is_ahead else "Date not known"
    begins = f", {line.start_time:%H:%M}" if line.start_time else ""
    parts = [groups, f"{line.date.words or unknown}{begins}", line.standing or "Not stated whether it was held"]
    return ". ".join(part for part in (*parts, line.date_note.rstrip(".")) if part) + "."


def _of_action(line: ActionLine) -> FeedEntry:
    reported = f", as reported {line.reported_on.words}" if line.reported_on else ""
    parts = [
        f"Owner: {line.owner or 'not stated'}",
        f"Due: {line.due.words or 'no date given'}",
        f"{line.status}{reported}",
        f"From {minutes_named(line.meeting.text)}",
        line.report.rstrip("."),
    ]
    return FeedEntry(
        tag=f"actions/{line.uuid}",
        title=f"{line.number}. {line.text}" if line.number else line.text,
        url=line.meeting.url,
        summary=". ".join(part for part in parts if part) + ".",
        updated=max(line.told_on, line.reported_on.earliest if line.reported_on else date.min),
    )
