"""A request at the desk of invented FOI officers, taken from step to step."""

from datetime import date
from functools import cache
from typing import Any

from foi.actions.receiving import log_request
from foi.actions.steps import take_step
from foi.models import BankHoliday, InformationRequest
from iag_registry.lib.working_days import bank_holidays_of_the_uk
from tests import factories as make
from tests.meetings.staff import make_staff

WHY = "Invented."


def day(text: str) -> date:
    return date.fromisoformat(text)


def make_officer() -> Any:
    return make_staff("FOI officer")


@cache
def _listed(first: int, last: int) -> tuple[date, ...]:
    return tuple(bank_holidays_of_the_uk(range(first, last + 1)))


def hold_bank_holidays(first: int = 2022, last: int = 2024) -> None:
    """Hold the bank holidays of these years, without their history."""
    BankHoliday.objects.bulk_create(
        BankHoliday(date=each, name="Holiday", england_and_wales=True, source="Invented")
        for each in _listed(first, last)
    )


def logged(*, by: Any, received: str = "2022-06-30", split: bool = True, **values: Any) -> InformationRequest:
    """A valid request that was received on this day, with one question of one part that is granted."""
    given = {"reference": "01.FOI.22.000001", "name": "A. N. Asker", "address": "asker@example.org"}
    request = log_request(received=day(received), by=by, **{**given, **values})
    if split:
        question = make.make_question(request=request, number=1, text="How many groups are there?")
        make.make_question_part(question=question, label="How many", outcome="granted")
    return request


def walk(request: InformationRequest, *steps: tuple[Any, ...], by: Any) -> None:
    """Take steps, each as ("searching", "2022-07-04") or with the day that it promises as a third."""
    for to, on, *promised in steps:
        more = {"promised_for": day(promised[0])} if promised else {}
        take_step(request=request, to=to, on=day(on), reason=WHY, by=by, agreed=to == "transferred", **more)


def to_approval(request: InformationRequest, *, by: Any, on: str = "2022-07-05") -> None:
    """Take a new request on until it lies before the approver."""
    walk(request, ("acknowledged", on), ("searching", on), ("drafting", on), ("approval", on), by=by)
