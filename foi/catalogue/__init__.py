"""The questions that the register can answer from its records, in the order in which they are offered."""

from foi.catalogue.agendas import Agendas
from foi.catalogue.answer import Answer
from foi.catalogue.appointed import Appointed
from foi.catalogue.are_they_paid import AreTheyPaid
from foi.catalogue.attendance import AttendanceRecorded
from foi.catalogue.change import Change
from foi.catalogue.dates_met import DatesMet
from foi.catalogue.ever_sat import EverSat
from foi.catalogue.expenses import Expenses
from foi.catalogue.how_long import HowLong
from foi.catalogue.how_many import HowMany
from foi.catalogue.latest_minutes import LatestMinutes
from foi.catalogue.list_groups import ListGroups
from foi.catalogue.minutes_since import MinutesSince
from foi.catalogue.missing import Missing
from foi.catalogue.my_area import MyArea
from foi.catalogue.not_minuted import NotMinuted
from foi.catalogue.question import Question
from foi.catalogue.terms_of_reference import TermsOfReference
from foi.catalogue.themes_covered import ThemesCovered
from foi.catalogue.who_sits import WhoSits

__all__ = ["QUESTIONS", "Answer", "Question", "question"]

QUESTIONS: tuple[Question, ...] = (
    HowMany(),
    Change(),
    ListGroups(),
    MyArea(),
    ThemesCovered(),
    WhoSits(),
    EverSat(),
    Appointed(),
    HowLong(),
    AreTheyPaid(),
    Expenses(),
    TermsOfReference(),
    LatestMinutes(),
    MinutesSince(),
    DatesMet(),
    NotMinuted(),
    Agendas(),
    AttendanceRecorded(),
    Missing(),
)
SHORT_NAMES = {"count": "how-many"}


def question(key: str) -> Question:
    """The question with this key, or with this short name; raises ``LookupError`` where there is none."""
    wanted = SHORT_NAMES.get(key, key)
    for candidate in QUESTIONS:
        if candidate.key == wanted:
            return candidate
    raise LookupError(f"There is no question “{key}”. There are: {', '.join(each.key for each in QUESTIONS)}.")
