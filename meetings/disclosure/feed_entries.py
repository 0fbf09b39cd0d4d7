"""What was published of minutes, the latest first, as a feed tells it (EXP-08): one entry for each version."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q
from django.db.models.functions import Coalesce
from django.urls import reverse

from iag_registry.lib.audiences import Audience
from iag_registry.lib.partial_dates import PartialDate
from meetings.choices import ReleaseKind
from meetings.disclosure.published import releases_by
from meetings.models import MinutesRelease, ReleaseWithdrawal

PUBLISHED_AS = {
    ReleaseKind.DRAFT: "published as a draft that is not yet approved",
    ReleaseKind.MINUTES: "published",
    ReleaseKind.CORRECTION: "corrected",
}


@dataclass(frozen=True)
class FeedEntry:
    """One version of minutes; of one that is withdrawn it says so, when and why, and nothing of what it said."""

    uuid: UUID
    title: str
    url: str
    published: date
    updated: date
    summary: str
    is_withdrawn: bool = False


def feed_entries(*, audience: Audience, day: date, limit: int, group_key: str | None = None) -> tuple[FeedEntry, ...]:
    """The last versions that were published or withdrawn by the day, of one group or of all; in one query."""
    seen = {"minutes__meeting__audience__in": audience.seen, "minutes__meeting__group__audience__in": audience.seen}
    releases = releases_by(day, audience).filter(**seen)
    if group_key is not None:
        joint = Q(minutes__meeting__joint_groups__group__key=group_key)
        releases = releases.filter(Q(minutes__meeting__group__key=group_key) | joint).distinct()
    rows = (
        releases.annotate(changed=Coalesce("withdrawal__withdrawn_on", "published_on"))
        .select_related("minutes__meeting__group", "withdrawal")
        .defer("document", "html", "text")
        .order_by("-changed", "-published_on", "minutes__meeting__title", "-version")
    )
    return tuple(_entry(release) for release in rows[:limit])


def _entry(release: MinutesRelease) -> FeedEntry:
    meeting, withdrawal = release.minutes.meeting, getattr(release, "withdrawal", None)
    address = [meeting.group.key if meeting.group else "", meeting.slug, release.version]
    return FeedEntry(
        uuid=release.uuid,
        title=f"{'Withdrawn: ' if withdrawal else ''}{meeting.title} (minutes, version {release.version})",
        url=reverse("meetings:minutes-version", args=address),
        published=release.published_on,
        updated=withdrawal.withdrawn_on if withdrawal else release.published_on,
        summary=_withdrawn(withdrawal) if withdrawal else _published(release),
        is_withdrawn=withdrawal is not None,
    )


def _published(release: MinutesRelease) -> str:
    how = PUBLISHED_AS[ReleaseKind(release.kind)]
    reason = f" {release.reason}" if release.reason else ""
    return f"Version {release.version}, {how} on {PartialDate.of(release.published_on).words}.{reason}"


def _withdrawn(withdrawal: ReleaseWithdrawal) -> str:
    when = PartialDate.of(withdrawal.withdrawn_on).words
    return f"This version was withdrawn on {when} and can no longer be read. {withdrawal.reason}"
