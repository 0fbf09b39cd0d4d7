"""The page of one meeting: what cannot be true is said at its box, and an address that was met is not offered."""

import pytest

from meetings.models import Meeting
from tests.admin.forms import boxes, fill
from tests.factories import make_group, make_meeting

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
