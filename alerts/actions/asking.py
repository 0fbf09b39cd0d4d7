"""Asking for an alert and confirming it. Nobody learns from either whether an address is known already."""

from datetime import datetime, timedelta

from django.db import transaction

from alerts.actions.noting import last_number
from alerts.choices import HowOften, Letter
from alerts.keys import hashes_of, seal
from alerts.models import Ledger, Outgoing, Reader, Subscription
from alerts.topics import Topic

KEPT_UNCONFIRMED = timedelta(hours=48)
MOST_IN_A_DAY = 5
"""So many mails that ask for a button are written to one address in a day, however many are asked for."""
MOST_IN_AN_HOUR = 200
"""So many are written to all addresses together in an hour: more than people ask for, too few to bury anybody."""


class TooMany(Exception):
    """More alerts were asked for within the hour than people ask for."""


@transaction.atomic
def ask(*, address: str, topic: Topic, how_often: HowOften, now: datetime) -> None:
    """Keep what was asked for and write to the address; silently not where it was written to often enough.

    Raises `TooMany` where all addresses together were, and keeps nothing then.
    """
    asked = Outgoing.objects.exclude(letter=Letter.NEWS)
    if asked.filter(made_at__gt=now - timedelta(hours=1)).count() >= MOST_IN_AN_HOUR:
        raise TooMany
    reader = _reader(address)
    if asked.filter(subscription__reader=reader, made_at__gt=now - timedelta(days=1)).count() >= MOST_IN_A_DAY:
        return
    wanted, _ = Subscription.objects.get_or_create(
        reader=reader,
        about=topic.about,
        query=topic.query,
        defaults={"how_often": how_often, "asked_at": now},
    )
    if wanted.confirmed_at is None:
        wanted.how_often, wanted.asked_at = how_often, now
        wanted.save(update_fields=["how_often", "asked_at"])
    letter = Letter.KNOWN if wanted.confirmed_at else Letter.CONFIRM
    Outgoing.objects.create(subscription=wanted, letter=letter, made_at=now, due_at=now)


def confirm(*, subscription: Subscription, now: datetime) -> None:
    """What is public and has no number greater than the last is not news to this reader. Twice is as once."""
    with transaction.atomic():
        Ledger.held()
        unconfirmed = Subscription.objects.filter(pk=subscription.pk, confirmed_at=None)
        unconfirmed.update(confirmed_at=now, told_to=last_number())


def change_how_often(*, subscription: Subscription, how_often: HowOften) -> None:
    """Write to the reader more or less often from now on."""
    subscription.how_often = how_often
    subscription.save(update_fields=["how_often"])


def _reader(address: str) -> Reader:
    hashes = hashes_of(address)
    sealed = seal(address)  # for a known address too, so that both take as long
    found = Reader.objects.filter(address_hash__in=hashes).first()
    return found or Reader.objects.get_or_create(address_hash=hashes[0], defaults={"address": sealed})[0]
