"""What the page of one meeting says of its minutes, on each day and to whom; every name here is invented."""

from datetime import date

import pytest

from groups.disclosure.links import Link
from iag_registry.lib.partial_dates import PartialDate
from meetings.actions.minutes import start_minutes, withhold
from meetings.choices import MinutesStage
from meetings.disclosure import Approval, MinutesState, minutes_named
from tests.factories import make_group, make_meeting, make_meeting_event, make_minutes
from tests.meetings.making import make_minutes_move, make_release, make_withdrawal
from tests.meetings.meeting_pages import page_of
from tests.meetings.staff import make_editor, make_publisher

pytestmark = pytest.mark.django_db

NOT_KNOWN = "The register does not know whether this meeting was held. No minutes of it are published here."


def test_how_far_minutes_have_come_is_told_once_the_meeting_is_public():
    """Begun while the meeting was for staff, they are told of with it: “not known” would not be so."""
    meeting = make_meeting(audience="staff")
    publisher = make_publisher()
    start_minutes(meeting=meeting, by=make_editor(), dated="2022-03-01")
    withhold(meeting=meeting, by=publisher, reason="A trial is going on.", dated="2022-03-02")
    assert page_of(meeting) is None
    meeting.audience = "public"
    meeting.save()
    state = page_of(meeting).minutes
    assert (state.stage, state.reason) == ("withheld", "A trial is going on.")


@pytest.mark.parametrize(
    ("stage", "words"),
    [
        ("draft", "The minutes are being written. A draft is not published."),
        ("circulated", "A draft of the minutes has been sent round to be checked. It is not published yet."),
        ("not_taken", "No minutes were taken at this meeting."),
        ("withheld", "There are minutes of this meeting, and they are withheld."),
    ],
)
def test_minutes_that_are_not_published(stage, words):
    meeting = make_meeting()
    make_minutes(meeting=meeting, stage=stage, reason="An invented reason.")
    reason = "An invented reason." if stage in {"not_taken", "withheld"} else ""
    assert page_of(meeting).minutes == MinutesState(MinutesStage(stage), words, reason=reason)


@pytest.mark.parametrize(
    ("event", "words", "lateness"),
    [
        (
            "held",
            (
                "This meeting was held. No minutes of it are published here, and the register does not know whether "
                "any were taken."
            ),
            "The meeting was 91 days ago. When minutes may be expected is not stated.",
        ),
        ("cancelled", "This meeting was cancelled, so there are no minutes of it.", ""),
        (
            "postponed",
            "This meeting was postponed and did not take place on this date, so there are no minutes of it.",
            "",
        ),
        ("not_held", "This meeting was not held, so there are no minutes of it.", ""),
        ("planned", NOT_KNOWN, ""),
    ],
)
def test_missing_minutes_tell_what_became_of_the_meeting(event, words, lateness):
    meeting = make_meeting(date="2022-03-31")
    make_meeting_event(meeting=meeting, kind=event, dated="2022-03-30", reason="Why.")
    state = page_of(meeting).minutes
    assert (state.stage, state.words, state.lateness) == (MinutesStage.NONE, words, lateness)


def test_missing_minutes_of_a_meeting_ahead():
    meeting = make_meeting(date="2022-07-20")
    make_meeting_event(meeting=meeting, kind="notice_published", dated="2022-06-01")
    words = "This meeting has not taken place yet. There are no minutes of it."
    assert page_of(meeting).minutes == MinutesState(MinutesStage.NONE, words)


@pytest.mark.parametrize(
    ("expected", "lateness"),
    [
        ("2022-06-29", "They were expected by 29 June 2022 and are 1 day late."),
        ("2022-04", "They were expected by April 2022 and are 61 days late."),
        ("2022-07", "They are expected by July 2022."),
        ("", "The meeting was in 2021. When minutes may be expected is not stated."),
    ],
)
def test_minutes_awaited_say_how_late_they_are(expected, lateness):
    meeting = make_meeting(date="2021")
    make_minutes(meeting=meeting, stage="circulated", expected=expected)
    assert page_of(meeting).minutes.lateness == lateness


@pytest.mark.parametrize(
    ("kind", "stage"), [("minutes", "published"), ("draft", "published_draft"), ("correction", "corrected")]
)
def test_minutes_published_from_their_day_on(kind, stage):
    meeting = make_meeting(date="2022-03-01")
    make_minutes(meeting=meeting, stage=stage)
    make_release(meeting=meeting, kind=kind, reason="A slip.", published_on=date(2022, 6, 1))
    before, after = (page_of(meeting, day=day).minutes for day in (date(2022, 5, 31), date(2022, 6, 1)))
    assert (before.stage, after.stage) == (MinutesStage.NONE, MinutesStage(stage))
    assert (before.can_be_read, after.can_be_read) == (False, True)


def test_minutes_withdrawn_are_withdrawn_on_every_day():
    meeting = make_meeting(date="2022-03-01")
    make_minutes(meeting=meeting, stage="published")
    make_withdrawal(release=make_release(meeting=meeting, published_on=date(2022, 4, 1)), withdrawn_on=date(2022, 5, 1))
    states = [page_of(meeting, day=date(2022, month, 15)).minutes for month in (3, 4, 6)]
    assert [(state.stage, state.label, state.words) for state in states] == [
        (MinutesStage.NONE, "", NOT_KNOWN),
        (
            MinutesStage.WITHDRAWN,
            "Published, and can no longer be read",
            "The minutes had been published. They can no longer be read here.",
        ),
        (
            MinutesStage.WITHDRAWN,
            "Withdrawn",
            "The minutes were published and have been withdrawn. They can no longer be read here.",
        ),
    ]


def test_minutes_told_as_on_the_day_by_their_moves():
    meeting = make_meeting(date="2022-03-01")
    minutes = make_minutes(meeting=meeting, stage="circulated")
    make_minutes_move(minutes=minutes, stage="draft", dated="2022-04-01")
    make_minutes_move(minutes=minutes, stage="circulated", dated="2022-05-01")
    stages = [page_of(meeting, day=date(2022, month, 15)).minutes.stage for month in (3, 4, 5, 6)]
    assert stages == [MinutesStage.NONE, MinutesStage.DRAFT, MinutesStage.CIRCULATED, MinutesStage.CIRCULATED]


def test_minutes_said_to_be_published_without_a_release_are_not():
    meeting = make_meeting()
    make_minutes(meeting=meeting, stage="published")
    assert page_of(meeting).minutes == MinutesState(MinutesStage.NONE, NOT_KNOWN)


def test_minutes_approved_at_later_meeting():
    group = make_group(key="alpha")
    later = make_meeting(group=group, slug="2021-07-06", title="Summer", date="2021-07-06")
    meeting = make_meeting(group=group)
    make_minutes(meeting=meeting, stage="approved", approved_at=later, approved_on="2021-07-06")
    assert page_of(meeting).minutes == MinutesState(
        MinutesStage.APPROVED,
        "The minutes are approved and not yet published.",
        approval=Approval(PartialDate("2021-07-06"), Link("Summer", "/groups/alpha/meetings/2021-07-06/"), ""),
    )


def test_minutes_approved_at_hidden_meeting():
    meeting = make_meeting()
    make_minutes(meeting=meeting, stage="approved", approved_at=make_meeting(audience="staff"))
    assert page_of(meeting).minutes.approval == Approval(PartialDate(), None, "")


@pytest.mark.parametrize("stage", ["published", "approved"])
@pytest.mark.parametrize("dated", ["approved_on", "approved_at"])
def test_minutes_approved_after_the_day(stage, dated):
    meeting = make_meeting(date="2021-02-02")
    later = make_meeting(group=meeting.group, title="Summer", date="2021-07-06")
    approval = {"approved_on": "2021-07-06", "approved_by_procedure": "by letter"}
    make_minutes(meeting=meeting, stage=stage, **(approval if dated == "approved_on" else {"approved_at": later}))
    if stage == "published":
        make_release(meeting=meeting, published_on=date(2021, 3, 1))
    before, after = (page_of(meeting, day=day).minutes for day in (date(2021, 7, 5), date(2021, 7, 6)))
    assert (before.stage, before.approval) == (MinutesStage("published" if stage == "published" else "none"), None)
    assert (after.stage, after.approval is not None) == (MinutesStage(stage), True)


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Winter", "the minutes of Winter"),
        ("Board meeting minutes - 2 February 2021", "Board meeting minutes - 2 February 2021"),
        ("Minutes of the winter meeting", "Minutes of the winter meeting"),
        ("Winter meeting: minutes", "Winter meeting: minutes"),
        ("Meeting to agree the minutes", "the minutes of Meeting to agree the minutes"),
        ("Meeting to agree the minutes of 3 May", "the minutes of Meeting to agree the minutes of 3 May"),
        ("30 minutes with the Commissioner", "the minutes of 30 minutes with the Commissioner"),
    ],
)
def test_minutes_are_named_once_within_a_sentence(title, told):
    assert minutes_named(title) == told
