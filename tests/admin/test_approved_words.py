"""What was approved is what is published: the words of approved minutes are not written over (MIN-03)."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from groups.actions import set_audience
from groups.recording import save_recorded
from iag_registry.lib.audiences import Audience
from meetings.actions.decisions import write_decisions
from meetings.actions.minutes import take_back
from meetings.actions.writing import ItemText, write_items
from meetings.choices import MinutesStage
from meetings.models.agenda_item import APPROVED
from tests.admin.forms import complaints, fill
from tests.factories import make_agenda_item, make_meeting, make_minutes
from tests.meetings.making import make_decision
from tests.meetings.staff import make_editor, make_publisher

pytestmark = pytest.mark.django_db


@pytest.fixture
def item():
    """An item with a decision, of minutes that are approved."""
    item = make_agenda_item(title="Welcome", text="As approved.")
    make_decision(item=item, text="To meet in May.")
    make_minutes(meeting=item.meeting, stage="approved", approved_by_procedure="By email")
    return item


def write(item, **values):
    told = {"title": item.title, "text": item.text, "decisions": ("To meet in May.",), **values}
    text = ItemText(item, number=item.number, item_type=item.item_type, outcome=item.outcome, **told)
    return write_items(meeting=item.meeting, items=[text], by=make_editor(), reason="Written over.")


@pytest.mark.parametrize("typed", [{"text": "Otherwise."}, {"title": "Other"}, {"decisions": ("To meet in June.",)}])
def test_approved_words_are_not_written_over(item, typed):
    with pytest.raises(ValidationError) as refused:
        write(item, **typed)
    item.refresh_from_db()
    assert refused.value.messages == [APPROVED]
    assert (item.title, item.text, item.decisions.get().text) == ("Welcome", "<p>As approved.</p>", "To meet in May.")


def test_nothing_is_added_to_approved_minutes_or_taken_out(item):
    for act in (
        lambda: save_recorded(make_unsaved(item), by=None, reason="Added."),
        lambda: write_decisions(item, [], existing=list(item.decisions.all()), by=None, reason="Out."),
        item.delete,
    ):
        with pytest.raises(ValidationError) as refused:
            act()
        assert refused.value.messages == [APPROVED]
    assert (item.meeting.items.count(), item.decisions.count()) == (1, 1)


def make_unsaved(item):
    new = type(item)(meeting=item.meeting, position=40, title="New", item_type="aob")
    new.withholding_reason = "not_considered"
    return new


def test_item_does_not_move_out_of_approved_minutes(item):
    item.meeting = make_meeting()
    with pytest.raises(ValidationError):
        item.full_clean()


def test_saving_the_same_words_and_deciding_who_may_see_them_stay_possible(item):
    assert write(item) == []
    set_audience(record=item, audience=Audience.STAFF, reason="Personal.", by=None, withholding_reason="s40_2")
    assert item.meeting.items.get().audience == "staff"


def test_words_change_once_the_approval_is_taken_back(item):
    take_back(meeting=item.meeting, by=make_publisher(), reason="A word was wrong.")
    write(item, text="Otherwise.")
    assert item.meeting.items.get().text == "<p>Otherwise.</p>"


@pytest.mark.parametrize("stage", sorted(set(MinutesStage) - {MinutesStage.APPROVED}))
def test_words_of_minutes_at_any_other_stage_can_be_written(item, stage):
    minutes = item.meeting.minutes
    minutes.stage, minutes.reason = stage, "Invented."
    minutes.save()
    write(item, text="Otherwise.")
    assert item.meeting.items.get().text == "<p>Otherwise.</p>"


def test_staff_screens_say_why_the_words_stay(signed_in, item):
    editor = signed_in("Engagement editor")
    of_item = reverse("admin:meetings_agendaitem_change", args=[item.pk])
    of_meeting = reverse("admin:meetings_meeting_change", args=[item.meeting_id])
    first = fill(editor, of_item, text="Otherwise.", change_reason="So.")
    second = fill(editor, of_meeting, **{"items-0-text": "Otherwise.", "change_reason": "So."})
    third = fill(editor, reverse("admin:meeting_write", args=[item.meeting_id]), **{f"item-{item.pk}-text": "Other."})
    item.refresh_from_db()
    assert item.text == "<p>As approved.</p>"
    assert complaints(first)[""] == [APPROVED]
    assert complaints(second)["items-0-__all__"] == [APPROVED]
    assert APPROVED in third.content.decode()
