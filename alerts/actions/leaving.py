"""Ending alerts. With the last one goes the address, and of the reader nothing stays behind."""

from datetime import datetime, timedelta

from django.db import transaction

from alerts.actions.asking import KEPT_UNCONFIRMED
from alerts.keys import Unreadable, hashes_of, seal, unseal
from alerts.models import Outgoing, Reader, Subscription

SENT_KEPT = timedelta(days=30)
"""For so long it is known that a mail was sent, for when an address turns out not to be one."""


@transaction.atomic
def stop(*, subscription: Subscription) -> None:
    """End one alert; with the last one the address is deleted too."""
    reader = subscription.reader
    subscription.delete()
    if not Subscription.objects.filter(reader=reader).exists():
        reader.delete()


def leave(*, reader: Reader) -> None:
    """End every alert of a reader, and delete the address and every mail that still waits."""
    reader.delete()


def bounced(*, address: str) -> bool:
    """Forget an address that takes no mail; returns whether it was known."""
    number, _ = Reader.objects.filter(address_hash__in=hashes_of(address)).delete()
    return number > 0


@transaction.atomic
def forget(*, now: datetime) -> int:
    """Delete alerts that nobody confirmed in time, and what was sent long ago; returns how many alerts."""
    number = 0
    for late in Subscription.objects.filter(confirmed_at=None, asked_at__lte=now - KEPT_UNCONFIRMED):
        stop(subscription=late)
        number += 1
    Reader.objects.filter(subscriptions=None).delete()
    Outgoing.objects.filter(sent_at__lte=now - SENT_KEPT).delete()
    return number


@transaction.atomic
def use_first_key() -> tuple[int, int]:
    """Seal every address anew with the first key; returns how many, and how many no key of today opens."""
    done = lost = 0
    for reader in Reader.objects.select_for_update().order_by("pk"):
        try:
            address = unseal(reader.address)
        except Unreadable:
            lost += 1
            continue
        reader.address, reader.address_hash = seal(address), hashes_of(address)[0]
        reader.save(update_fields=["address", "address_hash"])
        done += 1
    return done, lost
