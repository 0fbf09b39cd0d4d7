"""Both sides of each constraint of the alerts."""

from collections.abc import Callable
from typing import Any

from alerts.models import Ledger
from tests.alerts.making import make_outgoing, make_reader, make_seen, make_subscription
from tests.house_rules.pairs import of_first, second

FACTORIES: dict[str, Callable[[], Any]] = {
    "Reader": make_reader,
    "Subscription": make_subscription,
    "Outgoing": make_outgoing,
    "Seen": make_seen,
    "Ledger": Ledger.held,
}

SIDES: dict[str, tuple[Any, ...]] = {
    "alerts_reader_address_is_sealed": ({"address": "sealed"}, {"address": "reader@invented.example"}),
    "alerts_outgoing_tells_something": ({"after": 0, "upto": 7}, {"after": 7, "upto": 7}),
    "alerts_subscription_once": ({"query": "q=x"}, {"reader": of_first("reader")}, second(make_subscription)),
    "alerts_outgoing_once": ({"upto": 2}, {"subscription": of_first("subscription")}, second(make_outgoing)),
}
