"""The screen on which minutes are imported: choose, correct, save; nothing is stored before the last step."""

import re
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from meetings.models import Action, AgendaItem, Attendance, Decision, Meeting, Minutes, MinutesMove
from tests import factories
from tests.admin.forms import boxes

TEXT = """\
Invented Advisory Group minutes - 3 May 2022

Present

Ann Invented, Chair, Invented Borough Council

Bob Made-Up, IBC

1. Welcome

The chair welcomed everyone.

2. Street lights

It was agreed to write to the council.

Decision: Write to the council about street lights.

Action: Bob Made-Up to write the letter by 1 June 2022
"""
MODELS = (Meeting, AgendaItem, Attendance, Decision, Action, Minutes, MinutesMove)


def address(**query: str) -> str:
    return reverse("admin:import_minutes", query=query or None)


def counts() -> dict[str, int]:
    return {model.__name__: model.objects.count() for model in MODELS}


@pytest.fixture
def group(db):
    return factories.make_group(key="invented-iag", name="Invented Advisory Group")


@pytest.fixture
def editor(signed_in):
    return signed_in("Engagement editor")


def read(client: Any, *, text: str = "", file: Any = None, group: str = "", meeting: str = "") -> Any:
    sent = {"step": "read", "group": group, "meeting": meeting, "pasted": text}
    return client.post(address(), {**sent, **({"file": file} if file else {})})


def save(client: Any, page: Any, **changed: Any) -> Any:
    values = boxes(page.content)
    return client.post(address(), {**values, "step": "save", **changed})


def test_text_is_shown_and_nothing_is_stored(editor, group):
    before = counts()
    page = read(editor, text=TEXT, group=group.key)
    values = boxes(page.content)
    shown = {
        "head-title": "Invented Advisory Group minutes - 3 May 2022",
        "head-date": "3 May 2022",
        "head-attendance_heading": "Present",
        "attendees-0-name": "Ann Invented",
        "attendees-0-role": "Chair",
        "attendees-0-organisation": "Invented Borough Council",
        "attendees-0-capacity": "present",
        "attendees-0-is_chair": "on",
        "attendees-1-name": "Bob Made-Up",
        "attendees-1-organisation": "IBC",
        "items-0-number": "1",
        "items-0-title": "Welcome",
        "items-0-text": "The chair welcomed everyone.",
        "items-1-title": "Street lights",
        "items-1-outcome": "agreed",
        "items-1-decisions": "Write to the council about street lights.",
        "actions-0-text": "Bob Made-Up to write the letter by 1 June 2022",
        "actions-0-owner": "Bob Made-Up",
        "actions-0-due": "1 June 2022",
        "actions-0-item": "1",
    }
    assert {name: values.get(name) for name in shown} == shown
    assert counts() == before


def test_preview_says_truly_what_the_public_sees(editor, group):
    meeting = factories.make_meeting(group=group, slug="m", date="2022-05-03", audience="public")
    page = read(editor, text=TEXT, meeting=f"{group.key}/m")
    text = " ".join(page.content.decode().split())
    assert "every name, item and action that is added, are for staff until a publisher shows them." in text
    assert "Where the meeting itself is public already, its title, date, times and place" in text
    save(editor, page)
    rows = (meeting.attendances, meeting.items, meeting.actions)
    assert {audience for each in rows for audience in each.values_list("audience", flat=True)} == {"staff"}


def test_preview_that_is_saved_becomes_draft_minutes(editor, group):
    answer = save(editor, read(editor, text=TEXT, group=group.key))
    meeting = Meeting.objects.get(group=group)
    assert answer.status_code == 302
    assert answer["Location"] == reverse("admin:meetings_meeting_change", args=[meeting.pk])
    assert (meeting.slug, meeting.audience, meeting.minutes.stage) == ("2022-05-03", "staff", "draft")
    assert list(meeting.attendances.values_list("name_as_printed", "person", "audience", "withholding_reason")) == [
        ("Ann Invented", None, "staff", "not_considered"),
        ("Bob Made-Up", None, "staff", "not_considered"),
    ]
    assert [(item.number, item.title, item.text) for item in meeting.items.all()] == [
        ("1", "Welcome", "<p>The chair welcomed everyone.</p>"),
        ("2", "Street lights", "<p>It was agreed to write to the council.</p>"),
    ]
    assert list(Decision.objects.values_list("text", flat=True)) == ["Write to the council about street lights."]
    assert list(meeting.actions.values_list("text", "owner_as_printed", "due", "item__title")) == [
        ("Bob Made-Up to write the letter by 1 June 2022", "Bob Made-Up", "2022-06-01", "Street lights")
    ]
    assert list(meeting.events.values_list("kind", "dated")) == [("held", "2022-05-03")]
    assert {row.history_change_reason for row in meeting.history.all()} == {"Imported from pasted text"}
    assert {row.history_user for row in meeting.history.all()} == {editor.user}


def test_form_sent_twice_has_one_effect(editor, group):
    page = read(editor, text=TEXT, group=group.key)
    save(editor, page)
    after = counts()
    answer = editor.post(address(), {**boxes(page.content), "step": "save"}, follow=True)
    assert counts() == after
    assert "Nothing has changed: the register has all of this already." in answer.content.decode()


def test_what_is_corrected_or_left_out_is_saved_so(editor, group):
    page = read(editor, text=TEXT, group=group.key)
    changed = {
        "head-title": "Another title",
        "attendees-1-DELETE": "on",
        "items-0-DELETE": "on",
        "attendees-2-name": "Eve",
    }
    save(editor, page, **changed)
    meeting = Meeting.objects.get(group=group)
    assert meeting.title == "Another title"
    assert list(meeting.attendances.values_list("name_as_printed", flat=True)) == ["Ann Invented", "Eve"]
    assert list(meeting.items.values_list("title", flat=True)) == ["Street lights"]
    assert meeting.actions.get().item.title == "Street lights"


def test_problem_stands_beside_its_box_and_nothing_is_stored(editor, group):
    before = counts()
    page = read(editor, text=TEXT, group=group.key)
    answer = save(editor, page, **{"head-date": "yesterday", "attendees-0-name": ""})
    content = answer.content.decode()
    assert answer.status_code == 200
    assert re.search(r'id="id_head-date_error".{0,80}“yesterday” is not a date', content, re.S)
    assert 'id="id_attendees-0-name_error"' in content
    assert counts() == before


def test_organisation_is_offered_only_by_its_exact_name(editor, group):
    body = factories.make_organisation(key="ibc", name="Invented Borough Council", abbreviation="IBC")
    factories.make_organisation(key="other", name="Invented Borough Council of Elsewhere")
    page = read(editor, text=TEXT, group=group.key)
    values = boxes(page.content)
    assert values["organisations-0-record"] == "Invented Borough Council"
    assert values["organisations-1-record"] == "Invented Borough Council"
    save(editor, page, **{"organisations-1-record": ""})
    assert list(Attendance.objects.order_by("position").values_list("organisation", flat=True)) == [body.pk, None]


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


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.pdf", b"%PDF-1.7 invented", "This is a PDF."),
        ("a.docx", b"%PDF-1.7 invented", "This is a PDF."),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "old Word file"),
        ("a.png", b"\x89PNG\r\n\x1a\n", "This is a picture"),
        ("a.txt", b"   \n ", "There is no text in it."),
        ("a.docx", b"PK\x03\x04 broken", "damaged or incomplete"),
    ],
)
def test_refused_file_says_what_to_do_and_stores_nothing(editor, group, name, content, words):
    before = counts()
    answer = read(editor, file=SimpleUploadedFile(name, content), group=group.key)
    said = unescape(answer.content.decode())
    assert answer.status_code == 200
    assert words in said
    assert "Nothing has been stored." in said
    assert counts() == before


def test_pasted_page_keeps_its_headings(editor, group):
    html = "<h1>Invented minutes 3 May 2022</h1><h2>1. Lights</h2><p>Said <b>much</b>.</p><script>x()</script>"
    page = editor.post(address(), {"step": "read", "group": group.key, "pasted": "words", "pasted_html": html})
    values = boxes(page.content)
    assert (values["items-0-title"], values["items-0-text"]) == ("Lights", "<p>Said <strong>much</strong>.</p>")
    assert "Scripts and macros: left out (1)" in page.content.decode()


def test_group_that_the_editor_may_not_see_is_not_one(editor, db):
    factories.make_group(key="closed-iag", name="Closed group", audience="restricted")
    answer = read(editor, text=TEXT, group="closed-iag")
    assert "“closed-iag” is not one of the" in unescape(answer.content.decode())
    assert "Closed group" not in answer.content.decode()


def test_meeting_of_the_day_that_the_editor_may_not_see_is_not_told_of(editor, group):
    factories.make_meeting(group=group, slug="hidden", title="Closed meeting", date="2022-05-03", audience="restricted")
    page = read(editor, text=TEXT, group=group.key)
    answer = save(editor, page)
    assert "Closed meeting" not in page.content.decode()
    assert answer.status_code == 302
    assert Meeting.objects.count() == 2


def test_publisher_may_not_import(signed_in, group):
    assert signed_in("Publisher").get(address()).status_code == 403


@pytest.mark.parametrize(
    "name", ["head-report", "head-shown", "items-TOTAL_FORMS", "head-group", "actions-0-item", "replace"]
)
@pytest.mark.parametrize("value", ["", "\x00", "'", "[]", "{", "99999999999", "-1", '{"said": [[1]]}', "x" * 5000])
def test_tampered_preview_is_answered(editor, group, name, value):
    page = read(editor, text=TEXT, group=group.key)
    assert save(editor, page, **{name: value}).status_code in {200, 302}
