"""An invented meeting, the pages on which its minutes move on, and how far they are."""

from django.urls import reverse

from meetings.models import Meeting, Minutes
from tests.factories import make_group, make_meeting


def make_invented_meeting() -> Meeting:
    group = make_group(key="invented-iag", name="Invented IAG")
    return make_meeting(group=group, slug="2022-03-01", title="Invented meeting", date="2022-03-01")


def page(meeting, key):
    return reverse(f"admin:minutes_move_{key}", args=[meeting.pk])


def stage(meeting):
    return Minutes.objects.get(meeting=meeting).stage
