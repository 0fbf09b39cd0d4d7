"""What is due, by when and with whom: overdue, this week and later, and what waits for a requester."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone

from foi.actions.bank_holidays import years_to_hold
from foi.admin.boxes import name_of
from foi.choices import OURS, THEIRS, QuestionState
from foi.choices import RequestState as State
from foi.deadlines import Calendar, Deadline, deadlines_of
from foi.models import InformationRequest, RequestQuestion
from groups.admin.restricted import visible

VIEW = "foi.view_informationrequest"
NOBODY = "Nobody yet"


@dataclass(frozen=True)
class DueLine:
    """One request in a list: what is due of it, and who works on it."""

    request: InformationRequest
    deadline: Deadline
    owners: tuple[str, ...]

    @property
    def order(self) -> tuple[date, str]:
        """The soonest first; what has no day comes last."""
        return self.deadline.due or self.deadline.closes_from or date.max, self.request.reference_key


@dataclass
class DueLists:
    """Every request that is not over, in the lists of the page."""

    overdue: list[DueLine] = field(default_factory=list)
    this_week: list[DueLine] = field(default_factory=list)
    next_week: list[DueLine] = field(default_factory=list)
    later: list[DueLine] = field(default_factory=list)
    waiting: list[DueLine] = field(default_factory=list)
    unknown: list[DueLine] = field(default_factory=list)

    def add(self, line: DueLine, today: date) -> None:
        """Put a request where it belongs on this day; a week ends with its Sunday."""
        due = line.deadline.due
        if due is None:
            (self.waiting if line.deadline.closes_from else self.unknown).append(line)
        elif due < today:
            self.overdue.append(line)
        elif due <= end_of_week(today):
            self.this_week.append(line)
        else:
            (self.next_week if due <= end_of_week(today) + timedelta(days=7) else self.later).append(line)

    @property
    def parts(self) -> list[tuple[str, list[DueLine], str]]:
        """The heading of each list, its lines, and what is said where there is none."""
        return [
            ("Overdue", self.overdue, "Nothing is overdue."),
            ("Due this week", self.this_week, "Nothing is due this week."),
            ("Due next week", self.next_week, "Nothing is due next week."),
            ("Due later", self.later, "Nothing else is due."),
            ("Waiting for the requester", self.waiting, "We are waiting for nobody."),
            ("Without a deadline", self.unknown, ""),
        ]


def end_of_week(day: date) -> date:
    """The Sunday of the week of a day."""
    return day + timedelta(days=6 - day.weekday())


def due_lists(requests: Any, *, today: date, owner: str = "") -> DueLists:
    """What is due of these requests; of one person alone where their name is given. Four queries."""
    rows = list(requests.filter(state__in=[*OURS, *THEIRS, State.INTERNAL_REVIEW]))
    deadlines, owners = deadlines_of(rows), owners_of(rows)
    lines = [DueLine(row, deadlines[row.pk], owners.get(row.pk, ())) for row in rows]
    lists = DueLists()
    for line in sorted(lines, key=lambda line: line.order):
        if not owner or owner in line.owners or (owner == NOBODY and not line.owners):
            lists.add(line, today)
    return lists


def owners_of(requests: Any) -> dict[int, tuple[str, ...]]:
    """Who works on the questions of each request that are not settled, by name."""
    found: dict[int, dict[str, None]] = defaultdict(dict)
    questions = RequestQuestion.objects.filter(request__in=requests, owner__isnull=False)
    for question in questions.exclude(state=QuestionState.SETTLED).select_related("owner"):
        found[question.request_id][name_of(question.owner)] = None
    return {request: tuple(names) for request, names in found.items()}


class DuePages:
    """The page of what is due; part of the staff screens of requests."""

    admin_site: Any
    opts: Any

    def get_urls(self) -> Any:
        view = self.admin_site.admin_view(self.due_view)
        return [path("due/", view, name="request_due"), *super().get_urls()]  # type: ignore[misc]

    def due_view(self, request: HttpRequest) -> HttpResponse:
        """What is overdue, due this week and later; of everyone, or of one person."""
        if not request.user.has_perm(VIEW):
            raise PermissionDenied
        today = timezone.localdate()
        owner = request.GET.get("owner", "").replace("\x00", "")[:200]
        every = visible(InformationRequest.objects.all(), request.user)
        lists = due_lists(every, today=today, owner=owner)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": "What is due",
            "lists": lists,
            "today": today,
            "owner": owner,
            "owners": _everyone(every),
            "nobody": NOBODY,
            "missing": Calendar.held().missing([year for year in years_to_hold(today) if year >= today.year]),
        }
        return render(request, "admin/foi/due.html", context)


def _everyone(requests: Any) -> list[str]:
    """The names of all who work on a question."""
    questions = RequestQuestion.objects.filter(request__in=requests, owner__isnull=False).select_related("owner")
    return sorted({name_of(question.owner) for question in questions}, key=str.casefold)
