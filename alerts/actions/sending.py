"""Sending the mails that wait. Each is taken by one process, for a while; one that is killed gives it back by that.

No transaction spans a mail server and a database. Where a process dies after the server took a mail, and before it is
kept that it was sent, the mail is sent again, with the same Message-ID. Everywhere else a mail is sent once.
"""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPServerDisconnected

from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connection, transaction
from django.utils import timezone

from alerts.actions.leaving import forget, leave
from alerts.actions.noting import note
from alerts.actions.queueing import queue
from alerts.disclosure import letter_of
from alerts.keys import Unreadable
from alerts.models import Outgoing
from alerts.news import Reading

log = logging.getLogger(__name__)

LEASE = timedelta(minutes=15)
"""For so long a mail belongs to the process that took it: longer than any server takes to answer."""
FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=5), timedelta(hours=6)
GIVEN_UP_AFTER = timedelta(days=5)
GONE = {550, 551, 553}
"""What a server answers for an address that there is not; where it says 5.7 it refuses us, and not the address."""


@dataclass
class Sent:
    """What came of a run."""

    forgotten: int = 0
    queued: int = 0
    sent: int = 0
    empty: int = 0
    bounced: int = 0
    failed: int = 0
    given_up: int = 0
    has_server: bool = True


def send_alerts(*, now: datetime, lease: timedelta = LEASE) -> Sent:
    """All of it: forget, number what is new, make the mails that are due, and send what waits."""
    today = timezone.localdate(now)
    reading, done = Reading(today), Sent(forgotten=forget(now=now))
    done.queued = queue(last=note(today=today), now=now, reading=reading)
    server = get_connection()
    try:
        server.open()
        for mail in _taken(now, lease):
            _send(mail, server, reading, now, done)
    except (OSError, SMTPException) as problem:
        log.warning("The mail server does not answer (%s). What waits is sent the next time.", type(problem).__name__)
        done.has_server = False
    finally:
        server.close()
    return done


def _taken(now: datetime, lease: timedelta) -> Iterator[Outgoing]:
    """The mails that are due, each taken by this process alone."""
    tried: list[int] = []
    while True:
        with transaction.atomic():
            waiting = Outgoing.objects.filter(sent_at=None, due_at__lte=now).exclude(pk__in=tried).order_by("pk")
            skipping = connection.features.has_select_for_update_skip_locked
            mail = waiting.select_for_update(skip_locked=skipping).first()
            if mail is None:
                return
            mail.due_at, mail.attempts = max(now, timezone.now()) + lease, mail.attempts + 1
            mail.save(update_fields=["due_at", "attempts"])
        tried.append(mail.pk)
        yield mail


def _send(mail: Outgoing, server: BaseEmailBackend, reading: Reading, now: datetime, done: Sent) -> None:
    current = Outgoing.objects.select_related("subscription__reader").filter(pk=mail.pk).first()
    if current is None:  # its reader has left meanwhile
        return
    try:
        letter = letter_of(current, reading)
        if letter is None:
            current.delete()
            done.empty += 1
            return
        letter.connection = server
        letter.send()
    except SMTPRecipientsRefused as problem:
        ((code, words),) = problem.recipients.values()
        if code in GONE and b"5.7." not in words:
            leave(reader=current.subscription.reader)
            done.bounced += 1
        else:
            _later(current, now, done)
    except (OSError, SMTPException, Unreadable) as problem:
        log.warning("A mail could not be sent: %s", type(problem).__name__)  # and never what it was, or to whom
        _later(current, now, done)
        if isinstance(problem, SMTPServerDisconnected):
            raise
    else:
        Outgoing.objects.filter(pk=current.pk).update(sent_at=now)
        done.sent += 1


def _later(mail: Outgoing, now: datetime, done: Sent) -> None:
    """Try it again after a while, twice as long each time; give it up after some days."""
    if now - mail.made_at >= GIVEN_UP_AFTER:
        mail.delete()
        done.given_up += 1
        return
    mail.due_at = now + min(FIRST_WAIT * 2 ** min(mail.attempts - 1, 10), LONGEST_WAIT)
    mail.save(update_fields=["due_at"])
    done.failed += 1
