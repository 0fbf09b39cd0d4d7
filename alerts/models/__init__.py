"""The records of the alerts. None of them has a history: of a reader who left nothing stays behind."""

from alerts.models.outgoing import Outgoing
from alerts.models.reader import Reader
from alerts.models.seen import Ledger, Seen
from alerts.models.subscription import Subscription

__all__ = ["Ledger", "Outgoing", "Reader", "Seen", "Subscription"]
