"""Reminding by mail of what is due: each reminder once, and never with the name of a requester (FOI-12)."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import IntegrityError, transaction
from django.urls import reverse

from foi.choices import OURS, QuestionState, ReminderKind
from foi.choices import RequestState as State
from foi.deadlines import Calendar, Deadline, deadlines_of, in_words
from foi.knowing import may_know, those_who_handle
from foi.models import InformationRequest, ReminderSent, RequestQuestion
from iag_registry.lib.audiences import Audience
from iag_registry.lib.working_days import working_day_after

SOON = 5
"""Working days before something is due on which its first reminder is sent."""


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


class Sent(NamedTuple):
    """What came of a run: how many reminders were sent, and in words what of it could not be done.

    `nobody` has a line for each request of which nobody can be reminded, and `failed` one for each person whose mail
    was not taken. Neither names a restricted request, or a requester.
    """

    number: int
    nobody: list[str]
    failed: list[str]


def send_reminders(*, today: date) -> Sent:
    """Send each person one mail with all that they have not been reminded of yet; returns what came of it.

    A mail that could not be sent leaves nothing behind and keeps no other back: its reminders are sent the next time.
    """
    reminders, nobody = reminders_on(today)
    of_person: dict[int, list[Reminder]] = defaultdict(list)
    for reminder in reminders:
        of_person[reminder.person.pk].append(reminder)
    number, failed = 0, []
    for each in of_person.values():
        try:
            number += _send(each)
        except OSError as problem:  # what the mail server says is one too
            person = each[0].person.get_username()
            failed.append(
                f"The mail to {person} could not be sent ({type(problem).__name__}). It is tried the next time."
            )
    return Sent(number, nobody, failed)


def reminders_on(today: date) -> tuple[list[Reminder], list[str]]:
    """What is to be sent on this day and has not been, and a line for each request of which nobody can be reminded."""
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
        reached = [person for person in people[request.pk] if person.email]
        if not reached:
            nobody.append(_nobody(request, people[request.pk]))
        found += [
            Reminder(request, deadlines[request.pk], kind, person)
            for person in reached
            if (request.pk, kind, due, person.pk) not in sent
        ]
    return found, nobody


def _nobody(request: InformationRequest, people: list[Any]) -> str:
    """Why nobody can be reminded of a request; where it is restricted, without its reference."""
    is_restricted = request.audience == Audience.RESTRICTED
    name = "A restricted request, which is not named here" if is_restricted else request.reference
    if people:
        return f"{name}: nobody who works on it has an email address."
    return f"{name}: nobody who handles requests may see it."


def _kind(due: date, today: date) -> ReminderKind:
    if due < today:
        return ReminderKind.OVERDUE
    return ReminderKind.TODAY if due == today else ReminderKind.SOON


def _people(requests: list[InformationRequest]) -> dict[int, list[Any]]:
    """Who is reminded of each request: who has a question that is not settled, else every officer.

    Each of them handles requests and may know of this one. Where no owner can be written to, the officers are.
    """
    handlers = {user.pk: user for user in those_who_handle(superusers=True)}
    officers = list(those_who_handle().order_by("pk"))
    owners: dict[int, dict[int, Any]] = defaultdict(dict)
    questions = RequestQuestion.objects.filter(request__in=requests, owner__in=handlers)
    for question in questions.exclude(state=QuestionState.SETTLED).order_by("number"):
        owners[question.request_id][question.owner_id or 0] = handlers[question.owner_id]
    found = {}
    for request in requests:
        first = [person for person in owners[request.pk].values() if person.email and may_know(person, request)]
        found[request.pk] = first or [person for person in officers if may_know(person, request)]
    return found


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
