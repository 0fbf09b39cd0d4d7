"""Kinds, areas and themes."""

from typing import Any

from groups.models import Area, AreaMembership, GroupKind, Theme
from tests.factories.sequence import next_number


def make_kind(**values: Any) -> GroupKind:
    n = next_number()
    values.setdefault("code", f"kind_{n}")
    values.setdefault("name", f"kind {n}")
    values.setdefault("plural", f"kinds {n}")
    return GroupKind.objects.create(**values)


def make_area(**values: Any) -> Area:
    n = next_number()
    values.setdefault("key", f"area-{n}")
    values.setdefault("name", f"Area {n}")
    values.setdefault("kind", "borough")
    return Area.objects.create(**values)


def make_area_membership(**values: Any) -> AreaMembership:
    values.setdefault("start", "2019")
    values["area"] = values.get("area") or make_area()
    values["unit"] = values.get("unit") or make_area(kind="unit")
    return AreaMembership.objects.create(**values)


def make_theme(**values: Any) -> Theme:
    n = next_number()
    values.setdefault("key", f"theme-{n}")
    values.setdefault("name", f"Theme {n}")
    return Theme.objects.create(**values)
