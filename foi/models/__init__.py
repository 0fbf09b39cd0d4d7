"""The records of requests: one main record to a file."""

from foi.models.bank_holiday import BankHoliday
from foi.models.exemption import Exemption
from foi.models.frozen_answer import FrozenAnswer
from foi.models.given_figures import GivenFigures
from foi.models.held_record import HeldRecord
from foi.models.information_request import InformationRequest
from foi.models.log_entry import LogEntry, LogEntryGroup, LogEntryTheme, LogRelease
from foi.models.pack import Pack, PackAnswer, PackFile, PackMinutes, WrittenReply
from foi.models.reminder import ReminderSent
from foi.models.request_event import RequestEvent
from foi.models.request_question import QuestionPart, RequestQuestion
from foi.models.requester import Requester
from foi.models.restricted_look import RestrictedLook
from foi.models.search_entry import SearchEntry
from foi.models.withholding import Withholding, WithholdingGround

__all__ = [
    "BankHoliday",
    "Exemption",
    "FrozenAnswer",
    "GivenFigures",
    "HeldRecord",
    "InformationRequest",
    "LogEntry",
    "LogEntryGroup",
    "LogEntryTheme",
    "LogRelease",
    "Pack",
    "PackAnswer",
    "PackFile",
    "PackMinutes",
    "QuestionPart",
    "ReminderSent",
    "RequestEvent",
    "RequestQuestion",
    "Requester",
    "RestrictedLook",
    "SearchEntry",
    "Withholding",
    "WithholdingGround",
    "WrittenReply",
]
