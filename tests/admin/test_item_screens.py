"""An item where staff write it: its vote, the item that it comes back to, and its text without the editor's script."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from meetings.models import AgendaItem
from tests.admin.forms import boxes, fill
from tests.admin.writing import make_welcome, page_of
from tests.factories import make_agenda_item, make_meeting

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(signed_in):
    return signed_in("Engagement editor")


@pytest.fixture
def item():
    return make_welcome()


PLACES = [
    ("admin:meeting_write", "meeting_id", "item-{pk}-text", {}),
    ("admin:meetings_agendaitem_change", "pk", "text", {"change_reason": "So."}),
    ("admin:meetings_meeting_change", "meeting_id", "items-0-text", {"change_reason": "So."}),
]


def earlier_item(item: AgendaItem, **values: str) -> AgendaItem:
    """An item of an earlier meeting of the same group."""
    values = {"slug": "2021-02-02", "date": "2021-02-02", "title": "Invented meeting", **values}
    return make_agenda_item(meeting=make_meeting(group=item.meeting.group, **values), title="Lights", position=4)


@pytest.mark.parametrize(("page", "key", "box", "why"), PLACES)
def test_vote_and_earlier_item_are_recorded_and_stay(editor, item, page, key, box, why):
    earlier = earlier_item(item)
    address, box = reverse(page, args=[getattr(item, key)]), box.format(pk=item.pk).removesuffix("text")
    key = f"{item.meeting.group.key}/2021-02-02/4"
    answer = fill(editor, address, **{f"{box}vote": "7 for, 2 against", f"{box}earlier_item": key, **why})
    item.refresh_from_db()
    assert (answer.status_code, item.vote, item.earlier_item) == (302, "7 for, 2 against", earlier)
    before = item.history.count()
    shown = boxes(editor.get(address).content)
    fill(editor, address, **why)
    item.refresh_from_db()
    assert (shown[f"{box}earlier_item"], item.earlier_item, item.history.count()) == ("Lights", earlier, before)


@pytest.mark.parametrize(("values", "said"), [({"date": "2099-01-01"}, "earlier meeting"), (None, "earlier meeting")])
def test_item_comes_back_to_an_earlier_meeting_alone(editor, item, values, said):
    item.meeting.date = "2022-03-01"
    item.meeting.save()
    item.earlier_item = earlier_item(item, **values) if values else make_agenda_item(meeting=item.meeting)
    with pytest.raises(ValidationError, match=said):
        item.full_clean()


def test_restricted_item_cannot_be_named_as_an_earlier_one(editor, item):
    earlier = earlier_item(item)
    type(earlier).objects.update(audience="public")
    earlier.audience, earlier.withholding_reason = "restricted", "s31_1"
    earlier.save()
    address, box = page_of(item), f"item-{item.pk}-earlier_item"
    refused = [fill(editor, address, **{box: f"{item.meeting.group.key}/2021-02-02/{place}"}) for place in (4, 5)]
    told = [answer.context["forms"][0].errors["earlier_item"][0] for answer in refused]
    assert told[1] == told[0].replace("/4”", "/5”")


LISTED = "<p>One.</p>\n<ul><li>two</li></ul>"


@pytest.mark.parametrize(("page", "key", "box", "why"), PLACES)
def test_without_the_editor_paragraphs_have_no_tags_and_the_rest_can_be_written_on(editor, item, page, key, box, why):
    address, box = reverse(page, args=[getattr(item, key)]), box.format(pk=item.pk)
    item.text = "<p>One &amp; two.</p>\n<p>Three.</p>"
    item.save()
    shown = editor.get(address)
    assert boxes(shown.content)[box] == "One & two.\n\nThree."
    assert b"data-prose" in shown.content
    assert b"editor.js" in shown.content
    before = item.history.count()
    fill(editor, address, **why)
    item.refresh_from_db()
    assert (item.text, item.history.count()) == ("<p>One &amp; two.</p>\n<p>Three.</p>", before)
    item.text = LISTED
    item.save()
    answer = fill(editor, address, **{box: f"{LISTED}\n\nSecond.\n\nThird.", **why})
    item.refresh_from_db()
    assert (answer.status_code, item.text) == (302, f"{LISTED}\n<p>Second.</p>\n<p>Third.</p>")
