"""The minutes of a meeting move on by its page: who may take which step, and what each step needs."""

from datetime import date

import pytest
from django.urls import reverse

from meetings.models import Minutes, MinutesRelease
from tests.admin.forms import fill
from tests.admin.minutes_steps import make_invented_meeting, page, stage
from tests.factories import make_agenda_item, make_meeting, make_meeting_event, make_minutes
from tests.meetings.making import make_bare_release

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: date(2022, 6, 30))


@pytest.fixture
def meeting():
    return make_invented_meeting()


def offered(client, meeting):
    sections = client.get(f"/admin/meetings/meeting/{meeting.pk}/change/").context["sections"]
    return [title for title, _ in sections[-1][2]]


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
