"""The key of a group, found by a key that it had before, or by its name."""

from django.db.models import Q

from groups.models import AdvisoryGroup, FormerKey
from iag_registry.lib.audiences import Audience


def current_key(former_key: str, audience: Audience) -> str | None:
    """The key that a former key leads to (GRP-01); None where there is none that the audience may know of."""
    found = FormerKey.objects.filter(key=former_key, group__audience__in=audience.seen)
    return found.values_list("group__key", flat=True).first()


def key_of_name(name: str, audience: Audience) -> str | None:
    """The key of the one group with this name, or with this key in other letters; None where there is none, or more."""
    words = " ".join(name.replace("\x00", " ").split())
    if not words:
        return None
    found = AdvisoryGroup.objects.visible_to(audience).filter(Q(name__iexact=words) | Q(key__iexact=words))
    keys = list(found.order_by().values_list("key", flat=True)[:2])
    return keys[0] if len(keys) == 1 else None
