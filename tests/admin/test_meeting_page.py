"""The page of one meeting: what cannot be true is said at its box, and an address that was met is not offered."""

import pytest
from django.core.exceptions import ValidationError

from meetings.models import Meeting
from tests.admin.forms import boxes, complaints, fill, page_of
from tests.factories import make_attendance, make_group, make_meeting
from tests.meetings.making import make_interest

pytestmark = pytest.mark.django_db


def test_meeting_that_ends_before_it_starts_is_refused_at_its_end(signed_in):
    meeting = make_meeting(group=make_group(), audience="staff")
    typed = {"start_time": "18:30", "end_time": "18:29", "change_reason": "Typed from the notice."}
    page = fill(signed_in("Engagement editor"), f"/admin/meetings/meeting/{meeting.pk}/change/", **typed)
    assert page.context["adminform"].form.errors == {
        "end_time": ["The meeting ends before it starts. Correct one of the two times."]
    }
    assert Meeting.objects.get().end_time is None


def test_staff_are_offered_the_address_only_while_it_can_be_changed(signed_in):
    hidden, public = (make_meeting(group=make_group(), audience=audience) for audience in ("staff", "public"))
    publisher = signed_in("Publisher")
    offered = [
        {"group", "slug"} & set(boxes(publisher.get(f"/admin/meetings/meeting/{meeting.pk}/change/").content))
        for meeting in (hidden, public)
    ]
    assert offered == [{"group", "slug"}, set()]


def test_interest_names_who_declared_it_out_of_the_list_of_the_meeting(signed_in):
    meeting = make_meeting()
    ada = make_attendance(meeting=meeting, name_as_printed="Ada Public")
    other = make_attendance(name_as_printed="Of another meeting")
    withheld = {"audience": "restricted", "withholding_reason": "s31_1"}
    hidden = make_attendance(meeting=meeting, name_as_printed="Hidden", **withheld)
    interest = make_interest(meeting=meeting)
    client, box = signed_in("Publisher"), "interests-0-attendance"
    editor = signed_in("Engagement editor")
    fill(client, page_of(meeting), **{box: ada.pk, "change_reason": "As printed."})
    interest.refresh_from_db()
    assert interest.attendance == ada
    assert b"Hidden" not in editor.get(page_of(meeting)).content
    refused = fill(editor, page_of(meeting), **{box: hidden.pk, "change_reason": "So."})
    assert box in complaints(refused)
    interest.attendance = other
    with pytest.raises(ValidationError, match="this meeting's list"):
        interest.full_clean()
