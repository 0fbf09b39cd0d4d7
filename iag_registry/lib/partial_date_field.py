"""A model field for partial dates, and the two transforms that let a database compare them.

``start__earliest`` and ``start__latest`` are ten characters of text, both laid out YYYY-MM-DD, so that they sort like
dates under any collation, on SQLite and PostgreSQL alike. An unknown date is as early, or as late, as can be.
``latest`` of a month may be a day that does not exist (``2006-09-31``): as an upper bound that is right.
"""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.sql.compiler import SQLCompiler

from iag_registry.lib.partial_dates import EXAMPLES, PartialDate

SHAPE = r"^([0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?)?$"


class PartialDateFormField(forms.CharField):
    """A text box for a partial date, that shows the stored value in words and says what it could not read."""

    def prepare_value(self, value: Any) -> Any:
        return value.words if isinstance(value, PartialDate) else value

    def to_python(self, value: Any) -> PartialDate:
        try:
            return PartialDate.parse(super().to_python(value) or "")
        except ValueError as error:
            raise ValidationError(str(error), code="invalid") from error

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return PartialDate.parse(initial or "") != PartialDate.parse(data or "")
        except ValueError:
            return True


class PartialDateField(models.CharField):
    """A date of year, month or day precision; blank when unknown."""

    description = "Date (year, month or day)"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["max_length"] = 10
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        del kwargs["max_length"]
        return name, path, args, kwargs

    def from_db_value(self, value: str | None, *_: Any) -> PartialDate | None:
        return None if value is None else PartialDate(value)

    def to_python(self, value: Any) -> PartialDate:
        try:
            return PartialDate.parse(value or "")
        except ValueError as error:
            raise ValidationError(str(error), code="invalid") from error

    def pre_save(self, model_instance: models.Model, add: bool) -> PartialDate:
        """Leave on the instance what the row will hold, so that "Sept 2006" reads back as 2006-09."""
        value = PartialDate.parse(getattr(model_instance, self.attname) or "")
        setattr(model_instance, self.attname, value)
        return value

    def formfield(self, **kwargs: Any) -> Any:
        kwargs.setdefault("form_class", PartialDateFormField)
        if not self.help_text:
            kwargs.setdefault("help_text", f"For example {EXAMPLES}.")
        # What is typed may be longer than what is kept: "28 September 2006".
        return super().formfield(**{**kwargs, "max_length": None})


class _Bound(models.Transform):
    """The stored text, filled up to ten characters from a bound of the calendar."""

    output_field = models.CharField(max_length=10)
    filler = ""

    def as_sql(
        self,
        compiler: SQLCompiler,
        connection: BaseDatabaseWrapper,
        function: str | None = None,
        template: str | None = None,
        arg_joiner: str | None = None,
        **extra_context: Any,
    ) -> tuple[str, tuple[str | int, ...]]:
        """The text and what is missing of the filler; the column, and so its parameters, stand twice."""
        template = f"(%(expressions)s || substr('{self.filler}', length(%(expressions)s) + 1))"
        sql, params = super().as_sql(compiler, connection, function, template, arg_joiner, **extra_context)
        return sql, (*params, *params)


@PartialDateField.register_lookup
class Earliest(_Bound):
    """The first day that a partial date can mean."""

    lookup_name = "earliest"
    filler = "0000-01-01"


@PartialDateField.register_lookup
class Latest(_Bound):
    """The last day that a partial date can mean."""

    lookup_name = "latest"
    filler = "9999-12-31"
