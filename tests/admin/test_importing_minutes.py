"""The screen on which minutes are imported: choose, correct, save; nothing is stored before the last step."""

import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from meetings.models import Attendance, Decision, Meeting
from tests import factories
from tests.admin.forms import boxes
from tests.admin.importing import TEXT, address, counts, read, save


@pytest.fixture
def group(db):
    return factories.make_group(key="invented-iag", name="Invented Advisory Group")


@pytest.fixture
def editor(signed_in):
    return signed_in("Engagement editor")


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


def test_publisher_may_not_import(signed_in, group):
    assert signed_in("Publisher").get(address()).status_code == 403


@pytest.mark.parametrize(
    "name", ["head-report", "head-shown", "items-TOTAL_FORMS", "head-group", "actions-0-item", "replace"]
)
@pytest.mark.parametrize("value", ["", "\x00", "'", "[]", "{", "99999999999", "-1", '{"said": [[1]]}', "x" * 5000])
def test_tampered_preview_is_answered(editor, group, name, value):
    page = read(editor, text=TEXT, group=group.key)
    assert save(editor, page, **{name: value}).status_code in {200, 302}
