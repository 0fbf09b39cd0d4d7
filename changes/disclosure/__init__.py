"""The only way out of this app: changes and comparisons, made of what the apps below tell the public (DP-01)."""

from changes.disclosure.joined import KINDS, PublicChanges, public_changes
from changes.disclosure.two_dates import Difference, Side, TwoDates, two_dates
from groups.disclosure import Change, Wanted

__all__ = [
    "KINDS",
    "Change",
    "Difference",
    "PublicChanges",
    "Side",
    "TwoDates",
    "Wanted",
    "public_changes",
    "two_dates",
]
