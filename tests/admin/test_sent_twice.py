"""A form of staff that is sent twice, or once more after going back, has one effect (C4).

Each form is opened, filled in and sent, and then sent once more as it was: by a second press, or after the browser's
way back has shown it again. The second time not one row of the records or of their histories is another.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.apps import apps
from django.urls import reverse

from meetings.actions.redacting import redact
from meetings.actions.releasing import publish
from meetings.models import Meeting
from tests.admin.forms import boxes
from tests.admin.importing import TEXT
from tests.factories import (
    make_agenda_item,
    make_attendance,
    make_group,
    make_meeting,
    make_minutes,
    make_person,
    make_role,
)
from tests.meetings.making import make_action
from tests.meetings.manuscripts import make_redaction

pytestmark = pytest.mark.django_db
Sent = tuple[Any, str, dict[str, Any]]
"""Who sends it, where to, and what."""


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: date(2022, 6, 30))


@pytest.fixture
def staff(signed_in):
    return {"editor": signed_in("Engagement editor"), "publisher": signed_in("Publisher")}


def everything() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of the records and of their histories."""
    models = [model for model in apps.get_models() if model._meta.app_label in {"groups", "meetings"}]
    return {model.__name__: list(model._default_manager.order_by("pk").values_list()) for model in models}


def invented(stage: str = "", **values: Any) -> Meeting:
    """A public meeting with one item, whose minutes are at this stage."""
    group = make_group(key="invented-iag", name="Invented IAG")
    meeting = make_meeting(group=group, title="Invented meeting", **{"date": "2022-03-01", **values})
    make_agenda_item(meeting=meeting, number="1", title="Lights", text="<p>Ann Private spoke of the lights.</p>")
    if stage:
        approval = {"approved_by_procedure": "By email"} if stage in {"approved", "published"} else {}
        make_minutes(meeting=meeting, stage=stage, **approval)
    return meeting


def published(publisher: Any) -> Meeting:
    """One whose minutes have been published, and changed since."""
    meeting = invented("approved")
    publish(meeting=meeting, by=publisher.user)
    meeting.items.update(text="<p>Ann Private spoke of all the lights.</p>")
    return meeting


def filled(client: Any, name: str, *args: Any, **typed: Any) -> Sent:
    """The form of a page with some boxes typed over."""
    address = reverse(f"admin:{name}", args=args)
    return client, address, boxes(client.get(address).content) | typed


def move(key: str, who: str, stage: str, **typed: Any) -> Callable[[Any], Sent]:
    def form(staff: Any) -> Sent:
        return filled(staff[who], f"minutes_move_{key}", invented(stage).pk, **typed)

    return form


def step(key: str, day: str, **typed: Any) -> Callable[[Any], Sent]:
    """One step of a meeting on this day."""

    def form(staff: Any) -> Sent:
        return filled(staff["editor"], f"meeting_step_{key}", invented(date=day).pk, **typed)

    return form


def correction(staff: Any) -> Sent:
    meeting = published(staff["publisher"])
    return filled(staff["publisher"], "minutes_move_correct", meeting.pk, reason="More lights.")


def withdrawal(staff: Any) -> Sent:
    meeting = published(staff["publisher"])
    return filled(staff["publisher"], "minutes_move_withdraw", meeting.pk, reason="A name.", version="1")


def series(staff: Any) -> Sent:
    group = make_group(key="invented-iag", name="Invented IAG")
    days = {"first": "2027-06-01", "last": "2027-08-31"}
    client, address, typed = filled(
        staff["editor"], "meeting_plan", group=group.key, title="Invented", reason="Agreed.", **days
    )
    return client, address, boxes(client.post(address, typed | {"preview": "1"}).content) | {"save": "1"}


def imported(into: str) -> Callable[[Any], Sent]:
    def form(staff: Any) -> Sent:
        group = make_group(key="invented-iag", name="Invented Advisory Group")
        target = {"group": group.key}
        if into == "meeting":
            make_meeting(group=group, slug="m", date="2022-05-03", title="Invented")
            target = {"meeting": f"{group.key}/m"}
        address = reverse("admin:import_minutes")
        shown = staff["editor"].post(address, {"step": "read", "pasted": TEXT, **target})
        return staff["editor"], address, boxes(shown.content) | {"step": "save"}

    return form


def writing(**typed: str) -> Callable[[Any], Sent]:
    def form(staff: Any) -> Sent:
        meeting = invented("draft")
        item = meeting.items.get()
        return filled(
            staff["editor"],
            "meeting_write",
            meeting.pk,
            **{name.replace("ITEM", f"item-{item.pk}"): words for name, words in typed.items()},
        )

    return form


def redaction(**typed: str) -> Callable[[Any], Sent]:
    def form(staff: Any) -> Sent:
        meeting = invented("draft")
        item = meeting.items.get()
        client, address, sent = filled(staff["editor"], "meeting_redact", meeting.pk)
        return client, address, sent | {"item": str(item.pk), "exemption": "s40_2", "reason": "Private.", **typed}

    return form


def approval_of_redactions(staff: Any) -> Sent:
    meeting = invented("draft")
    redact(item=meeting.items.get(), start=0, end=11, exemption="s40_2", reason="Private.", by=staff["editor"].user)
    client, address, sent = filled(staff["publisher"], "meeting_redact", meeting.pk)
    return client, address, sent | {"do": "approve"}


def taking_back(staff: Any) -> Sent:
    meeting = invented("draft")
    made = make_redaction(meeting.items.get(), "Ann Private", approved_by=None, decided_by=staff["editor"].user)
    address = reverse("admin:meeting_redact", args=[meeting.pk])
    return staff["editor"], address, {"do": "undo", "redaction": str(made.pk), "reason": "It is public."}


def report(staff: Any) -> Sent:
    action = make_action(meeting=invented())
    return filled(staff["editor"], "action_report", action.pk, status="done", text="Written.", dated="1/5/2022")


def sheet(staff: Any) -> Sent:
    """The attendance sheet, with one name filled in and one added."""
    meeting = invented()
    row = make_attendance(meeting=meeting, name_as_printed="One", capacity="not_recorded")
    address = reverse("admin:meeting_attendance", args=[meeting.pk])
    page = staff["editor"].get(address).content
    shown = boxes(page)
    typed = {f"name-{row.pk}-capacity": "present", "new-0-name_as_printed": "Two", "reason": "The sheet."}
    return staff["editor"], address, shown | typed


def offer(staff: Any) -> Sent:
    """The button that lists everyone who held a role that day."""
    meeting = invented()
    make_role(group=meeting.group, person=make_person(name="Open Member"), start="2020")
    return staff["editor"], reverse("admin:meeting_attendance", args=[meeting.pk]), {"offer": "1"}


def match(staff: Any) -> Sent:
    meeting = invented()
    role = make_role(group=meeting.group, person=make_person(name="Ann Invented"), start="2020")
    row = make_attendance(meeting=meeting, name_as_printed="A. Invented", audience="staff", withholding_reason="s40_2")
    return filled(staff["publisher"], "attendance_match", row.pk, sitting=str(role.person.pk), reason="The chair.")


FORMS: dict[str, Callable[[Any], Sent]] = {
    "begin the minutes": move("start", "editor", ""),
    "circulate the draft": move("circulate", "editor", "draft"),
    "take back to a draft": move("take-back", "editor", "circulated", reason="Too early."),
    "record the approval": move("approve", "publisher", "circulated", procedure="By email", on="1/4/2022"),
    "record that none were taken": move("not-taken", "editor", "", reason="Nobody wrote."),
    "withhold the minutes": move("withhold", "publisher", "draft", reason="A trial."),
    "publish": move("publish", "publisher", "approved"),
    "publish a draft": move("publish-draft", "publisher", "draft"),
    "publish a correction": correction,
    "withdraw a version": withdrawal,
    "publish the notice": step("notice", "2022-08-01", notice="All are welcome.", on="30/6/2022"),
    "record that it was held": step("held", "2022-03-01", on="1/3/2022", reason="The chair said so."),
    "cancel": step("cancel", "2022-08-01", on="30/6/2022", reason="Ill."),
    "postpone": step("postpone", "2022-08-01", on="30/6/2022", to="1/9/2022", reason="Ill."),
    "record that it was not held": step("not-held", "2022-03-01", on="1/3/2022", reason="Snow."),
    "plan a series": series,
    "import into a group": imported("group"),
    "import into a meeting": imported("meeting"),
    "write an item": writing(**{"ITEM-text": "<p>More.</p>", "ITEM-decisions": "To write.\nTo meet."}),
    "write a new item": writing(**{"new-title": "Other business", "new-text": "<p>None.</p>"}),
    "withhold words": redaction(words="Ann Private"),
    "withhold a paragraph": redaction(paragraph="1"),
    "approve redactions": approval_of_redactions,
    "take a redaction back": taking_back,
    "report on an action": report,
    "fill in the attendance sheet": sheet,
    "offer the names of that day": offer,
    "match a printed name": match,
}


@pytest.mark.parametrize("name", FORMS)
def test_form_sent_twice_has_one_effect(staff, name, record_property):
    client, address, sent = FORMS[name](staff)
    before = everything()
    first = client.post(address, sent)
    once = everything()
    second = client.post(address, sent)
    twice = everything()
    changed = [model for model in once if once[model] != twice[model]]
    record_property("proof", ["C4 forms of staff that had another effect when sent again", int(bool(changed)), 1])
    assert first.status_code == 302
    assert once != before
    assert second.status_code in {200, 302}
    assert changed == []
