"""Readers and what they asked for; all of it invented."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.core import mail
from django.utils import timezone

from alerts.actions.noting import note
from alerts.actions.sending import Sent, send_alerts
from alerts.keys import hashes_of, seal
from alerts.models import Outgoing, Reader, Seen, Subscription
from tests.factories import make_meeting
from tests.factories.sequence import next_number
from tests.meetings.making import make_release

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
"""A Wednesday."""


def make_reader(address: str = "", **values: Any) -> Reader:
    address = address or f"reader{next_number()}@invented.example"
    return Reader.objects.create(address=seal(address), address_hash=hashes_of(address)[0], **values)


def make_subscription(**values: Any) -> Subscription:
    """An alert that was confirmed; about everything that changes, if nothing else is said."""
    values = {"about": "changes", "how_often": "at_once", "asked_at": NOON, "confirmed_at": NOON} | values
    return Subscription.objects.create(**{"reader": values.pop("reader", None) or make_reader(), **values})


def make_outgoing(**values: Any) -> Outgoing:
    values = {"letter": "news", "upto": 1, "made_at": NOON, "due_at": NOON} | values
    return Outgoing.objects.create(
        **{"subscription": values.pop("subscription", None) or make_subscription(), **values}
    )


def make_seen(**values: Any) -> Seen:
    return Seen.objects.create(**{"digest": str(next_number()), **values})


def begin() -> None:
    """Everything that is public now has its number: nobody is told of it any more."""
    note(today=timezone.localdate())


def publish(group: Any, *, title: str = "Invented meeting") -> Any:
    """Minutes of one more meeting of this group: one more change."""
    number = next_number()
    meeting = make_meeting(group=group, slug=f"meeting-{number}", title=title, date="2022-05-01")
    return make_release(meeting=meeting, published_on=date(2022, 5, 2))


def send(now: datetime | None = None, **more: Any) -> Sent:
    return send_alerts(now=now or timezone.now(), **more)


def later(**more: Any) -> datetime:
    return timezone.now() + timedelta(**more)


def outbox() -> list[Any]:
    """The mails that were sent since this was asked last."""
    sent, mail.outbox = mail.outbox, []
    return sent
