"""Requests for information, their questions and parts."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from foi.models import (
    BankHoliday,
    GivenFigures,
    HeldRecord,
    InformationRequest,
    QuestionPart,
    ReminderSent,
    Requester,
    RequestEvent,
    RequestQuestion,
    RestrictedLook,
    SearchEntry,
)
from tests.factories.people import make_user
from tests.factories.sequence import next_number, place


def make_bank_holiday(**values: Any) -> BankHoliday:
    n = next_number()
    values.setdefault("date", date(2030, 1, 1) + timedelta(days=n))
    values.setdefault("name", f"Holiday {n}")
    values.setdefault("england_and_wales", True)
    values.setdefault("source", "Invented")
    return BankHoliday.objects.create(**values)


def make_held_record(**values: Any) -> HeldRecord:
    values.setdefault("record_kind", "group")
    values.setdefault("record_uuid", uuid4())
    values["request"] = values.get("request") or make_request()
    return HeldRecord.objects.create(**values)


def make_request(**values: Any) -> InformationRequest:
    values.setdefault("reference", f"01.FOI.22.{next_number():06}")
    values.setdefault("audience", "public")
    return InformationRequest.objects.create(**values)


def make_question(**values: Any) -> RequestQuestion:
    n = next_number()
    values.setdefault("number", place(n))
    values.setdefault("text", f"Question {n}?")
    values["request"] = values.get("request") or make_request()
    return RequestQuestion.objects.create(**values)


def make_question_part(**values: Any) -> QuestionPart:
    n = next_number()
    values.setdefault("position", place(n))
    values.setdefault("label", f"Part {n}")
    values["question"] = values.get("question") or make_question()
    return QuestionPart.objects.create(**values)


def make_requester(**values: Any) -> Requester:
    n = next_number()
    values.setdefault("name", f"Requester {n}")
    values.setdefault("address", f"requester{n}@example.org")
    values["request"] = values.get("request") or make_request()
    return Requester.objects.create(**values)


def make_request_event(**values: Any) -> RequestEvent:
    values.setdefault("state", "received")
    values.setdefault("happened_on", date(2022, 6, 30))
    values.setdefault("reason", "Invented.")
    values["request"] = values.get("request") or make_request()
    return RequestEvent.objects.create(**values)


def make_reminder_sent(**values: Any) -> ReminderSent:
    values.setdefault("kind", "soon")
    values.setdefault("due_on", date(2022, 7, 29))
    values["request"] = values.get("request") or make_request()
    values["sent_to"] = values.get("sent_to") or make_user()
    return ReminderSent.objects.create(**values)


def make_given_figures(**values: Any) -> GivenFigures:
    n = next_number()
    values.setdefault("quarter", f"{1000 + n // 4 % 9000}-{('01', '04', '07', '10')[n % 4]}")
    values.setdefault("as_at", date(2022, 7, 30))
    values.setdefault("is_final", False)
    values.setdefault("lines", [])
    return GivenFigures.objects.create(**values)


def make_search_entry(**values: Any) -> SearchEntry:
    n = next_number()
    values.setdefault("place", f"Place {n}")
    values.setdefault("activity", "locating")
    values.setdefault("minutes", 30)
    values.setdefault("searched_on", date(2022, 7, 1))
    values["request"] = values.get("request") or make_request()
    values["searched_by"] = values.get("searched_by") or make_user()
    return SearchEntry.objects.create(**values)


def make_restricted_look(**values: Any) -> RestrictedLook:
    n = next_number()
    values.setdefault("reason", f"Reason {n}.")
    values.setdefault("record_kind", "groups.role")
    values.setdefault("record_uuid", uuid4())
    values["request"] = values.get("request") or make_request()
    values["looked_by"] = values.get("looked_by") or make_user()
    return RestrictedLook.objects.create(**values)
