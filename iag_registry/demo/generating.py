"""Generates all the invented data of one run: everything, or nothing."""

from datetime import date
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction

from iag_registry.demo.bodies import invent_bodies
from iag_registry.demo.calendar import invent_calendar
from iag_registry.demo.marks import refuse_other_records
from iag_registry.demo.minutes import invent_minutes
from iag_registry.demo.record import invent_records
from iag_registry.demo.releases import invent_redactions, invent_releases
from iag_registry.demo.writing import Invention

GROUPS, MEETINGS = 60, 500
"""How many of each there are at scale 1."""


@transaction.atomic
def generate(*, scale: float, seed: int, day: date) -> dict[str, int]:
    """Fill an empty register with invented data as it might stand on the day; returns how many there are of each.

    The same scale, seed and day give the same records. Raises NotForDemonstration where the database holds real ones,
    or data that was generated before; ValueError where there would be nothing to generate.
    """
    groups, meetings = round(GROUPS * scale), round(MEETINGS * scale)
    if not groups or meetings < groups:
        raise ValueError(f"A scale of {scale} is too small: nothing would be generated. Scale 0.1 makes 6 groups.")
    refuse_other_records()
    editor, publisher = (_user(name) for name in ("demonstration-editor", "demonstration-publisher"))
    invention = Invention(seed=seed, day=day, editor=editor, publisher=publisher)
    bodies = invent_bodies(invention, groups=groups)
    sittings = invent_calendar(invention, bodies, meetings=meetings)
    items = invent_records(invention, sittings)
    written = invent_minutes(invention, sittings, items)
    invent_redactions(invention, written, items)
    invent_releases(invention, written)
    return invention.written


def _user(name: str) -> Any:
    """Someone under whose name the data stands; nobody can sign in as them."""
    user, _ = get_user_model().objects.get_or_create(username=name, defaults={"is_active": False, "password": "!"})
    return user
