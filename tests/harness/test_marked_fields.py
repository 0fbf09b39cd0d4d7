"""The marks reach every column that can hold one and is not always public: a new one without a mark fails (L1)."""

from typing import Any

import pytest
from django.apps import apps
from django.db import models

from iag_registry.field_classes import classes_of
from iag_registry.lib.audiences import FieldClass
from tests.harness.hidden_world import plant

pytestmark = pytest.mark.django_db

ALWAYS_PUBLIC = {
    "groups.Area",
    "groups.AreaMembership",
    "groups.Theme",
    "groups.GroupKind",
    "foi.BankHoliday",
    "foi.Exemption",
    "foi.GivenFigures",
    "search.Entry",
    "search.Word",
}
"""Reference data, given figures and the search index: no row of these is hidden, so only their columns that are not
public are marked.

That nothing else gets into the index is proved in `test_search.py`.
"""

OF_DJANGO = {
    "auth.Permission": "the same on every site, and written by Django",
    "contenttypes.ContentType": "the same on every site, and written by Django",
}

NO_ROOM = (models.AutoField, models.BooleanField, models.IntegerField, models.TimeField)
"""Row numbers, yes and no, places in a list, lines and times of day: too short to be told from others in a page."""

CHECKSUM = "a checksum, which the database holds to its form"

EXCEPTIONS = {
    "freshness.Change.changed": "the name of a table of the database",
    "foi.InformationRequest.reference_key": "made from the reference, and shows its mark",
    "foi.WithholdingGround.estimate_hours": "a number of hours",
    "foi.FrozenAnswer.sha256": CHECKSUM,
    "foi.Pack.handed_over_sha256": CHECKSUM,
    "foi.Pack.archive_sha256": CHECKSUM,
    "foi.PackFile.sha256": CHECKSUM,
    "search.Copy.busy_since": "when a process last sent to the search server",
    "search.Copy.index": "the name of an index, from the settings",
    "search.Copy.next_step": "drawn by lot",
    "search.Copy.step": "drawn by lot",
    "search.Entry.ref": "the keys and names of the public page that the entry leads to",
    "search.Waiting.lost": "words of entries, which were public when they were taken out; no page reads them",
}
"""Columns that carry no mark though they could hold one, each with its reason."""


def unmarked(planted: set[str]) -> list[str]:
    """The columns that can hold a mark, may be hidden, and were given none; of histories those that they add."""
    wanted = {"history_date", "history_change_reason"}
    for model in apps.get_models():
        label = f"{model._meta.app_label}.{model.__name__}"
        if hasattr(model, "instance_type") or label in OF_DJANGO:
            continue
        hidden = [n for n, c in classes_of(model).items() if c != FieldClass.PUBLIC or label not in ALWAYS_PUBLIC]
        wanted |= {f"{label}.{name}" for name in hidden if holds_a_mark(model._meta.get_field(name))}
    return sorted(wanted - planted - set(EXCEPTIONS))


def holds_a_mark(column: Any) -> bool:
    """False for what leads to a row that has marks of its own, is one of a few words, or has no room."""
    return not (column.is_relation or column.choices or isinstance(column, NO_ROOM))


def test_every_column_that_may_be_hidden_is_marked(record_property: Any) -> None:
    planted = set(plant()[0].planted.values())
    missing = unmarked(planted)
    record_property("proof", ["L1 columns that may be hidden and carry no mark", len(missing), len(planted)])
    assert missing == []


def test_column_that_loses_its_mark_is_named() -> None:
    planted = set(plant()[0].planted.values())
    assert unmarked(planted - {"groups.Role.staff_note"}) == ["groups.Role.staff_note"]
    assert set(EXCEPTIONS) & planted == set()
