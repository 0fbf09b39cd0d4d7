"""A redaction is found again however its item is edited (R2): the next edit is compared with this one."""

import pytest
from django.urls import reverse

from meetings.actions.importing import conflicts_of, import_minutes
from meetings.importing.found import FoundItem, FoundMinutes
from meetings.models import AgendaItem
from tests.admin.forms import fill
from tests.factories import make_agenda_item, make_group, make_meeting, make_minutes, make_user
from tests.meetings.manuscripts import make_redaction

pytestmark = pytest.mark.django_db

BEFORE = "<p>Then Jane Private spoke.</p>"
AFTER = "<p>At seven o'clock then Jane Private spoke.</p>"


@pytest.fixture
def item():
    return make_agenda_item(meeting=make_meeting(group=make_group()), title="Lights", text=BEFORE, audience="public")


def import_over(signed_in, item: AgendaItem) -> None:
    make_minutes(meeting=item.meeting, stage="draft")
    found = FoundMinutes(title=item.meeting.title, items=(FoundItem("Lights", text=AFTER, item_type=item.item_type),))
    given = {"meeting": item.meeting, "by": make_user()}
    conflicts = conflicts_of(found=found, **given)
    import_minutes(found=found, reason="Imported.", replace=[each.stamp for each in conflicts], **given)


def edit_item(signed_in, item: AgendaItem) -> None:
    address = reverse("admin:meetings_agendaitem_change", args=[item.pk])
    fill(signed_in("Publisher"), address, text=AFTER, change_reason="So.")


def edit_meeting(signed_in, item: AgendaItem) -> None:
    address = reverse("admin:meetings_meeting_change", args=[item.meeting_id])
    fill(signed_in("Publisher"), address, **{"items-0-text": AFTER, "change_reason": "So."})


@pytest.mark.parametrize("edit", [import_over, edit_item, edit_meeting])
def test_redaction_is_noted_where_its_words_stand_now(signed_in, item, edit):
    redaction = make_redaction(item, "Jane Private")
    edit(signed_in, item)
    item.refresh_from_db()
    redaction.refresh_from_db()
    assert item.text == AFTER
    assert (redaction.start, redaction.before) == (22, "At seven o'clock then ")
