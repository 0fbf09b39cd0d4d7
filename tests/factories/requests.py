"""Requests for information, their questions and parts."""

from typing import Any

from foi.models import InformationRequest, QuestionPart, RequestQuestion
from tests.factories.sequence import next_number


def make_request(**values: Any) -> InformationRequest:
    values.setdefault("reference", f"01.FOI.22.{next_number():06}")
    values.setdefault("audience", "public")
    return InformationRequest.objects.create(**values)


def make_question(**values: Any) -> RequestQuestion:
    n = next_number()
    values.setdefault("number", n)
    values.setdefault("text", f"Question {n}?")
    values["request"] = values.get("request") or make_request()
    return RequestQuestion.objects.create(**values)


def make_question_part(**values: Any) -> QuestionPart:
    n = next_number()
    values.setdefault("position", n)
    values.setdefault("label", f"Part {n}")
    values["question"] = values.get("question") or make_question()
    return QuestionPart.objects.create(**values)
