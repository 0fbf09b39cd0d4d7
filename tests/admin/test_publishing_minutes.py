"""What is shown before minutes are published, and what must be dealt with before they can be."""

from datetime import date

import pytest

from meetings.actions.releasing import CHANGED_SINCE
from meetings.models import MinutesRelease
from tests.admin.forms import boxes, fill
from tests.admin.minutes_steps import make_invented_meeting, page, stage
from tests.factories import make_agenda_item, make_minutes, make_person, make_role
from tests.meetings.making import make_amendment, make_bare_release

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: date(2022, 6, 30))


@pytest.fixture
def meeting():
    return make_invented_meeting()


def test_publishing_shows_what_was_found_and_waits_until_it_is_dealt_with(signed_in, meeting):
    withheld = make_person(name="Zebedee Quill")
    make_role(group=meeting.group, person=withheld, audience="staff", withholding_reason="s40_2")
    make_agenda_item(meeting=meeting, title="Update", text="Zebedee Quill spoke. Write to quill@invented.example.")
    make_minutes(meeting=meeting, stage="approved", approved_by_procedure="by letter")
    client = signed_in("Publisher")
    shown = client.get(page(meeting, "publish"))
    labels = [field.label for field in shown.context["form"].visible_fields()]
    assert labels == ["“Zebedee Quill” may be public because", "“quill@invented.example” may be public because"]
    refused = client.post(page(meeting, "publish"), boxes(shown.content))
    assert refused.context["form"].errors["__all__"][0] == "Nothing was published."
    assert (MinutesRelease.objects.count(), stage(meeting)) == (0, "approved")
    reasons = {name: "He agreed (invented)." for name in boxes(shown.content) if name.startswith("public-")}
    assert client.post(page(meeting, "publish"), boxes(shown.content) | reasons).status_code == 302
    assert (MinutesRelease.objects.count(), stage(meeting)) == (1, "published")
    assert client.post(page(meeting, "publish"), boxes(shown.content) | reasons).status_code == 200
    assert MinutesRelease.objects.count() == 1


@pytest.mark.parametrize(
    ("key", "stage", "versions"),
    [("publish", "approved", 0), ("publish-draft", "circulated", 0), ("correct", "published", 1)],
)
def test_what_was_changed_after_the_page_was_opened_is_not_published_unseen(signed_in, meeting, key, stage, versions):
    item = make_agenda_item(meeting=meeting, title="Update", text="The group met.")
    minutes = make_minutes(meeting=meeting, stage=stage, approved_by_procedure="by letter")
    if versions:
        make_bare_release(minutes=minutes)
    client = signed_in("Publisher")
    opened = boxes(client.get(page(meeting, key)).content) | {"reason": "A word."}
    item.text = "The group quarrelled."
    item.save()
    refused = client.post(page(meeting, key), opened)
    assert refused.context["form"].errors["__all__"] == [CHANGED_SINCE]
    assert "The group quarrelled." in refused.context["preview"]
    assert client.post(page(meeting, key), {"reason": "A word."} | {"replaces": versions}).status_code == 200
    assert MinutesRelease.objects.count() == versions
    assert client.post(page(meeting, key), boxes(refused.content)).status_code == 302
    assert MinutesRelease.objects.count() == versions + 1


def test_publishing_minutes_of_a_hidden_meeting_has_no_button(signed_in, meeting):
    meeting.audience = "staff"
    meeting.save()
    make_minutes(meeting=meeting, stage="approved", approved_by_procedure="by letter")
    answer = signed_in("Publisher").get(page(meeting, "publish"))
    assert answer.context["obstacles"] == (
        "The meeting and its group must be public before its minutes can be. Make them public first.",
    )
    assert 'type="submit" value="Publish the minutes"' not in answer.content.decode()


def test_publishing_shows_every_place_of_words_that_are_confirmed_together(signed_in, meeting):
    make_role(group=meeting.group, person=make_person(name="John Smith"), audience="staff", withholding_reason="s40_2")
    make_agenda_item(meeting=meeting, position=1, title="Update", text="John Smith of the borough spoke.")
    make_agenda_item(meeting=meeting, position=2, title="Complaint", text="Another John Smith complained.")
    make_minutes(meeting=meeting, stage="approved", approved_by_procedure="by letter")
    (box,) = signed_in("Publisher").get(page(meeting, "publish")).context["form"].visible_fields()
    assert box.help_text == (
        "<ul><li>In “Update”: … John Smith of the borough spoke. …</li>"
        "<li>In “Complaint”: … Another John Smith complained. …</li></ul>"
        "It looks like the name of a person that is not public. Redact it, or say here why anyone may read it, in "
        "each of these places. Kept with the step, for staff."
    )


def test_change_agreed_at_approval_is_withheld_or_removed_by_a_publisher(signed_in, meeting):
    minutes = make_minutes(meeting=meeting, stage="approved", approved_by_procedure="by letter")
    kept, gone = make_amendment(minutes=minutes, before="Jan Private"), make_amendment(minutes=minutes)
    address = f"/admin/meetings/minutes/{minutes.pk}/change/"
    assert "amendments-0-before" not in boxes(signed_in("Engagement editor").get(address).content)
    typed = {
        "amendments-0-audience": "staff",
        "amendments-0-withholding_reason": "s40_2",
        "amendments-1-DELETE": "on",
        "change_reason": "A name.",
    }
    publisher = signed_in("Publisher")
    assert fill(publisher, address, **typed).status_code == 302
    assert list(minutes.amendments.values_list("pk", "audience", "withholding_reason")) == [(kept.pk, "staff", "s40_2")]
    assert gone.history.first().history_change_reason == "A name."
    make_agenda_item(meeting=meeting, title="Update", text="They met.")
    fill(publisher, page(meeting, "publish"))
    text = MinutesRelease.objects.get().text
    assert ("Jan Private" in text, "a change is withheld: personal information, s.40(2)." in text) == (False, True)
