"""The records of requests: one main record to a file."""

from foi.models.bank_holiday import BankHoliday
from foi.models.held_record import HeldRecord
from foi.models.information_request import InformationRequest
from foi.models.reminder import ReminderSent
from foi.models.request_event import RequestEvent
from foi.models.request_question import QuestionPart, RequestQuestion
from foi.models.requester import Requester
from foi.models.restricted_look import RestrictedLook
from foi.models.search_entry import SearchEntry

__all__ = [
    "BankHoliday",
    "HeldRecord",
    "InformationRequest",
    "QuestionPart",
    "ReminderSent",
    "RequestEvent",
    "RequestQuestion",
    "Requester",
    "RestrictedLook",
    "SearchEntry",
]
