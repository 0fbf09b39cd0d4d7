"""The key of a group, found by a key that it had before, or by its name."""

from collections.abc import Collection

from groups.models import AdvisoryGroup, FormerKey
from iag_registry.lib.audiences import Audience


def current_key(former_key: str, audience: Audience) -> str | None:
    """The key that a former key leads to (GRP-01); None where there is none that the audience may know of."""
    return current_keys([former_key], audience).get(former_key)


def current_keys(former_keys: Collection[str], audience: Audience) -> dict[str, str]:
    """The keys that these former keys lead to, of those that the audience may know of; one query."""
    found = FormerKey.objects.filter(key__in=former_keys, group__audience__in=audience.seen)
    return dict(found.values_list("key", "group__key"))


def key_of_name(name: str, audience: Audience) -> str | None:
    """The key of the one group with this name, or with this key in other letters; None where there is none, or more."""
    words = " ".join(name.split()).casefold()
    # SQLite tells capitals from small letters where they have accents, so that names are compared here.
    named = AdvisoryGroup.objects.visible_to(audience).order_by().values_list("key", "name") if words else ()
    keys = [key for key, text in named if words in (key.casefold(), text.casefold())]
    return keys[0] if len(keys) == 1 else None
