"""Giving a number to whatever has become public, so that what is new is what has a greater number."""

from datetime import date

from django.db import transaction
from django.db.models import Max

from alerts.choices import LISTS
from alerts.lists import list_digests
from alerts.models import Ledger, Seen, Subscription
from alerts.news import public_state
from alerts.numbers import change_digest, digest_of, entry_digest
from changes.disclosure import public_changes
from search.actions.refreshing import refresh_waiting
from search.models import Entry, Waiting

AT_ONCE = 500
UNKNOWN = "unknown"
"""Of a ledger that was begun, but is not known to be whole."""
WITH_LISTS = digest_of("lists")
"""Stands among what has a number since the lists of groups and of meetings are followed."""


def note(*, today: date) -> int:
    """Number what is public now and had no number; returns the greatest number.

    Whoever confirmed an alert before anything had a number begins with this one: nobody is told of the whole register.
    """
    refresh_waiting()
    with transaction.atomic():
        ledger = Ledger.held()
        state = public_state(today)  # before anything is read, so that what changes meanwhile is read the next time
        if ledger.state == state:
            return last_number()
        is_first = not ledger.state
        digests = {change_digest(mark) for mark in public_changes(on=today).marks()}
        digests |= {entry_digest(ref) for ref in Entry.objects.order_by().values_list("ref", flat=True).iterator()}
        digests |= list_digests(today) | {WITH_LISTS}
        begins_lists = not Seen.objects.filter(digest=WITH_LISTS).exists()
        digests -= set(Seen.objects.order_by().values_list("digest", flat=True).iterator())
        Seen.objects.bulk_create([Seen(digest=digest) for digest in sorted(digests)], batch_size=AT_ONCE)
        ledger.state = UNKNOWN if Waiting.objects.exists() else state
        ledger.save(update_fields=["state"])
        last = last_number()
        if is_first:
            Subscription.objects.update(told_to=last)
        elif begins_lists:
            Subscription.objects.filter(about__in=LISTS).update(told_to=last)
        return last


def last_number() -> int:
    """The greatest number that was given."""
    return int(Seen.objects.aggregate(last=Max("pk"))["last"] or 0)
