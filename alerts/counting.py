"""How the alerts are doing, in numbers of mails and alerts alone: who follows what is nobody's business (DP-01)."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Min, Q

from alerts.models import Outgoing, Subscription


@dataclass(frozen=True)
class AlertCounts:
    """How many alerts there are, how many mails wait, and since when; nothing of readers, and of no single alert."""

    confirmed: int
    unconfirmed: int
    """Asked for, while the reader has not pressed the button yet."""
    waiting: int
    failing: int
    """Of those that wait, the mails that were tried at least once and could not be sent."""
    waiting_since: datetime | None
    last_sent_at: datetime | None


def alert_counts() -> AlertCounts:
    """The numbers as they are now; two queries."""
    asked = Subscription.objects.aggregate(
        confirmed=Count("pk", filter=Q(confirmed_at__isnull=False)),
        unconfirmed=Count("pk", filter=Q(confirmed_at=None)),
    )
    waits = Q(sent_at=None)
    mails = Outgoing.objects.aggregate(
        waiting=Count("pk", filter=waits),
        failing=Count("pk", filter=waits & Q(attempts__gt=0)),
        waiting_since=Min("made_at", filter=waits),
        last_sent_at=Max("sent_at"),
    )
    return AlertCounts(**asked, **mails)
