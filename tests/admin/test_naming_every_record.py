"""Every record that a staff form can name is named by a key of its own, and found again by it."""

import pytest
from django.contrib import admin
from django.db.models import ForeignKey

from groups.admin.record_field import KeyedRecords
from tests.harness.world import make_world

pytestmark = pytest.mark.django_db


def named_by_forms():
    """The models that a column of another record leads to, and that have staff screens."""
    registry = admin.site._registry
    fields = [field for model in registry for field in model._meta.concrete_fields if isinstance(field, ForeignKey)]
    return {field.related_model for field in fields if isinstance(registry.get(field.related_model), KeyedRecords)}


def test_every_record_is_found_by_its_key():
    make_world()
    checked = set()
    for model in named_by_forms():
        naming = admin.site._registry[model]
        for row in model._default_manager.all():
            found = naming.with_key(model._default_manager.all(), naming.record_key(row))
            assert ([each.pk for each in found], naming.words(row) != "") == ([row.pk], True), (
                model,
                naming.label(row),
            )
            checked.add(model)
    assert checked == named_by_forms()
    assert len(checked) >= 8
