"""The records of requests: one main record to a file."""

from foi.models.exemption import Exemption
from foi.models.frozen_answer import FrozenAnswer
from foi.models.information_request import InformationRequest
from foi.models.log_entry import LogEntry, LogEntryGroup, LogEntryTheme, LogRelease
from foi.models.pack import Pack, PackAnswer, PackFile, PackMinutes, WrittenReply
from foi.models.request_question import QuestionPart, RequestQuestion
from foi.models.restricted_look import RestrictedLook
from foi.models.withholding import Withholding, WithholdingGround

__all__ = [
    "Exemption",
    "FrozenAnswer",
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
    "RequestQuestion",
    "RestrictedLook",
    "Withholding",
    "WithholdingGround",
    "WrittenReply",
]
