"""The audience class of every field of every model of this app (DP-01); a test fails for a field without one.

All of it is restricted: who follows what is nobody's business. Staff see how many rows there are, and no row.
"""

from iag_registry.lib.field_classes import Declaration, declare

FIELD_CLASSES: dict[str, Declaration] = {
    "Reader": declare(restricted="id uuid address address_hash"),
    "Subscription": declare(
        restricted="id uuid reader about query how_often asked_at confirmed_at told_to told_on",
    ),
    "Outgoing": declare(restricted="id uuid subscription letter after upto made_at due_at attempts sent_at"),
    "Seen": declare(restricted="id digest"),
    "Ledger": declare(restricted="id state"),
}
