"""An item of an invented meeting, and the page on which its minutes are written."""

from django.urls import reverse

from meetings.models import AgendaItem
from tests.factories import make_agenda_item, make_group, make_meeting


def make_welcome() -> AgendaItem:
    return make_agenda_item(
        meeting=make_meeting(group=make_group(name="Invented Group")),
        number="1",
        title="Welcome",
        text="The chair opened the meeting.",
    )


def page_of(item: AgendaItem) -> str:
    return reverse("admin:meeting_write", args=[item.meeting_id])
