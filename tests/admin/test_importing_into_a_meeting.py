"""Minutes are imported into a known meeting: nothing typed is replaced unseen, and none is taken for another."""

from html import unescape

import pytest

from meetings.models import AgendaItem, Meeting
from tests import factories
from tests.admin.forms import boxes
from tests.admin.importing import TEXT, address, counts, read, save


@pytest.fixture
def group(db):
    return factories.make_group(key="invented-iag", name="Invented Advisory Group")


@pytest.fixture
def editor(signed_in):
    return signed_in("Engagement editor")


def test_minutes_go_into_the_meeting_that_was_chosen_where_several_are_called_so(editor, group):
    called = "Meeting of the invented group"
    chosen, other = (
        factories.make_meeting(group=group, slug=day, title=called, date=day) for day in ("2022-05-03", "2022-06-07")
    )
    start = editor.get(address(meeting=f"{group.key}/2022-05-03"))
    page = read(editor, text=TEXT, meeting=boxes(start.content)["meeting"])
    saved = save(editor, page)
    assert (saved.status_code, chosen.items.count(), other.items.count()) == (302, 2, 0)


def test_typed_text_stays_until_someone_has_seen_both(editor, group):
    meeting = factories.make_meeting(group=group, slug="m", title="Typed title", date="2022-05-03")
    item = factories.make_agenda_item(meeting=meeting, position=1, title="Welcome", text="<p>Typed by hand.</p>")
    page = read(editor, text=TEXT, meeting=f"{group.key}/m")
    content = unescape(page.content.decode())
    assert "Typed by hand." in content
    assert "Typed title" in content
    save(editor, page)
    item.refresh_from_db()
    meeting.refresh_from_db()
    assert (meeting.title, item.text) == ("Typed title", "<p>Typed by hand.</p>")
    assert AgendaItem.objects.filter(meeting=meeting).count() == 2


def test_typed_text_is_replaced_where_that_was_chosen(editor, group):
    meeting = factories.make_meeting(group=group, slug="m", title="Typed title", date="2022-05-03")
    item = factories.make_agenda_item(meeting=meeting, position=1, title="Welcome", text="<p>Typed by hand.</p>")
    page = read(editor, text=TEXT, meeting=f"{group.key}/m")
    stamps = [conflict.stamp for conflict in page.context["preview"].conflicts if conflict.field == "text"]
    save(editor, page, replace=stamps)
    item.refresh_from_db()
    meeting.refresh_from_db()
    assert (meeting.title, item.text) == ("Typed title", "<p>The chair welcomed everyone.</p>")


def test_text_typed_by_another_in_between_is_shown_and_not_replaced(editor, group):
    meeting = factories.make_meeting(group=group, slug="m", title="Typed title", date="2022-05-03")
    item = factories.make_agenda_item(meeting=meeting, position=1, title="Welcome", text="<p>Typed by hand.</p>")
    page = read(editor, text=TEXT, meeting=f"{group.key}/m")
    stamps = [conflict.stamp for conflict in page.context["preview"].conflicts]
    item.text = "<p>Typed by another.</p>"
    item.save()
    answer = save(editor, page, replace=stamps)
    item.refresh_from_db()
    assert answer.status_code == 200
    assert "Typed by another." in answer.content.decode()
    assert item.text == "<p>Typed by another.</p>"


def test_second_meeting_of_a_day_must_be_said(editor, group):
    factories.make_meeting(group=group, slug="2022-05-03", title="Planned meeting", date="2022-05-03")
    page = read(editor, text=TEXT, group=group.key)
    refused = save(editor, page)
    assert Meeting.objects.count() == 1
    assert "Say whether these are the minutes of the meeting that is known." in refused.content.decode()
    save(editor, page, **{"head-same_day": "another"})
    assert sorted(Meeting.objects.values_list("slug", flat=True)) == ["2022-05-03", "2022-05-03-2"]


def test_meeting_of_the_day_can_be_chosen(editor, group):
    planned = factories.make_meeting(group=group, slug="2022-05-03", title="Planned meeting", date="2022-05-03")
    page = read(editor, text=TEXT, group=group.key)
    shown = save(editor, page, **{"head-same_day": str(planned.uuid)})
    assert "Planned meeting" in shown.content.decode()
    save(editor, shown, **{"head-same_day": str(planned.uuid)})
    planned.refresh_from_db()
    assert (Meeting.objects.count(), planned.title, planned.items.count()) == (1, "Planned meeting", 2)


def test_published_minutes_are_not_changed(editor, group):
    meeting = factories.make_meeting(group=group, slug="m", title="Typed title", date="2022-05-03")
    factories.make_minutes(meeting=meeting, stage="published")
    before = counts()
    page = read(editor, text=TEXT, meeting=f"{group.key}/m")
    answer = save(editor, page)
    assert "The minutes of this meeting are published" in page.content.decode()
    assert "The minutes of this meeting are published" in answer.content.decode()
    assert counts() == before


def test_meeting_of_the_day_that_the_editor_may_not_see_is_not_told_of(editor, group):
    factories.make_meeting(group=group, slug="hidden", title="Closed meeting", date="2022-05-03", audience="restricted")
    page = read(editor, text=TEXT, group=group.key)
    answer = save(editor, page)
    assert "Closed meeting" not in page.content.decode()
    assert answer.status_code == 302
    assert Meeting.objects.count() == 2
