"""The minutes of a meeting move on by its page: who may take which step, and what is shown before publishing."""

from datetime import date

import pytest
from django.urls import reverse

from meetings.actions.releasing import CHANGED_SINCE
from meetings.models import Minutes, MinutesRelease
from tests.admin.forms import boxes, fill
from tests.factories import (
    make_agenda_item,
    make_group,
    make_meeting,
    make_meeting_event,
    make_minutes,
    make_person,
    make_role,
)
from tests.meetings.making import make_amendment, make_bare_release

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: date(2022, 6, 30))


@pytest.fixture
def meeting():
    group = make_group(key="invented-iag", name="Invented IAG")
    return make_meeting(group=group, slug="2022-03-01", title="Invented meeting", date="2022-03-01")


def page(meeting, key):
    return reverse(f"admin:minutes_move_{key}", args=[meeting.pk])


def offered(client, meeting):
    sections = client.get(f"/admin/meetings/meeting/{meeting.pk}/change/").context["sections"]
    return [title for title, _ in sections[-1][2]]


def stage(meeting):
    return Minutes.objects.get(meeting=meeting).stage


def test_minutes_go_from_nothing_to_a_correction_by_their_pages(signed_in, meeting):
    editor, publisher = signed_in("Engagement editor"), signed_in("Publisher")
    later = make_meeting(group=meeting.group, date="2022-05-03")
    item = make_agenda_item(meeting=meeting, title="Stop and search", text="The group asked for figures.")
    assert fill(editor, page(meeting, "start")).status_code == 302
    assert fill(editor, page(meeting, "circulate"), dated="8 March 2022").status_code == 302
    item.text = "The group has asked for figures."
    item.save()
    approved = fill(
        publisher,
        page(meeting, "approve"),
        at=later.pk,
        **{"change-1-before": "asked", "change-1-after": "has asked", "change-1-item": item.pk},
    )
    minutes = Minutes.objects.get()
    assert (approved.status_code, minutes.stage, minutes.approved_at, minutes.approved_on) == (
        302,
        "approved",
        later,
        "2022-05-03",
    )
    assert list(minutes.amendments.values_list("before", "after", "item")) == [("asked", "has asked", item.pk)]
    assert fill(publisher, page(meeting, "publish")).status_code == 302
    item.text = "The group asked again for figures."
    item.save()
    assert fill(publisher, page(meeting, "correct"), reason="A word was missing.").status_code == 302
    assert list(MinutesRelease.objects.values_list("version", "kind", "reason")) == [
        (1, "minutes", ""),
        (2, "correction", "A word was missing."),
    ]
    assert fill(publisher, page(meeting, "withdraw"), version="2", reason="A name.").status_code == 302
    assert list(minutes.moves.values_list("stage", flat=True)) == [
        "draft",
        "circulated",
        "approved",
        "published",
        "corrected",
        "withdrawn",
    ]


def test_decision_goes_from_the_page_for_writing_to_the_public_one(signed_in, client, meeting):
    editor, publisher = signed_in("Engagement editor"), signed_in("Publisher")
    fill(editor, page(meeting, "start"))
    write = reverse("admin:meeting_write", args=[meeting.pk])
    fill(editor, write, **{"new-title": "Any other business", "new-text": "None."})
    item = meeting.items.get()
    fill(editor, write, **{f"item-{item.pk}-decisions": "To meet again in May."})
    refused = fill(publisher, page(meeting, "publish-draft"))
    decision = item.decisions.get()
    seen = {f"whole-{item.pk}-audience": "public", f"decision-{decision.pk}-audience": "public"}
    fill(publisher, write, **seen)
    published = fill(publisher, page(meeting, "publish-draft"))
    assert (refused.status_code, published.status_code) == (200, 302)
    address = f"{meeting.get_absolute_url()}minutes/"
    assert b"To meet again in May." in client.get(address).content


EXPECT = "Say when they may be expected"


@pytest.mark.parametrize(
    ("stage", "role", "titles"),
    [
        ("none", "Engagement editor", ["Begin the minutes", "Record that none were taken", EXPECT]),
        ("draft", "Engagement editor", ["Circulate the draft", EXPECT]),
        ("circulated", "Engagement editor", ["Take back to a draft", EXPECT]),
        ("approved", "Engagement editor", [EXPECT]),
        ("published", "Engagement editor", [EXPECT]),
        (
            "circulated",
            "Publisher",
            ["Take back to a draft", "Record the approval", "Withhold the minutes", EXPECT, "Publish as a draft"],
        ),
        (
            "approved",
            "Publisher",
            ["Take back to a draft", "Withhold the minutes", EXPECT, "Publish the minutes"],
        ),
        ("published", "Publisher", [EXPECT, "Publish a correction", "Withdraw a version"]),
        ("published", "FOI officer", []),
        ("published", "Auditor", []),
    ],
)
def test_page_of_a_meeting_offers_the_steps_that_this_person_may_take(signed_in, meeting, stage, role, titles):
    minutes = make_minutes(meeting=meeting, stage=stage, approved_by_procedure="by letter")
    if stage == "published":
        make_bare_release(minutes=minutes)
    assert offered(signed_in(role), meeting) == titles


@pytest.mark.parametrize(
    ("key", "stage"),
    [("circulate", "published"), ("start", "draft"), ("approve", "draft"), ("publish", "draft"), ("correct", "draft")],
)
def test_step_that_is_not_possible_says_so_and_has_no_form(signed_in, meeting, key, stage):
    make_minutes(meeting=meeting, stage=stage)
    answer = signed_in("Engagement editor", "Publisher").get(page(meeting, key))
    assert (answer.status_code, answer.context["form"], answer.context["said"][1]) == (
        200,
        None,
        "This step is not possible from there, or is not yours to take.",
    )


def test_step_that_someone_else_has_taken_meanwhile_is_refused(signed_in, meeting):
    make_minutes(meeting=meeting, stage="published")
    answer = signed_in("Engagement editor").post(page(meeting, "circulate"), {"dated": "2022-06-30"})
    assert dict(answer.context["form"].errors) == {
        "__all__": [
            (
                "These minutes stand at “Published”: they cannot become “Circulated” from there. Someone may have "
                "moved them since you opened this page: open it again."
            )
        ]
    }
    assert stage(meeting) == "published"


@pytest.mark.parametrize(("key", "said"), [("take-back", False), ("not-taken", True), ("withhold", True)])
def test_step_says_of_its_reason_whether_the_public_reads_it(signed_in, meeting, key, said):
    if key == "take-back":
        make_minutes(meeting=meeting, stage="circulated")
    form = signed_in("Engagement editor", "Publisher").get(page(meeting, key)).context["form"]
    assert (form.fields["reason"].help_text == "Shown to the public.") == said


@pytest.mark.parametrize("key", ["not-taken", "withhold"])
def test_step_with_a_reason_needs_it(signed_in, meeting, key):
    client = signed_in("Engagement editor", "Publisher")
    answer = fill(client, page(meeting, key))
    assert (dict(answer.context["form"].errors), Minutes.objects.count()) == (
        {"reason": ["This field is required."]},
        0,
    )
    assert fill(client, page(meeting, key), reason="No clerk.").status_code == 302
    assert Minutes.objects.get().reason == "No clerk."


def test_expected_date_is_saved_and_bad_ones_are_refused(signed_in, meeting):
    client = signed_in("Engagement editor")
    make_minutes(meeting=meeting, stage="draft")
    address = reverse("admin:minutes_expected", args=[meeting.pk])
    answer = fill(client, address, expected="soon", reason="The clerk said so.")
    assert list(answer.context["form"].errors) == ["expected"]
    assert fill(client, address, expected="Sept 2022", reason="The clerk said so.").status_code == 302
    assert Minutes.objects.get().expected == "2022-09"


def test_approval_offers_the_later_meetings_that_may_have_been_held(signed_in, meeting):
    make_minutes(meeting=meeting, stage="circulated")
    held = make_meeting(group=meeting.group, date="2022-05-03")
    make_meeting(group=meeting.group, date="2022-07-05")
    make_meeting(group=meeting.group, date="2022-02-01")
    called_off = make_meeting(group=meeting.group, date="2022-06-01")
    make_meeting_event(meeting=called_off, kind="cancelled", dated="2022-05-20", reason="Invented.")
    shown = signed_in("Publisher").get(page(meeting, "approve"))
    assert list(shown.context["form"].fields["at"].queryset) == [held]


def test_approval_without_meeting_or_procedure_is_refused(signed_in, meeting):
    make_minutes(meeting=meeting, stage="circulated")
    client = signed_in("Publisher")
    answer = fill(client, page(meeting, "approve"))
    assert dict(answer.context["form"].errors) == {
        "__all__": ["Name the later meeting that approved the minutes, or the written procedure."]
    }
    assert fill(client, page(meeting, "approve"), procedure="By email (invented)", on="May 2022").status_code == 302
    minutes = Minutes.objects.get()
    assert (minutes.stage, minutes.approved_by_procedure, minutes.approved_on) == (
        "approved",
        "By email (invented)",
        "2022-05",
    )


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


@pytest.mark.parametrize("address", ["meeting", "minutes"])
def test_stage_is_not_changed_by_a_forged_form_of_the_record(signed_in, meeting, address):
    minutes = make_minutes(meeting=meeting, stage="draft")
    client = signed_in("Engagement editor", "Publisher")
    pk = meeting.pk if address == "meeting" else minutes.pk
    forged = {"stage": "published", "minutes-0-stage": "published", "change_reason": "Forged.", "note": "Changed."}
    answer = fill(client, f"/admin/meetings/{address}/{pk}/change/", **forged)
    assert (answer.status_code, stage(meeting)) == (302, "draft")


def test_nothing_that_the_steps_change_comes_back_with_an_older_version(signed_in, meeting):
    minutes = make_minutes(meeting=meeting, stage="published", summary="They met.")
    older = minutes.history.first()
    minutes.stage, minutes.summary = "withdrawn", "They met twice."
    minutes.reason = "A name."
    minutes.save()
    address = f"/admin/restore/meetings.minutes/{older.pk}/"
    minutes.approved_by_procedure, minutes.approved_on, minutes.expected = "By letter", "2022-05-02", "2022-09"
    minutes.save()
    answer = signed_in("Engagement editor", "Publisher").post(address, {"reason": "It was right."})
    minutes.refresh_from_db()
    assert (answer.status_code, minutes.summary, minutes.stage, minutes.reason) == (
        302,
        "They met.",
        "withdrawn",
        "A name.",
    )
    assert (minutes.approved_by_procedure, minutes.approved_on, minutes.expected) == (
        "By letter",
        "2022-05-02",
        "2022-09",
    )
