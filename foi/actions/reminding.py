"""Reminding by mail of what is due: each reminder once, and never with the name of a requester (FOI-12)."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage
from django.db import IntegrityError, transaction
from django.urls import reverse

from foi.choices import OURS, QuestionState, ReminderKind
from foi.choices import RequestState as State
from foi.deadlines import Calendar, Deadline, deadlines_of, in_words
from foi.models import InformationRequest, ReminderSent, RequestQuestion
from foi.moves import HANDLE
from iag_registry.lib.audiences import Audience
from iag_registry.lib.working_days import working_day_after

SOON = 5
"""Working days before something is due on which its first reminder is sent."""
MODEL_BACKEND = "django.contrib.auth.backends.ModelBackend"
SEES_RESTRICTED = "groups.view_restricted_records"


@dataclass(frozen=True)
class Reminder:
    """What one person is to be reminded of."""

    request: InformationRequest
    deadline: Deadline
    kind: ReminderKind
    person: Any

    @property
    def due_on(self) -> date:
        """The day on which it is due."""
        return self.deadline.due or date.max

    @property
    def line(self) -> str:
        """What the mail says of it: the reference, what is due and when."""
        words = {
            ReminderKind.OVERDUE: f"is overdue since {in_words(self.due_on)}",
            ReminderKind.TODAY: "is due today",
            ReminderKind.SOON: f"is due by {in_words(self.due_on)}",
        }
        return f"{self.request.reference}: the {self.deadline.what} {words[self.kind]}."


def send_reminders(*, today: date) -> tuple[int, list[str]]:
    """Send each person one mail with all that they have not been reminded of yet.

    Returns how many reminders were sent, and the references of requests of which nobody can be reminded because nobody
    has an address. A mail that could not be sent leaves nothing behind, and its reminders are sent the next time.
    """
    reminders, nobody = reminders_on(today)
    of_person: dict[int, list[Reminder]] = defaultdict(list)
    for reminder in reminders:
        of_person[reminder.person.pk].append(reminder)
    return sum(_send(each) for each in of_person.values()), nobody


def reminders_on(today: date) -> tuple[list[Reminder], list[str]]:
    """What is to be sent on this day and has not been, and the requests of which nobody can be reminded."""
    requests = list(
        InformationRequest.objects.filter(state__in=[*OURS, State.INTERNAL_REVIEW]).order_by("reference_key")
    )
    deadlines, people = deadlines_of(requests), _people(requests)
    soon = working_day_after(today, SOON, Calendar.held().closed)
    sent = set(ReminderSent.objects.filter(request__in=requests).values_list("request", "kind", "due_on", "sent_to"))
    found, nobody = [], []
    for request in requests:
        due = deadlines[request.pk].due
        if due is None or due > soon:
            continue
        kind = _kind(due, today)
        if not people[request.pk]:
            nobody.append(request.reference)
        found += [
            Reminder(request, deadlines[request.pk], kind, person)
            for person in people[request.pk]
            if (request.pk, kind, due, person.pk) not in sent
        ]
    return found, nobody


def _kind(due: date, today: date) -> ReminderKind:
    if due < today:
        return ReminderKind.OVERDUE
    return ReminderKind.TODAY if due == today else ReminderKind.SOON


def _people(requests: list[InformationRequest]) -> dict[int, list[Any]]:
    """Who is reminded of each request: who has a question that is not settled, else every officer."""
    officers = list(
        get_user_model()
        .objects.with_perm(HANDLE, backend=MODEL_BACKEND, include_superusers=False)
        .exclude(email="")
        .order_by("pk")
    )
    owners: dict[int, dict[int, Any]] = defaultdict(dict)
    questions = RequestQuestion.objects.filter(
        request__in=requests, owner__is_active=True, owner__is_staff=True
    ).exclude(owner__email="")
    for question in questions.exclude(state=QuestionState.SETTLED).select_related("owner").order_by("number"):
        owners[question.request_id][question.owner_id or 0] = question.owner
    return {
        request.pk: [person for person in owners[request.pk].values() or officers if _may_know(person, request)]
        for request in requests
    }


def _may_know(person: Any, request: InformationRequest) -> bool:
    return request.audience != Audience.RESTRICTED or person.has_perm(SEES_RESTRICTED)


def _send(reminders: list[Reminder]) -> int:
    """Send one person their mail, and keep that it was sent: both or neither."""
    person = reminders[0].person
    counts = [(kind, sum(each.kind == kind for each in reminders)) for kind in ReminderKind]
    subject = ", ".join(f"{number} {kind.label.lower()}" for kind, number in counts if number)
    due = f"{settings.PUBLIC_URL}{reverse('admin:request_due')}"
    lines = [each.line for each in sorted(reminders, key=lambda each: (each.due_on, each.request.reference_key))]
    body = "\n".join([*lines, "", f"All that is due: {due}", ""])
    try:
        with transaction.atomic():
            for each in reminders:
                ReminderSent(request=each.request, kind=each.kind, due_on=each.due_on, sent_to=person).save()
            EmailMessage(f"Requests for information: {subject}", body, to=[person.email]).send()
    except IntegrityError:
        # Another run was quicker, and has sent them.
        return 0
    return len(reminders)
