"""Published minutes as a reply gives them: as they were published, and only while they can be read."""

from foi.disclosure.reply_document import ReplyMinutes
from iag_registry.lib.audiences import Audience
from meetings.disclosure import ReleaseView, release_of
from meetings.models import MinutesRelease


def minutes_view(release: MinutesRelease) -> ReleaseView | None:
    """A version of minutes as the public reads it; None where it cannot be read, or has been withdrawn."""
    meeting = release.minutes.meeting
    if meeting.group is None:
        return None
    return release_of(
        meeting.group.key, meeting.slug, audience=Audience.PUBLIC, day=release.published_on, version=release.version
    )


def minutes_given(view: ReleaseView, release: MinutesRelease) -> ReplyMinutes:
    """What a reply says of the minutes that go with it."""
    meeting = release.minutes.meeting
    document = view.document
    key = meeting.group.key if meeting.group else "minutes"
    return ReplyMinutes(
        file=f"{key}-{meeting.slug}-version-{release.version}",
        title=document.title,
        group=document.group.text,
        date=document.date,
        version=release.version,
        published=release.published_on.isoformat(),
        url=view.line.url,
        sha256=view.sha256,
    )
