"""Reading the requests of which figures are made: five questions to the database, however many requests there are."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from foi.choices import PackState
from foi.deadlines import Calendar
from foi.figures.story import Asked, Taken
from foi.models import QuestionPart, RequestEvent, WithholdingGround
from iag_registry.lib.partial_dates import PartialDate


@dataclass(frozen=True)
class Exempt:
    """One exemption that was relied on: its code, its words, and its place in lists."""

    code: str
    words: str
    position: int


@dataclass(frozen=True)
class Recorded:
    """All that figures are made of."""

    asked: tuple[Asked, ...]
    exemptions: dict[str, Exempt]
    closed: frozenset[date]


def recorded(requests: QuerySet, day: date) -> Recorded:
    """What is recorded of these requests, with the exemptions of replies that were released by a day.

    Of a reply that was corrected by that day the correction counts. That it is neither confirmed nor denied whether
    something is held counts as any other use of the exemption, so that no number tells of it (FOI-22).
    """
    steps = _steps()
    outcomes = _outcomes()
    relied_on, exemptions = _exemptions(day)
    rows = requests.order_by("reference_key").values_list("pk", "reference", "received", "state", "replied")
    asked = tuple(
        Asked(
            pk,
            reference,
            PartialDate(received),
            state,
            PartialDate(replied),
            tuple(steps.get(pk, ())),
            tuple(outcomes.get(pk, ())),
            frozenset(relied_on.get(pk, ())),
        )
        for pk, reference, received, state, replied in rows
    )
    return Recorded(asked, exemptions, Calendar.held().closed)


def _steps() -> dict[int, list[Taken]]:
    found: dict[int, list[Taken]] = defaultdict(list)
    columns = ("request_id", "came_from", "state", "happened_on", "promised_for")
    for request, *step in RequestEvent.objects.standing().order_by("pk").values_list(*columns):
        found[request].append(Taken(*step))
    return found


def _outcomes() -> dict[int, list[str]]:
    return _gathered(QuestionPart.objects.order_by().values_list("question__request_id", "outcome"))


def _exemptions(day: date) -> tuple[dict[int, list[str]], dict[str, Exempt]]:
    """The codes of the exemptions relied on in each request, and each exemption that is."""
    grounds = WithholdingGround.objects.filter(
        withholding__pack__state=PackState.RELEASED, withholding__pack__dated__lte=day
    ).exclude(
        withholding__pack__corrected_by__state=PackState.RELEASED,
        withholding__pack__corrected_by__dated__lte=day,
    )
    exemptions, pairs = {}, []
    columns = [f"exemption__{name}" for name in ("code", "section", "subsection", "title", "position")]
    for request, code, section, subsection, title, position in grounds.order_by().values_list(
        "withholding__pack__request_id", *columns
    ):
        exemptions[code] = Exempt(code, f"s.{section}{subsection}, {title}", position)
        pairs.append((request, code))
    return _gathered(pairs), exemptions


def _gathered(pairs: Iterable[tuple[int, str]]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return found
