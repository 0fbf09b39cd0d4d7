"""Minutes are written in a browser: what is typed is kept, and nobody leaves it behind without a warning (C1, X4)."""

import pytest
from playwright.sync_api import expect

from groups.models import AdvisoryGroup
from meetings.models import ItemDraft
from tests.browser.looking import Looker
from tests.factories import make_agenda_item, make_meeting

WARNS = (
    "() => { const leaving = new Event('beforeunload', {cancelable: true});"
    " window.dispatchEvent(leaving); return leaving.defaultPrevented }"
)


@pytest.fixture
def item(site):
    meeting = make_meeting(group=AdvisoryGroup.objects.get(key="enfield-iag"), title="Invented meeting")
    return make_agenda_item(meeting=meeting, title="Lights", text="One & two.\n\nThree.", position=1)


@pytest.fixture
def writing(site, context, page, item):
    """The page for writing the minutes of an invented meeting, and what a browser has to say of it."""
    site.sign_in(context)
    page.looker = Looker(page)
    page.goto(f"{site.url}/admin/meetings/meeting/{item.meeting_id}/write/")
    return page


@pytest.mark.parametrize("box", ["new-title", "item-{pk}-title", "item-{pk}-decisions", "reason"])
def test_whoever_leaves_what_they_typed_anywhere_is_warned(writing, item, box):
    assert writing.evaluate(WARNS) is False
    writing.locator(f"[name='{box.format(pk=item.pk)}']").fill("Typed")
    assert writing.evaluate(WARNS) is True


def test_choice_is_warned_of_too_and_saving_is_not(writing, item):
    writing.locator(f"[name='item-{item.pk}-outcome']").select_option("agreed")
    assert writing.evaluate(WARNS) is True
    writing.get_by_role("button", name="Save").click()
    writing.wait_for_url("**/change/")
    item.refresh_from_db()
    assert item.outcome == "agreed"
    assert writing.looker.complaints == []


def test_plain_paragraphs_stand_in_the_editor_as_paragraphs(writing, item):
    shown = writing.get_by_role("textbox", name="What was said").first
    assert shown.inner_html() == "<p>One &amp; two.</p><p>Three.</p>"


def test_text_of_a_new_item_is_kept_and_brought_back(writing, item):
    writing.get_by_role("textbox", name="What was said").last.click()
    writing.keyboard.type("Half a sent")
    writing.get_by_text("Your text was kept at").wait_for()
    draft = ItemDraft.objects.get(meeting=item.meeting)
    writing.once("dialog", lambda dialog: dialog.accept())
    writing.reload()
    writing.get_by_role("link", name="Bring back what you typed").click()
    assert draft.text == "<p>Half a sent</p>"
    expect(writing.get_by_role("textbox", name="What was said").last).to_have_text("Half a sent")
    assert writing.looker.complaints == []


def test_page_of_the_meeting_has_the_editor_also_for_a_row_that_is_added(site, writing, item):
    writing.goto(f"{site.url}/admin/meetings/meeting/{item.meeting_id}/change/")
    assert writing.locator(".prose-editor").count() == 1
    writing.locator("#items-group summary").first.click()
    writing.locator("#items-group .add-row a").click()
    assert writing.locator("#items-group .prose-editor").count() == 2
    assert writing.locator(".empty-form .prose-editor").count() == 0
    assert writing.looker.complaints == []
