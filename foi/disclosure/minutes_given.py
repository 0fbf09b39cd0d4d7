"""Published minutes as a reply gives them: as they were published, and only while the public can read them."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from foi.disclosure.reply_document import ReplyMinutes
from iag_registry.lib.audiences import Audience
from meetings.choices import ReleaseKind
from meetings.disclosure import ReleaseView, VersionLine
from meetings.disclosure.document import MinutesDocument
from meetings.models import MinutesRelease


def readable_minutes(releases: Iterable[MinutesRelease]) -> dict[int, ReleaseView]:
    """Of these versions of minutes those that the public can read, as it reads them, by their number; one query."""
    seen = Audience.PUBLIC.seen
    rows = MinutesRelease.objects.filter(
        pk__in=[release.pk for release in releases],
        withdrawal=None,
        minutes__meeting__audience__in=seen,
        minutes__meeting__group__audience__in=seen,
    )
    return {row.pk: _view(row) for row in rows.select_related("minutes__meeting__group")}


def _view(release: MinutesRelease) -> ReleaseView:
    meeting: Any = release.minutes.meeting
    line = VersionLine(
        number=release.version,
        label=release.get_kind_display(),
        is_draft=release.kind == ReleaseKind.DRAFT,
        published_on=release.published_on,
        reason=release.reason,
        url=reverse("meetings:minutes-version", args=[meeting.group.key, meeting.slug, release.version]),
    )
    document = MinutesDocument.from_data(release.document)
    return ReleaseView(line, release.html, release.text, document, release.sha256, release.text_sha256)


def minutes_given(view: ReleaseView, release: MinutesRelease) -> ReplyMinutes:
    """What a reply says of the minutes that go with it."""
    meeting = release.minutes.meeting
    key = meeting.group.key if meeting.group else "minutes"
    return ReplyMinutes(
        file=f"{key}-{meeting.slug}-version-{release.version}",
        title=view.document.title,
        group=view.document.group.text,
        date=view.document.date,
        version=release.version,
        published=release.published_on.isoformat(),
        url=view.line.url,
        sha256=view.sha256,
    )
