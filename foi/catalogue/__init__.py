"""The questions that the register can answer from its records, in the order in which they are offered."""

from foi.catalogue.agendas import Agendas
from foi.catalogue.answer import Answer
from foi.catalogue.are_they_paid import AreTheyPaid
from foi.catalogue.attendance import AttendanceRecorded
from foi.catalogue.dates_met import DatesMet
from foi.catalogue.how_many import HowMany
from foi.catalogue.latest_minutes import LatestMinutes
from foi.catalogue.list_groups import ListGroups
from foi.catalogue.minutes_since import MinutesSince
from foi.catalogue.not_minuted import NotMinuted
from foi.catalogue.question import Question
from foi.catalogue.who_sits import WhoSits

__all__ = ["QUESTIONS", "Answer", "Question", "question"]

QUESTIONS: tuple[Question, ...] = (
    HowMany(),
    ListGroups(),
    WhoSits(),
    AreTheyPaid(),
    LatestMinutes(),
    MinutesSince(),
    DatesMet(),
    NotMinuted(),
    Agendas(),
    AttendanceRecorded(),
)
SHORT_NAMES = {"count": "how-many"}


def question(key: str) -> Question:
    """The question with this key, or with this short name; raises ``LookupError`` where there is none."""
    wanted = SHORT_NAMES.get(key, key)
    for candidate in QUESTIONS:
        if candidate.key == wanted:
            return candidate
    raise LookupError(f"There is no question “{key}”. There are: {', '.join(each.key for each in QUESTIONS)}.")
