"""Every column has an audience class, declared once (L5, DP-01)."""

import pytest
from django.apps import apps

from groups.models import AdvisoryGroup, Person, Role
from iag_registry import field_classes
from iag_registry.field_classes import classes_of, fields_of_class, undeclared
from iag_registry.lib.audiences import FieldClass
from iag_registry.lib.field_classes import declare


def test_every_field_of_every_model_is_declared() -> None:
    assert len(apps.get_models()) >= 70
    assert undeclared() == []


def test_a_field_without_a_class_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(field_classes.REGISTRY["groups"], "Person", declare(personal="name", staff="id uuid key"))
    assert undeclared() == ["groups.HistoricalPerson.staff_note", "groups.Person.staff_note"]


def test_a_model_that_is_not_declared_is_named_field_by_field(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(field_classes.REGISTRY["groups"], "Theme")
    assert "groups.Theme.other_words" in undeclared()
    assert "groups.HistoricalTheme.history_user" in undeclared()


def test_a_history_row_has_the_classes_of_its_record_and_who_and_why_for_staff() -> None:
    history = classes_of(Person.history.model)
    assert history["name"] == FieldClass.PERSONAL
    assert history["history_change_reason"] == FieldClass.STAFF


def test_notes_for_staff_are_never_public_and_names_are_personal() -> None:
    assert fields_of_class(AdvisoryGroup, FieldClass.STAFF) == ["id", "audience", "staff_note"]
    assert "person" in fields_of_class(Role, FieldClass.PERSONAL)
    for model in apps.get_models():
        for name in ("staff_note", "password"):
            assert classes_of(model).get(name) in {None, FieldClass.STAFF, FieldClass.RESTRICTED}


def test_declare_the_same_field_twice_raises() -> None:
    with pytest.raises(ValueError, match="The field “name” is declared as public and as staff"):
        declare(public="name", staff="name")
