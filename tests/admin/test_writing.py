"""Minutes are written item by item; nothing typed is lost, and nobody's text is written over unseen (C1)."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from meetings.models import AgendaItem, ItemDraft
from tests.admin.forms import boxes, fill
from tests.admin.writing import make_welcome, page_of
from tests.factories import make_agenda_item
from tests.meetings.making import make_decision

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(signed_in):
    return signed_in("Engagement editor")


@pytest.fixture
def item():
    return make_welcome()


def draft_of(item: AgendaItem) -> str:
    return reverse("admin:meeting_item_draft", args=[item.pk])


def test_text_is_saved_with_its_decisions_and_a_reason(editor, item):
    answer = fill(
        editor,
        page_of(item),
        **{f"item-{item.pk}-text": "One.\n\nTwo & three.", f"item-{item.pk}-decisions": "To meet in May.\n\nTo write."},
    )
    item.refresh_from_db()
    version = item.history.first()
    assert answer.status_code == 302
    assert item.text == "<p>One.</p>\n<p>Two &amp; three.</p>"
    assert [(each.position, each.text, each.audience) for each in item.decisions.all()] == [
        (1, "To meet in May.", "staff"),
        (2, "To write.", "staff"),
    ]
    assert (version.history_change_reason, version.history_user) == ("Wrote the minutes", editor.user)


def test_decision_that_is_taken_out_is_deleted_and_its_history_stays(editor, item):
    fill(editor, page_of(item), **{f"item-{item.pk}-decisions": "To meet in May.\nTo write."})
    gone = item.decisions.last()
    fill(editor, page_of(item), **{f"item-{item.pk}-decisions": "To meet in June.", "reason": "Misheard."})
    assert [each.text for each in item.decisions.all()] == ["To meet in June."]
    assert [(each.text, each.history_type) for each in type(gone).history.filter(id=gone.pk)] == [
        ("To write.", "-"),
        ("To write.", "+"),
    ]


def test_new_item_comes_at_the_end_and_an_empty_one_is_none(editor, item):
    fill(editor, page_of(item), **{"new-title": "Any other business", "new-text": "None."})
    fill(editor, page_of(item))
    assert [(each.title, each.audience, each.text) for each in item.meeting.items.all()] == [
        ("Welcome", "public", "<p>The chair opened the meeting.</p>"),
        ("Any other business", "staff", "<p>None.</p>"),
    ]


def test_save_without_a_change_records_none(editor, item):
    before = item.history.count()
    answer = fill(editor, page_of(item))
    assert (answer.status_code, item.history.count()) == (302, before)


def test_second_writer_keeps_what_they_typed_and_sees_what_the_first_saved(editor, signed_in, item):
    opened = boxes(editor.get(page_of(item)).content)
    fill(signed_in("Engagement editor"), page_of(item), **{f"item-{item.pk}-text": "Written by the first."})
    typed = {**opened, f"item-{item.pk}-text": "Written by the second."}
    refused = editor.post(page_of(item), typed)
    item.refresh_from_db()
    assert item.text == "<p>Written by the first.</p>"
    form = refused.context["forms"][0]
    assert (form.theirs, form["text"].value()) == ("<p>Written by the first.</p>", "Written by the second.")
    again = editor.post(page_of(item), boxes(refused.content))
    item.refresh_from_db()
    assert (again.status_code, item.text) == (302, "<p>Written by the second.</p>")


def test_text_typed_and_not_saved_is_kept_for_its_writer_alone(editor, signed_in, item):
    assert editor.post(draft_of(item), {"text": "<p>Half a sent</p>"}).status_code == 204
    other = signed_in("Engagement editor").get(page_of(item))
    mine = editor.get(page_of(item))
    back = editor.get(page_of(item), {"drafts": "1"})
    item.refresh_from_db()
    assert item.text == "<p>The chair opened the meeting.</p>"
    assert (other.context["unsaved"], [draft.text for draft in mine.context["unsaved"]]) == ([], ["<p>Half a sent</p>"])
    assert back.context["forms"][0]["text"].value() == "<p>Half a sent</p>"


def keep(client, item: AgendaItem, text: str) -> None:
    """Keep a draft as the script does: with the stamp that the page has."""
    opened = boxes(client.get(page_of(item)).content)[f"item-{item.pk}-as_opened"]
    assert client.post(draft_of(item), {"text": text, "as_opened": opened}).status_code == 204


def test_draft_that_is_brought_back_does_not_write_over_what_others_saved_meanwhile(editor, signed_in, item):
    keep(editor, item, "<p>Half a sent</p>")
    fill(signed_in("Engagement editor"), page_of(item), **{f"item-{item.pk}-text": "Written by another."})
    refused = editor.post(page_of(item), boxes(editor.get(page_of(item), {"drafts": "1"}).content))
    item.refresh_from_db()
    form = refused.context["forms"][0]
    assert (refused.status_code, item.text) == (200, "<p>Written by another.</p>")
    assert (form.theirs, form["text"].value()) == ("<p>Written by another.</p>", "Half a sent")


def test_new_item_typed_and_not_saved_is_kept_and_saved_when_it_is_brought_back(editor, signed_in, item):
    address = reverse("admin:meeting_new_item_draft", args=[item.meeting_id])
    assert editor.post(address, {"text": "<p>Half a sent</p>"}).status_code == 204
    mine, other = editor.get(page_of(item)), signed_in("Engagement editor").get(page_of(item))
    assert ([draft.text for draft in mine.context["unsaved"]], other.context["unsaved"]) == (["<p>Half a sent</p>"], [])
    back = f"{page_of(item)}?drafts=1"
    typed = boxes(editor.get(back).content)
    refused = editor.post(back, typed)
    assert (typed["new-text"], refused.status_code) == ("Half a sent", 200)
    assert refused.context["forms"][-1].errors == {"title": ["This field is required."]}
    assert ItemDraft.objects.count() == 1
    editor.post(back, {**typed, "new-title": "Any other business"})
    assert [each.text for each in item.meeting.items.all()][1:] == ["<p>Half a sent</p>"]
    assert ItemDraft.objects.count() == 0


@pytest.mark.parametrize("typed", [{"discard": "1"}, None])
def test_draft_goes_when_it_is_discarded_or_saved(editor, item, typed):
    keep(editor, item, "<p>Half a sent</p>")
    editor.post(page_of(item), typed or boxes(editor.get(page_of(item), {"drafts": "1"}).content))
    assert ItemDraft.objects.count() == 0


def test_draft_that_is_too_long_is_refused(editor, item):
    answer = editor.post(draft_of(item), {"text": "a" * 500_001})
    assert (answer.status_code, ItemDraft.objects.count()) == (413, 0)


@pytest.mark.parametrize("role", ["FOI officer", "Auditor", "Publisher", "Administrator"])
def test_who_may_not_write_is_refused(signed_in, item, role):
    client = signed_in(role)
    allowed = role == "Publisher"
    assert client.get(page_of(item)).status_code == (200 if allowed else 403)
    assert client.post(draft_of(item), {"text": "x"}).status_code == (204 if allowed else 403)


def test_restricted_item_is_neither_shown_nor_kept_for_an_editor(editor, item):
    hidden = make_agenda_item(
        meeting=item.meeting, title="Not for editors", audience="restricted", withholding_reason="s31_1"
    )
    shown = editor.get(page_of(item)).context["forms"]
    assert [form.item for form in shown] == [item, None]
    assert editor.post(draft_of(hidden), {"text": "x"}).status_code == 404


def test_publisher_decides_who_may_see_a_decision_where_it_is_written(editor, signed_in, item):
    fill(editor, page_of(item), **{f"item-{item.pk}-decisions": "To meet in May.\nTo write."})
    first, second = item.decisions.all()
    fill(
        signed_in("Publisher"),
        page_of(item),
        **{
            f"decision-{first.pk}-audience": "public",
            f"decision-{second.pk}-withholding_reason": "s41_1",
            f"whole-{item.pk}-audience": "staff",
            f"whole-{item.pk}-withholding_reason": "s40_2",
            "reason": "Looked through.",
        },
    )
    item.refresh_from_db()
    assert [(each.audience, each.withholding_reason) for each in item.decisions.all()] == [
        ("public", ""),
        ("staff", "s41_1"),
    ]
    assert (item.audience, item.withholding_reason) == ("staff", "s40_2")
    assert first.history.first().history_change_reason == "Looked through."


def test_publisher_says_why_a_decision_is_withheld_or_nothing_is_saved(signed_in, item):
    decision = make_decision(item=item, text="To meet in May.")
    box = f"decision-{decision.pk}-audience"
    refused = fill(signed_in("Publisher"), page_of(item), **{box: "staff", f"item-{item.pk}-title": "Other"})
    decision.refresh_from_db()
    item.refresh_from_db()
    assert (refused.status_code, decision.audience, item.title) == (200, "public", "Welcome")
    assert refused.context["forms"][0].audiences[1].errors == {"withholding_reason": ["Say why it is not public."]}
    assert b"Nothing has been saved." in refused.content


def test_words_changed_with_the_decision_on_them_wait_again(signed_in, item):
    decision = make_decision(item=item, text="To meet.", audience="staff", withholding_reason="not_considered")
    typed = {f"decision-{decision.pk}-audience": "public", f"item-{item.pk}-decisions": "To meet at Jane's."}
    fill(signed_in("Publisher"), page_of(item), **typed)
    assert [(each.text, each.audience) for each in item.decisions.all()] == [("To meet at Jane's.", "staff")]


def test_what_another_publisher_decided_meanwhile_stays(signed_in, item):
    decision = make_decision(item=item, text="To meet.", audience="staff", withholding_reason="not_considered")
    first, second = signed_in("Publisher"), signed_in("Publisher")
    opened = boxes(first.get(page_of(item)).content)
    fill(second, page_of(item), **{f"decision-{decision.pk}-audience": "public"})
    first.post(page_of(item), {**opened, "new-title": "Any other business"})
    decision.refresh_from_db()
    assert (decision.audience, item.meeting.items.count()) == ("public", 2)


def test_editor_is_not_asked_who_may_see_what_and_cannot_say_it(editor, item):
    decision = make_decision(item=item, text="To meet.", audience="staff", withholding_reason="not_considered")
    page = editor.get(page_of(item))
    sent = {f"decision-{decision.pk}-audience": "public", f"initial-decision-{decision.pk}-audience": "staff"}
    editor.post(page_of(item), {**boxes(page.content), **sent})
    decision.refresh_from_db()
    assert (page.context["forms"][0].audiences, decision.audience) == ([], "staff")


def test_restricted_decision_is_neither_shown_to_an_editor_nor_written_over(editor, item):
    make_decision(item=item, position=1, text="Not for editors.", audience="restricted", withholding_reason="s31_1")
    page = editor.get(page_of(item))
    fill(editor, page_of(item), **{f"item-{item.pk}-decisions": "To meet in May."})
    assert b"Not for editors." not in page.content
    assert [(each.text, each.audience) for each in item.decisions.all()] == [
        ("Not for editors.", "restricted"),
        ("To meet in May.", "staff"),
    ]


def test_page_takes_the_same_queries_for_one_item_and_for_three(editor, item):
    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            editor.get(page_of(item))
        return len(queries)

    count()
    one = count()
    make_agenda_item(meeting=item.meeting)
    make_agenda_item(meeting=item.meeting)
    assert count() == one
