"""The licence under which the tables are offered, and that its publisher has not confirmed it, as long as that is so.

Only the publisher can grant it: every description says so, those for programs too.
"""

from django.conf import settings

NOT_CONFIRMED = "The publisher has not yet confirmed this licence: ask before you rely on it."


def caveat() -> str:
    """What is to be known before the licence is relied on; empty once it is confirmed."""
    return "" if settings.DATA_LICENCE_CONFIRMED else NOT_CONFIRMED


def licence_name() -> str:
    """The name of the licence, and in brackets that it is not confirmed."""
    more = "" if settings.DATA_LICENCE_CONFIRMED else " (not yet confirmed by the publisher)"
    return f"{settings.DATA_LICENCE_NAME}{more}"
