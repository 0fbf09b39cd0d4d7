"""The addresses of all pages that anyone may read, for programs that look for all of them; one query for each sort."""

from collections.abc import Iterable

from django.urls import reverse

from groups.models import AdvisoryGroup, Area, Organisation, Source, Theme
from iag_registry.lib.audiences import Audience


def group_addresses(audience: Audience) -> list[str]:
    """The page of each group, by its key."""
    return _pages("group", AdvisoryGroup.objects.visible_to(audience).order_by("key").values_list("key", flat=True))


def area_addresses() -> list[str]:
    """The page of each area."""
    return _pages("area", Area.objects.order_by("key").values_list("key", flat=True))


def theme_addresses() -> list[str]:
    """The page of each theme."""
    return _pages("theme", Theme.objects.order_by("key").values_list("key", flat=True))


def organisation_addresses(audience: Audience) -> list[str]:
    """The page of each organisation that the audience may know of."""
    keys = Organisation.objects.filter(audience__in=audience.seen).order_by("key").values_list("key", flat=True)
    return _pages("organisation", keys)


def source_addresses(audience: Audience) -> list[str]:
    """The page of each document."""
    return _pages("source", Source.objects.visible_to(audience).order_by("key").values_list("key", flat=True))


def _pages(sort: str, keys: Iterable[str]) -> list[str]:
    return [reverse(f"groups:{sort}-detail", args=[key]) for key in keys]
