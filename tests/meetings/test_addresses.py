"""The address of a meeting that the public may have met never changes, so that no link to minutes breaks (MIN-04)."""

import pytest
from django.core.exceptions import ValidationError

from meetings.models.meeting import ADDRESS_STAYS
from tests.factories import make_group, make_meeting, make_minutes
from tests.meetings.making import make_bare_release

pytestmark = pytest.mark.django_db


def changed(meeting, **values):
    for name, value in values.items():
        setattr(meeting, name, value)
    return meeting


@pytest.mark.parametrize("values", [{"slug": "elsewhere"}, {"group": "another"}], ids=["slug", "group"])
def test_address_of_a_public_meeting_stays(values):
    meeting = make_meeting(group=make_group(), audience="public")
    values = {name: make_group() if name == "group" else value for name, value in values.items()}
    with pytest.raises(ValidationError) as refused:
        changed(meeting, **values).full_clean()
    assert refused.value.messages == [ADDRESS_STAYS]


def test_address_stays_once_minutes_were_published_also_where_the_meeting_is_not_public_any_more():
    meeting = make_meeting(audience="staff")
    make_bare_release(minutes=make_minutes(meeting=meeting))
    with pytest.raises(ValidationError) as refused:
        changed(meeting, slug="elsewhere").full_clean()
    assert refused.value.messages == [ADDRESS_STAYS]


def test_address_that_nobody_has_met_can_be_put_right():
    meeting = changed(make_meeting(audience="staff"), slug="elsewhere")
    meeting.full_clean()
    meeting.save()
    assert type(meeting).objects.get().slug == "elsewhere"


def test_other_facts_of_a_public_meeting_can_be_changed():
    changed(make_meeting(audience="public"), title="Another title").full_clean()
