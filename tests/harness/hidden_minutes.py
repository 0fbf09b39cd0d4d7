"""Minutes in which everything that is not public carries a mark: in what was published, and in what was not."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import Any
from unittest.mock import patch

from groups.models import AdvisoryGroup
from iag_registry.lib.audiences import Audience
from meetings.models import MinutesRelease, ReleaseWithdrawal
from tests import factories as make
from tests.harness.canaries import Canaries
from tests.meetings.making import (
    make_action,
    make_action_update,
    make_amendment,
    make_bare_release,
    make_decision,
    make_interest,
    make_joint_meeting,
    make_minutes_move,
    make_paper,
    make_redaction,
    make_release,
    make_withdrawal,
)
from tests.meetings.manuscripts import make_redaction as redact_words


def publish_with_withheld_parts(canaries: Canaries, audience: Audience, group: Any) -> None:
    """Minutes that everyone may read, in two versions and one that is withdrawn, with parts that nobody outside may."""
    reason = {"audience": audience, "withholding_reason": "s40_2"}
    slug = f"published-{audience}".replace("_", "-")
    meeting = make.make_meeting(group=group, slug=slug, title=f"Published {audience}", date="2022-05-02")
    meeting.place, meeting.place_audience = canaries.word("Meeting.place of its own audience"), audience
    meeting.accessibility = canaries.word("Meeting.accessibility with the audience of the place")
    meeting.online_link = f"https://example.org/{canaries.word('Meeting.online_link of its own audience')}"
    meeting.online_audience = audience
    meeting.save()
    make_joint_meeting(meeting=meeting, group=AdvisoryGroup.objects.filter(audience=audience).first())
    item = _item_with_redacted_words(canaries, meeting)
    withheld = canaries.hide(make.make_agenda_item(meeting=meeting, **reason), "number", "neutral_title")
    canaries.hide(make.make_attendance(meeting=meeting, **reason))
    canaries.hide(make_decision(item=item, **reason))
    canaries.hide(make_decision(item=withheld))
    canaries.hide(make_action(meeting=meeting, item=item, **reason), "number")
    unseen = canaries.hide(make_action(meeting=meeting, item=withheld))
    canaries.hide(make_action_update(action=unseen))
    canaries.guard(make_action(meeting=meeting, item=item))
    canaries.hide(make_interest(meeting=meeting, **reason))
    canaries.hide(make_paper(meeting=meeting, item=withheld))
    make_paper(meeting=meeting, item=item, link="https://example.org/open")
    minutes = make.make_minutes(meeting=meeting)
    canaries.hide(make_amendment(minutes=minutes, item=item, **reason))
    make_release(meeting=meeting)
    make_release(meeting=meeting, version=2, kind="correction", reason="Open.", published_on=date(2022, 5, 20))
    gone = canaries.word("text of a release that is withdrawn")
    document = {"summary": gone}
    withdrawn = make_bare_release(minutes=meeting.minutes, version=3, document=document, html=gone, text=gone)
    make_withdrawal(release=withdrawn, withdrawn_on=date(2022, 5, 25))
    _published_by_mistake(canaries, audience, group)
    _put_off(canaries, audience, group)


def _item_with_redacted_words(canaries: Canaries, meeting: Any) -> Any:
    """An item that everyone may read but for some of its words, which are a link to what is withheld too."""
    withheld = canaries.word("redacted words of meetings.AgendaItem.text")
    address = f"mailto:{canaries.word('address of a link with redacted words')}@example.org"
    text = f'<p>Open words, <a href="{address}">{withheld} and more</a>.</p>'
    item = make.make_agenda_item(meeting=meeting, title="Open item", text=text)
    redaction = redact_words(item, withheld)
    redaction.reason = canaries.word("meetings.Redaction.reason")
    redaction._change_reason = canaries.word("history_change_reason of a redaction")
    redaction.save()
    return item


def _published_by_mistake(canaries: Canaries, audience: Audience, group: Any) -> None:
    """A meeting that is not public, whose minutes went through every step and were published and withdrawn."""
    meeting = canaries.hide(make.make_meeting(group=group, audience=audience, date="2022-04-02"))
    item = canaries.hide(make.make_agenda_item(meeting=meeting))
    canaries.hide(make_action(meeting=meeting))
    minutes = canaries.hide(make.make_minutes(meeting=meeting))
    make_release(meeting=meeting)
    canaries.hide(make_joint_meeting(meeting=meeting, group=make.make_group()))
    with written_at(canaries.moment("meetings.MinutesMove.recorded_at")):
        move = make_minutes_move(minutes=minutes)
    canaries.hide(move)
    canaries.hide(make_amendment(minutes=minutes))
    with written_at(canaries.moment("meetings.Redaction.decided_at")):
        redaction = make_redaction(item=item, approved_by=make.make_user(), approved_at=datetime.now(UTC))
    canaries.hide(redaction)
    # The database refuses to change a release: it is marked as it is written.
    with written_at(canaries.moment("meetings.MinutesRelease.released_at")):
        release = canaries.hide(MinutesRelease(minutes=minutes, version=2, kind="minutes"), "released_at")
    canaries.hide(ReleaseWithdrawal(release=release))


def _put_off(canaries: Canaries, audience: Audience, group: Any) -> None:
    """A meeting that is not public, put off to one that nobody has announced: by it alone would that one be known."""
    coming = canaries.hide(make.make_meeting(group=group, date="2999-05-02"), "date")
    hidden = canaries.hide(make.make_meeting(group=group, audience=audience, date="2999-04-02"), "date")
    canaries.hide(make.make_meeting_event(meeting=hidden, kind="postponed", postponed_to=coming))


@contextmanager
def written_at(moment: datetime) -> Iterator[None]:
    """The clock of the register stands at this moment, for columns that are filled as a row is written."""
    with patch("django.utils.timezone.now", return_value=moment):
        yield
