"""Every constraint of the register is tried from both sides, in the database itself.

A row that the least factory makes is changed by an UPDATE, past all forms and `clean`: the lawful change goes through
and the unlawful one is refused by the constraint that is named. A constraint without a case fails the build.
"""

from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, models, transaction

from foi.models import FrozenAnswer, GivenFigures, PackFile, ReminderSent, RequestEvent, RestrictedLook
from iag_registry.lib.audiences import Audience
from tests import factories as make
from tests.house_rules.constraint_cases import CASES, CONSTRAINTS, FACTORIES, MODELS, RawText, case_of

pytestmark = pytest.mark.django_db
SEALED = (FrozenAnswer, GivenFigures, PackFile, ReminderSent, RequestEvent, RestrictedLook)
"""Tables of which the database refuses every update, so that an UPDATE would try the seal and not the constraint."""


def change(row: Any, values: dict[str, Any]) -> None:
    """Update the row as the database sees it, with no form, no `clean` and no `save` in between."""
    columns = {name: value(row) if callable(value) else value for name, value in values.items()}
    columns = {
        name: models.Value(str(value), output_field=models.CharField()) if isinstance(value, RawText) else value
        for name, value in columns.items()
    }
    if isinstance(row, SEALED):
        put_another(row, columns)
    else:
        type(row).objects.filter(pk=row.pk).update(**columns)


def put_another(row: Any, columns: dict[str, Any]) -> None:
    """A row of a table that is never updated is changed in a copy, put into the database past `save`."""
    values = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    another = type(row)(**values | {"id": None, "uuid": uuid4()} | columns)
    type(row).objects.bulk_create([another])


def test_every_model_has_constraints_that_are_tried() -> None:
    assert len(CONSTRAINTS) >= 150
    assert set(CASES) <= set(CONSTRAINTS)


@pytest.mark.parametrize("name", sorted(CONSTRAINTS))
def test_constraint_allows_one_side_and_refuses_the_other(name: str) -> None:
    model, _ = CONSTRAINTS[name]
    case = case_of(name)
    row = (case.row or FACTORIES[model.__name__])()
    with transaction.atomic():
        change(row, case.allowed)
        transaction.set_rollback(True)
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        change(row, case.refused)
    assert names_constraint(caught.value, name, CONSTRAINTS[name][1])


def names_constraint(error: IntegrityError, name: str, constraint: models.BaseConstraint) -> bool:
    """SQLite names a broken check by its name and a broken uniqueness by its columns; PostgreSQL names both."""
    if name in str(error):
        return True
    return isinstance(constraint, models.UniqueConstraint) and "UNIQUE constraint failed" in str(error)


@pytest.mark.parametrize("name", sorted(CONSTRAINTS))
def test_constraint_has_a_message_for_people(name: str) -> None:
    _, constraint = CONSTRAINTS[name]
    message = str(constraint.violation_error_message)
    assert "Constraint" not in message
    assert message.endswith(".")


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_field_with_choices_has_a_constraint(model: type[models.Model]) -> None:
    prefix = f"{model._meta.app_label}_{model._meta.model_name}"
    with_choices = [field.name for field in model._meta.get_fields() if getattr(field, "choices", None)]
    assert [name for name in with_choices if f"{prefix}_{name}_known" not in CONSTRAINTS] == []


@pytest.mark.parametrize("audience", list(Audience))
def test_each_audience_can_be_stored(audience: Audience) -> None:
    reason = "" if audience == Audience.PUBLIC else "s40_2"
    role = make.make_role(audience=audience, withholding_reason=reason)
    role.refresh_from_db()
    assert (role.audience, role.withholding_reason) == (audience, reason)
