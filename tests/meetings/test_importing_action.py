"""Storing imported minutes: once, whole or not at all, and never over what someone has typed (C1, C5, C7)."""

from dataclasses import replace
from datetime import time

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.utils.timezone import localdate

from iag_registry.lib.audiences import Audience
from iag_registry.lib.partial_dates import PartialDate
from meetings.actions.importing import conflicts_of, import_minutes
from meetings.choices import Capacity, ItemOutcome, ItemType
from meetings.disclosure import meeting_page
from meetings.importing.found import FoundAction, FoundAttendee, FoundItem, FoundMinutes
from meetings.models import (
    Action,
    AgendaItem,
    Attendance,
    Decision,
    Meeting,
    MeetingEvent,
    Minutes,
    MinutesMove,
)
from tests.factories import (
    make_agenda_item,
    make_attendance,
    make_group,
    make_meeting,
    make_meeting_event,
    make_minutes,
    make_organisation,
    make_user,
)
from tests.meetings.staff import make_editor

pytestmark = pytest.mark.django_db

TABLES = (Meeting, Attendance, AgendaItem, Decision, Action, MeetingEvent, Minutes, MinutesMove)
FOUND = FoundMinutes(
    title="Invented minutes",
    date=PartialDate("2022-05-03"),
    start_time=time(18, 30),
    place="Invented Hall",
    attendance_heading="Present",
    attendees=(
        FoundAttendee("Ann Invented", "Chair", "IBC", Capacity.PRESENT, is_chair=True, initials="AI"),
        FoundAttendee("Bob Made-Up", capacity=Capacity.APOLOGIES),
    ),
    items=(
        FoundItem("Welcome", "1", ItemType.WELCOME),
        FoundItem("Lights", "2", ItemType.UPDATE, ItemOutcome.AGREED, "<p>Said.</p>", ("Write a letter.",)),
    ),
    actions=(FoundAction("Ann to write", "1", "Ann", "chair", PartialDate("2022-06"), item=2),),
)


@pytest.fixture
def user(db):
    return make_editor()


def everything():
    """Every row of every table, and how many rows of history there are."""
    rows = {model.__name__: list(model.objects.order_by("pk").values()) for model in TABLES}
    return rows, {model.__name__: model.history.count() for model in TABLES}


def test_import_into_a_group_makes_the_meeting_with_all_that_was_found(user):
    body = make_organisation()
    done = import_minutes(
        found=FOUND, group=make_group(), by=user, reason="Imported", organisations={"IBC": body}, was_held=True
    )
    meeting = Meeting.objects.get()
    assert (done.meeting, done.is_new, done.kept) == (meeting, True, ())
    assert done.added == {"names": 2, "items": 2, "decisions": 1, "actions": 1}
    assert (meeting.slug, meeting.start_time, meeting.place, meeting.audience) == (
        "2022-05-03",
        time(18, 30),
        "Invented Hall",
        "staff",
    )
    columns = ("position", "name_as_printed", "role_as_printed", "organisation_as_printed", "capacity", "is_chair")
    assert list(meeting.attendances.values_list(*columns)) == [
        (1, "Ann Invented", "Chair", "IBC", "present", True),
        (2, "Bob Made-Up", "", "", "apologies", False),
    ]
    assert list(meeting.attendances.values_list("initials", "organisation", "person")) == [
        ("AI", body.pk, None),
        ("", None, None),
    ]
    assert list(meeting.items.values_list("position", "number", "title", "item_type", "outcome", "text")) == [
        (1, "1", "Welcome", "welcome", "none_recorded", ""),
        (2, "2", "Lights", "update", "agreed", "<p>Said.</p>"),
    ]
    assert list(Decision.objects.values_list("item__title", "position", "text")) == [("Lights", 1, "Write a letter.")]
    assert list(Action.objects.values_list("item__title", "text", "owner_as_printed", "owner_role", "due")) == [
        ("Lights", "Ann to write", "Ann", "chair", "2022-06")
    ]
    assert list(MeetingEvent.objects.values_list("kind", "dated")) == [("held", "2022-05-03")]
    assert list(MinutesMove.objects.values_list("minutes__stage", "stage", "by")) == [("draft", "draft", user.pk)]


def test_importing_into_a_public_meeting_says_that_its_minutes_are_being_written(user):
    meeting = make_meeting(group=make_group(), date="2022-05-03")
    import_minutes(found=FOUND, meeting=meeting, by=user, reason="Imported")
    assert meeting_page(meeting.group.key, meeting.slug, audience=Audience.PUBLIC, day=localdate()).minutes.words == (
        "The minutes are being written. A draft is not published."
    )


def test_importing_is_for_those_who_may_begin_minutes():
    with pytest.raises(PermissionDenied):
        import_minutes(found=FOUND, group=make_group(), by=make_user(), reason="Imported")
    assert Meeting.objects.count() == 0


def test_everything_imported_is_for_staff_until_someone_decides(user):
    import_minutes(found=FOUND, group=make_group(), by=user, reason="Imported")
    withheld = {("staff", "not_considered")}
    for model in (Attendance, AgendaItem, Decision, Action):
        assert set(model.objects.values_list("audience", "withholding_reason")) == withheld


@pytest.mark.parametrize("into", ["group", "meeting"])
def test_importing_the_same_three_times_changes_nothing_after_the_first(user, into):
    group = make_group()
    target = {"group": group} if into == "group" else {"meeting": make_meeting(group=group, title="Invented minutes")}
    import_minutes(found=FOUND, by=user, reason="Imported", was_held=True, **target)
    first = everything()
    done = [import_minutes(found=FOUND, by=user, reason="Imported", was_held=True, **target) for _ in range(2)]
    assert [each.did_something for each in done] == [False, False]
    assert everything() == first


@pytest.mark.parametrize("model", [Attendance, AgendaItem, Decision, Action, Minutes, MinutesMove, MeetingEvent])
def test_exception_in_the_middle_leaves_nothing(user, monkeypatch, model):
    group, before = make_group(), everything()

    def fail(self, *args, **kwargs):
        assert not isinstance(self, model), "invented failure"
        return save(self, *args, **kwargs)

    save = models.Model.save
    monkeypatch.setattr(models.Model, "save", fail)
    with pytest.raises(AssertionError, match="invented failure"):
        import_minutes(found=FOUND, group=group, by=user, reason="Imported", was_held=True)
    monkeypatch.undo()
    assert everything() == before


def test_blank_fields_are_filled_and_rows_matched_by_their_words(user):
    meeting = make_meeting(group=make_group(), title="Invented minutes", date="2022-05-03")
    item = make_agenda_item(meeting=meeting, position=1, number="2", title="LIGHTS", item_type="discussion")
    name = make_attendance(meeting=meeting, position=1, name_as_printed="ann  invented", capacity="invited")
    done = import_minutes(found=FOUND, meeting=meeting, by=user, reason="Imported")
    item.refresh_from_db()
    name.refresh_from_db()
    assert (item.title, item.text, item.item_type, item.outcome) == ("LIGHTS", "<p>Said.</p>", "update", "agreed")
    assert (name.name_as_printed, name.role_as_printed, name.capacity) == ("ann  invented", "Chair", "present")
    assert [(each.field, each.kept, each.found) for each in done.kept] == [("title", "LIGHTS", "Lights")]
    assert list(meeting.items.order_by("position").values_list("position", "title")) == [(1, "LIGHTS"), (2, "Welcome")]


def typed_meeting():
    meeting = make_meeting(group=make_group(), title="Typed", date="2022-05-03", place="Typed place")
    make_agenda_item(meeting=meeting, position=1, number="2", title="Lights", text="<p>Typed.</p>")
    make_attendance(meeting=meeting, position=1, name_as_printed="Ann Invented", role_as_printed="Typed role")
    return meeting


CONFLICTS = [
    ("meeting", 0, "title", "Typed", "Invented minutes"),
    ("meeting", 0, "place", "Typed place", "Invented Hall"),
    ("attendees", 0, "role_as_printed", "Typed role", "Chair"),
    ("items", 1, "text", "<p>Typed.</p>", "<p>Said.</p>"),
]


def test_dry_run_tells_the_conflicts_of_the_real_run_and_stores_nothing(user):
    meeting = typed_meeting()
    before = everything()
    dry = conflicts_of(found=FOUND, meeting=meeting, by=user)
    after = everything()
    real = import_minutes(found=FOUND, meeting=meeting, by=user, reason="Imported")
    assert [(each.section, each.place, each.field, each.kept, each.found) for each in dry] == CONFLICTS
    assert after == before
    assert real.kept == dry


def test_typed_words_stay_where_nobody_chose_the_document(user):
    meeting = typed_meeting()
    import_minutes(found=FOUND, meeting=meeting, by=user, reason="Imported")
    meeting.refresh_from_db()
    assert (meeting.title, meeting.place) == ("Typed", "Typed place")
    assert meeting.items.get(title="Lights").text == "<p>Typed.</p>"
    assert meeting.attendances.get(name_as_printed="Ann Invented").role_as_printed == "Typed role"


def test_words_that_were_chosen_replace_the_typed_ones(user):
    meeting = typed_meeting()
    stamps = {each.stamp for each in conflicts_of(found=FOUND, meeting=meeting, by=user)}
    done = import_minutes(found=FOUND, meeting=meeting, by=user, reason="Imported", replace=stamps)
    meeting.refresh_from_db()
    assert done.kept == ()
    assert (meeting.title, meeting.place) == ("Invented minutes", "Invented Hall")
    assert meeting.items.get(title="Lights").text == "<p>Said.</p>"


def test_choice_does_not_hold_for_words_that_have_changed_since(user):
    meeting = typed_meeting()
    stamps = {each.stamp for each in conflicts_of(found=FOUND, meeting=meeting, by=user)}
    item = meeting.items.get(title="Lights")
    item.text = "<p>Typed by another.</p>"
    item.save()
    done = import_minutes(found=FOUND, meeting=meeting, by=user, reason="Imported", replace=stamps)
    item.refresh_from_db()
    assert item.text == "<p>Typed by another.</p>"
    assert [(each.field, each.kept) for each in done.kept] == [("text", "<p>Typed by another.</p>")]


@pytest.mark.parametrize("stage", ["circulated", "published", "published_draft", "corrected"])
def test_minutes_that_are_further_than_a_draft_are_not_changed(user, stage):
    meeting = make_meeting(group=make_group(), title="Invented minutes", date="2022-05-03")
    make_minutes(meeting=meeting, stage=stage)
    before = everything()
    with pytest.raises(ValidationError) as refusal:
        import_minutes(found=FOUND, meeting=meeting, by=user, reason="Imported")
    label = Minutes(stage=stage).get_stage_display().lower()
    assert refusal.value.messages[0].startswith(f"The minutes of this meeting are {label}, and this would change them.")
    assert everything() == before


def test_meeting_that_was_cancelled_is_not_said_to_be_held(user):
    meeting = make_meeting(group=make_group(), title="Invented minutes", date="2022-05-03")
    make_meeting_event(meeting=meeting, kind="cancelled", dated="2022-05-01", reason="Invented reason")
    before = everything()
    with pytest.raises(ValidationError):
        import_minutes(found=FOUND, meeting=meeting, by=user, reason="Imported", was_held=True)
    assert everything() == before


def test_second_meeting_of_a_day_gets_an_address_of_its_own(user):
    group = make_group()
    make_meeting(group=group, slug="2022-05-03", title="Another", date="2022-05-03")
    done = import_minutes(found=FOUND, group=group, by=user, reason="Imported")
    assert done.meeting.slug == "2022-05-03-2"


def test_import_without_a_group_or_a_meeting_is_refused(user):
    with pytest.raises(ValidationError) as refusal:
        import_minutes(found=FOUND, by=user, reason="Imported")
    assert refusal.value.messages == ["Choose the group or the meeting that these are the minutes of."]


def test_import_without_a_reason_is_refused_and_stores_nothing(user):
    group, before = make_group(), everything()
    with pytest.raises(ValidationError):
        import_minutes(found=FOUND, group=group, by=user, reason=" ")
    assert everything() == before


def test_problem_of_a_row_names_the_row(user):
    found = replace(FOUND, attendees=(FoundAttendee("N" * 201),))
    with pytest.raises(ValidationError) as refusal:
        import_minutes(found=found, group=make_group(), by=user, reason="Imported")
    assert refusal.value.messages[0].startswith("N" * 201 + ": ")
