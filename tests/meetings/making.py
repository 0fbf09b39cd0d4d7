"""The least that saves, for what happens between planning a meeting and reading its minutes; all of it invented."""

from datetime import date
from hashlib import sha256
from typing import Any

from meetings.disclosure.document_making import make_document
from meetings.disclosure.manuscript import read_manuscript
from meetings.disclosure.renditions import html_of, text_of
from meetings.models import (
    Action,
    ActionUpdate,
    Amendment,
    Decision,
    FormatRequest,
    InterestDeclared,
    JointMeeting,
    Minutes,
    MinutesMove,
    MinutesRelease,
    Paper,
    Redaction,
    ReleaseWithdrawal,
)
from tests.factories import make_agenda_item, make_group, make_meeting, make_minutes
from tests.factories.sequence import next_number, place


def make_joint_meeting(**values: Any) -> JointMeeting:
    values["meeting"] = values.get("meeting") or make_meeting()
    values["group"] = values.get("group") or make_group()
    return JointMeeting.objects.create(**values)


def make_paper(**values: Any) -> Paper:
    n = next_number()
    values.setdefault("position", place(n))
    values.setdefault("title", f"Paper {n}")
    values.setdefault("audience", "public")
    values.setdefault("is_looked_through", "file" in values)
    values["meeting"] = values.get("meeting") or make_meeting()
    return Paper.objects.create(**values)


def make_decision(**values: Any) -> Decision:
    n = next_number()
    values.setdefault("position", place(n))
    values.setdefault("text", f"Decision {n}")
    values.setdefault("audience", "public")
    values["item"] = values.get("item") or make_agenda_item()
    return Decision.objects.create(**values)


def make_action(**values: Any) -> Action:
    n = next_number()
    values.setdefault("position", place(n))
    values.setdefault("text", f"Action {n}")
    values.setdefault("audience", "public")
    values["meeting"] = values.get("meeting") or make_meeting()
    return Action.objects.create(**values)


def make_action_update(**values: Any) -> ActionUpdate:
    values.setdefault("status", "open")
    values["action"] = values.get("action") or make_action()
    if "meeting" not in values:
        values.setdefault("dated", "2022-03-01")
    return ActionUpdate.objects.create(**values)


def make_interest(**values: Any) -> InterestDeclared:
    n = next_number()
    values.setdefault("position", place(n))
    values.setdefault("interest", f"Interest {n}")
    values.setdefault("audience", "public")
    values["meeting"] = values.get("meeting") or make_meeting()
    return InterestDeclared.objects.create(**values)


def make_minutes_move(**values: Any) -> MinutesMove:
    values.setdefault("stage", "draft")
    values["minutes"] = values.get("minutes") or make_minutes()
    return MinutesMove.objects.create(**values)


def make_bare_release(**values: Any) -> MinutesRelease:
    """A release with hardly a document, for what only asks whether and when there is one."""
    values.setdefault("version", 1)
    values.setdefault("kind", "minutes")
    values.setdefault("published_on", date(2022, 3, 15))
    values.setdefault("document", {})
    values.setdefault("html", "<p>Invented minutes.</p>")
    values.setdefault("text", "Invented minutes.\n")
    values.setdefault("sha256", sha256(values["html"].encode()).hexdigest())
    values.setdefault("text_sha256", sha256(values["text"].encode()).hexdigest())
    values["minutes"] = values.get("minutes") or make_minutes()
    return MinutesRelease.objects.create(**values)


def make_withdrawal(**values: Any) -> ReleaseWithdrawal:
    values.setdefault("withdrawn_on", date(2022, 4, 1))
    values.setdefault("reason", "An invented reason.")
    values["release"] = values.get("release") or make_bare_release()
    return ReleaseWithdrawal.objects.create(**values)


def make_format_request(**values: Any) -> FormatRequest:
    values.setdefault("format_wanted", "large_print")
    values.setdefault("contact", "reader@invented.example")
    values.setdefault("received_on", date(2022, 6, 30))
    values.setdefault("due_on", date(2022, 7, 7))
    values["meeting"] = values.get("meeting") or make_meeting()
    return FormatRequest.objects.create(**values)


def make_release(**values: Any) -> MinutesRelease:
    """A release of what the records of a meeting hold now, as publishing it would make it.

    `meeting` names the meeting; its minutes are made where it has none.
    """
    meeting = values.pop("meeting", None) or make_meeting()
    minutes = Minutes.objects.filter(meeting=meeting).first() or make_minutes(meeting=meeting)
    document = make_document(read_manuscript(minutes), is_draft=values.get("kind") == "draft")
    return make_bare_release(
        minutes=minutes, document=document.as_data(), html=html_of(document), text=text_of(document), **values
    )


def make_redaction(**values: Any) -> Redaction:
    """The first word of an item, which needs no text for it."""
    values.setdefault("start", 0)
    values.setdefault("end", 8)
    values.setdefault("quote", "Invented")
    values.setdefault("exemption", "s40_2")
    values.setdefault("reason", "Invented.")
    values["item"] = values.get("item") or make_agenda_item()
    return Redaction.objects.create(**values)


def make_amendment(**values: Any) -> Amendment:
    values.setdefault("position", place(next_number()))
    values.setdefault("before", "weekly")
    values.setdefault("after", "monthly")
    values.setdefault("audience", "public")
    values["minutes"] = values.get("minutes") or make_minutes()
    return Amendment.objects.create(**values)
