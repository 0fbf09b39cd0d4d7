"""An unlikely date is saved, with a word in the message and beside its box."""

import pytest

from tests.admin.forms import boxes, fill, page_of
from tests.factories import make_group, make_role, make_source, make_statement

pytestmark = pytest.mark.django_db
DOUBT = (
    "“Seen on” (2005) lies before the date of its source (2006). "
    "If there is a reason, leave it and give the reason in the note."
)


@pytest.fixture
def editor(signed_in):
    return signed_in("Engagement editor")


@pytest.fixture
def statement():
    return make_statement(key="g1", source=make_source(dated="2006"), as_of="")


def _messages(client, answer):
    page = client.get(answer.url)
    return [str(message) for message in page.context["messages"] if message.level_tag == "warning"]


def test_entry_with_an_unlikely_date_is_saved_with_a_warning(editor, statement):
    group = make_group(name="Group A", since="2022")
    typed = {"statuses-0-start": "", "statuses-0-observed": "2005", "statuses-0-statement": "g1"}
    answer = fill(editor, page_of(group), change_reason="It was seen.", **typed)
    status = group.statuses.get()
    assert (answer.status_code, status.observed) == (302, "2005")
    assert _messages(editor, answer) == [f"Saved, but please check group status “{status}”. {DOUBT}"]


def test_record_with_an_unlikely_date_is_saved_with_a_warning(editor, statement):
    role = make_role(audience="staff", withholding_reason="no_consent")
    answer = fill(editor, page_of(role), observed="2005", start="", statement="g1", change_reason="It was seen.")
    assert _messages(editor, answer) == [f"Saved, but please check role “{role}”. {DOUBT}"]


def test_unlikely_date_is_told_beside_its_box(editor, statement):
    role = make_role(start="", observed="2005", statement=statement)
    page = editor.get(page_of(role)).content.decode()
    assert page.count(f'<strong class="staff-doubt">Please check: {DOUBT}</strong>') == 1
    assert boxes(page.encode())["observed"] == "2005"


def test_likely_date_is_saved_without_a_word(editor, statement):
    role = make_role(audience="staff", withholding_reason="no_consent")
    answer = fill(editor, page_of(role), observed="2022", start="", statement="g1", change_reason="It was seen.")
    assert _messages(editor, answer) == []
