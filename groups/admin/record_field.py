"""The box in which staff name another record: they type a few letters and choose, or type its key.

It is a plain text box: the suggestions are an addition, so it works without JavaScript and with every screen reader.
"""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import ForeignKey, Model, QuerySet
from django.urls import reverse
from django.utils.text import Truncator, capfirst

KEY_AT_END = re.compile(r"\[([^\[\]]+)\]$")


class KeyedRecords:
    """How the records of one model are named in a box: words, and a key in square brackets that tells them apart."""

    key_field = "key"
    name_field = "name"

    def record_key(self, record: Any) -> str:
        """The key of a record, unique among its kind."""
        return str(getattr(record, self.key_field))

    def with_key(self, rows: QuerySet, key: str) -> QuerySet:
        """The row with this key, if there is one."""
        return rows.filter(**{self.key_field: key})

    def label(self, record: Any) -> str:
        """What stands in the box: "Enfield IAG [enfield-iag]"."""
        words = Truncator(str(getattr(record, self.name_field))).chars(100)
        return f"{words} [{self.record_key(record)}]"


class RecordChoiceField(forms.ModelChoiceField):
    """One record, typed as its label, its key or its exact name."""

    widget = forms.TextInput

    def __init__(self, *, db_field: ForeignKey, rows: QuerySet, naming: KeyedRecords, **kwargs: Any) -> None:
        self.naming = naming
        self.kind = rows.model._meta
        super().__init__(
            queryset=rows,
            required=not db_field.blank,
            label=capfirst(str(db_field.verbose_name)),
            help_text=db_field.help_text,
            **kwargs,
        )
        source = db_field.model._meta
        self.widget.attrs |= {
            "class": "vTextField record-box",
            "autocomplete": "off",
            "data-suggest": reverse("admin:autocomplete"),
            "data-app": source.app_label,
            "data-model": source.model_name,
            "data-field": db_field.name,
        }

    def prepare_value(self, value: Any) -> Any:
        return self.naming.label(value) if isinstance(value, Model) else value

    def to_python(self, value: Any) -> Any:
        """The record that was typed. Raises ValidationError, which says how to name one, where none or several fit."""
        text = " ".join(str(value or "").split())
        if not text:
            return None
        at_end = KEY_AT_END.search(text)
        key = at_end[1] if at_end else text
        every: Any = self.queryset
        rows = every.none() if "\x00" in text else every
        found = list(self.naming.with_key(rows, key)[:2])
        if not found:
            found = list(rows.filter(**{f"{self.naming.name_field}__iexact": text})[:2])
        if len(found) == 1:
            return found[0]
        plural = self.kind.verbose_name_plural
        problem = f"Several {plural} are called “{text}”." if found else f"“{text}” is not one of the {plural}."
        raise ValidationError(
            f"{problem} Type a few letters and choose one that is offered, or type its key.", code="invalid_choice"
        )

    def validate(self, value: Any) -> None:
        forms.Field.validate(self, value)
