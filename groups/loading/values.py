"""From what a TOML file can say to what a column holds."""

from datetime import date, time
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from groups.loading.problems import WrongField
from iag_registry.lib.partial_date_field import PartialDateField

AGAIN = "Correct it and load again."


def read_value(field: models.Field, given: Any) -> Any:
    """The column's value; raises WrongField where the file holds another type, or a date, time or number that is none.

    Text is trimmed at its ends, as it is when a person saves it. Choices and lengths are left to the record's own
    checks.
    """
    if isinstance(field, PartialDateField) and isinstance(given, date):
        given = given.isoformat()
    _require_type(field, given)
    value = str(given) if isinstance(given, float) else given
    value = value.strip() if isinstance(value, str) else value
    if isinstance(value, str) and "\0" in value:
        raise WrongField(field.name, "holds a null character, which no database keeps.", "Take it out.")
    try:
        return field.to_python(value)
    except ValidationError as error:
        raise WrongField(field.name, " ".join(error.messages), AGAIN) from error


def same(one: Any, other: Any) -> bool:
    """True for equal values; line ends and outer spaces are not a difference (a web form changes them)."""
    if isinstance(one, str) and isinstance(other, str):
        return _plain(one) == _plain(other)
    return bool(one == other)


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").strip()


def _require_type(field: models.Field, given: Any) -> None:
    if isinstance(field, models.BooleanField):
        wanted, remedy = isinstance(given, bool), "Write true or false."
    elif isinstance(field, models.IntegerField):
        wanted, remedy = isinstance(given, int) and not isinstance(given, bool), "Write a whole number."
    elif isinstance(field, models.DecimalField):
        wanted, remedy = isinstance(given, int | float | Decimal) and not isinstance(given, bool), "Write a number."
    elif isinstance(field, models.TimeField):
        wanted, remedy = isinstance(given, str | time), "Write a time such as 18:30:00."
    else:
        wanted, remedy = isinstance(given, str), "Write it as text, in quotation marks."
    if not wanted:
        raise WrongField(field.name, f"“{given}” is of the wrong type.", remedy)
