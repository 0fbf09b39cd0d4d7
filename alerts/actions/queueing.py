"""Deciding who is told what: one row for each mail, made in the transaction that remembers up to where it tells."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from alerts.choices import HowOften, Letter
from alerts.models import Outgoing, Subscription
from alerts.news import Reading

MORNING = 7
"""The hour of the day from which daily and weekly mails are sent."""
DAYS = {HowOften.DAILY: timedelta(days=1), HowOften.WEEKLY: timedelta(days=7)}


def queue(*, last: int, now: datetime, reading: Reading) -> int:
    """Make the mails that are due, of what has a number up to `last`; returns how many."""
    behind = Subscription.objects.filter(confirmed_at__isnull=False, told_to__lt=last).order_by("pk")
    return sum(_queue_one(pk, last, now, reading) for pk in list(behind.values_list("pk", flat=True)))


def is_due(how_often: str, told_on: date | None, now: datetime) -> bool:
    """Whether it is time for another mail to a reader who was last told on a day, or never."""
    local = timezone.localtime(now)
    wait = DAYS.get(HowOften(how_often))
    if wait is None:
        return True
    return local.hour >= MORNING and (told_on is None or told_on <= local.date() - wait)


@transaction.atomic
def _queue_one(pk: int, last: int, now: datetime, reading: Reading) -> bool:
    """The mail for one alert, and that the alert was told so far: both or neither, whoever else does the same."""
    wanted = Subscription.objects.select_for_update().filter(pk=pk, told_to__lt=last).first()
    if wanted is None or not is_due(wanted.how_often, wanted.told_on, now):
        return False
    after, wanted.told_to = wanted.told_to, last
    has_news = reading.news(wanted.about, wanted.query, after=after, upto=last) is not None
    if has_news:
        Outgoing.objects.create(
            subscription=wanted, letter=Letter.NEWS, after=after, upto=last, made_at=now, due_at=now
        )
        wanted.told_on = timezone.localdate(now)
    wanted.save(update_fields=["told_to", "told_on"])
    return has_news
