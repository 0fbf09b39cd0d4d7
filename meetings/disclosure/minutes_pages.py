"""The pages of the minutes of a meeting: what can be read of them on a day, in each version.

What is read is a release, as it was published, and nothing else. A version that was withdrawn keeps its place, with the
day and the reason once that day has come, and without a word of what it said.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch
from django.urls import reverse

from groups.disclosure.links import Link, group_link
from iag_registry.lib.audiences import Audience
from iag_registry.lib.partial_dates import PartialDate
from meetings.choices import ReleaseKind
from meetings.disclosure.document import MinutesDocument
from meetings.disclosure.lists import one_meeting, visible_group
from meetings.disclosure.meeting_pages import minutes_state, neighbours_of
from meetings.disclosure.minutes_words import MinutesState
from meetings.disclosure.paper_shapes import PaperView
from meetings.disclosure.papers import papers_of
from meetings.disclosure.published import releases_by
from meetings.disclosure.shapes import Neighbours
from meetings.models import JointMeeting, MinutesRelease, Paper


@dataclass(frozen=True)
class VersionLine:
    """One version that was published: when and as what, and whether it can still be read."""

    number: int
    label: str
    is_draft: bool
    published_on: date
    reason: str
    url: str
    withdrawn_on: date | None = None
    """Empty on a day before it was withdrawn, on which it cannot be read all the same."""
    withdrawn_because: str = ""
    can_be_read: bool = True


@dataclass(frozen=True)
class ReleaseView:
    """The text of one version, as it was published."""

    line: VersionLine
    html: str
    text: str
    document: MinutesDocument
    sha256: str
    text_sha256: str


@dataclass(frozen=True)
class MinutesPage:
    """The minutes of one meeting on a day: how far they had come, and the version that is read, if there is one."""

    key: str
    slug: str
    title: str
    group: Link
    joint_groups: tuple[Link, ...]
    date: PartialDate
    meeting_url: str
    meetings_url: str
    state: MinutesState
    asked: VersionLine | None
    release: ReleaseView | None
    versions: tuple[VersionLine, ...]
    papers: tuple[PaperView, ...]
    neighbours: Neighbours

    @property
    def newest(self) -> VersionLine | None:
        """The newest version that can be read."""
        return next((line for line in reversed(self.versions) if line.can_be_read), None)

    @property
    def before(self) -> VersionLine | None:
        """The version before the one that is read, where it can be read too."""
        if self.asked is None:
            return None
        earlier = [line for line in self.versions if line.number < self.asked.number]
        return earlier[-1] if earlier and earlier[-1].can_be_read else None


def minutes_page(
    group_key: str, slug: str, *, audience: Audience, day: date, version: int | None = None
) -> MinutesPage | None:
    """The minutes of a meeting: in the newest version that can be read, or in the one that is asked for.

    None where there is no such meeting, none known on the day, no such version by it, or none that the audience may
    know of.
    """
    joint = JointMeeting.objects.filter(group__audience__in=audience.seen).select_related("group")
    found = one_meeting(group_key, slug, day, audience).select_related("minutes__approved_at__group")
    meeting: Any = found.prefetch_related(
        Prefetch("joint_groups", joint.order_by("group__name")),
        Prefetch("papers", Paper.objects.order_by("position").select_related("item")),
    ).first()
    group = visible_group(group_key, audience, day) if meeting else None
    if meeting is None or group is None or not meeting.is_known:
        return None
    releases = _releases(meeting, day, audience)
    lines = {release.version: _line(release, group_key, slug, day) for release in releases}
    if version is not None and version not in lines:
        return None
    readable = [number for number, line in lines.items() if line.can_be_read]
    asked = lines[version] if version is not None else lines[max(readable)] if readable else None
    return MinutesPage(
        key=group_key,
        slug=slug,
        title=meeting.title,
        group=group,
        joint_groups=tuple(group_link(each.group) for each in meeting.joint_groups.all()),
        date=PartialDate(meeting.date),
        meeting_url=meeting.get_absolute_url(),
        meetings_url=reverse("meetings:group-meetings", args=[group_key]),
        state=minutes_state(meeting, day, audience),
        asked=asked,
        release=_text(asked, meeting, day, audience) if asked and asked.can_be_read else None,
        versions=tuple(lines.values()),
        papers=papers_of(meeting, meeting.papers.all(), audience),
        neighbours=neighbours_of(meeting, group_key, day, audience),
    )


def release_of(group_key: str, slug: str, *, audience: Audience, day: date, version: int) -> ReleaseView | None:
    """The text of one version, for a comparison; None where it cannot be read."""
    meeting = one_meeting(group_key, slug, day, audience).first()
    if meeting is None or visible_group(group_key, audience, day) is None:
        return None
    lines = {release.version: _line(release, group_key, slug, day) for release in _releases(meeting, day, audience)}
    line = lines.get(version)
    return _text(line, meeting, day, audience) if line and line.can_be_read else None


def _releases(meeting: Any, day: date, audience: Audience) -> list[MinutesRelease]:
    """The versions of a meeting by the day, withdrawn ones too, without their texts."""
    releases = releases_by(day, audience).filter(minutes__meeting=meeting).select_related("withdrawal")
    return list(releases.defer("document", "html", "text").order_by("version"))


def _line(release: MinutesRelease, group_key: str, slug: str, day: date) -> VersionLine:
    withdrawal = getattr(release, "withdrawal", None)
    told = withdrawal if withdrawal and withdrawal.withdrawn_on <= day else None
    return VersionLine(
        number=release.version,
        label=release.get_kind_display(),
        is_draft=release.kind == ReleaseKind.DRAFT,
        published_on=release.published_on,
        reason="" if withdrawal else release.reason,
        url=reverse("meetings:minutes-version", args=[group_key, slug, release.version]),
        withdrawn_on=told.withdrawn_on if told else None,
        withdrawn_because=told.reason if told else "",
        can_be_read=withdrawal is None,
    )


def _text(line: VersionLine, meeting: Any, day: date, audience: Audience) -> ReleaseView:
    release = releases_by(day, audience).get(minutes__meeting=meeting, version=line.number)
    document = MinutesDocument.from_data(release.document)
    return ReleaseView(line, release.html, release.text, document, release.sha256, release.text_sha256)
