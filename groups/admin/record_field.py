"""The box in which staff name another record: they type a few letters and choose, or type its key.

It is a plain text box: the suggestions are an addition, so it works without JavaScript and with every screen reader.
"""

import re
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import ForeignKey, Model, QuerySet
from django.urls import reverse
from django.utils.text import Truncator, capfirst

KEY_AT_END = re.compile(r"\[([^\[\]]+)\]$")


class KeyedRecords:
    """How the records of one model are named in a box: in words, and with a key where they must be told apart.

    A record without a key of its own is told apart by its identifier, and one without a name is called what it is.
    """

    key_field = "key"
    name_field = "name"

    def record_key(self, record: Any) -> str:
        """The key of a record, unique among its kind."""
        return str(getattr(record, self.key_field, record.uuid))

    def with_key(self, rows: QuerySet, key: str) -> QuerySet:
        """The row with this key, if there is one."""
        if _has(rows, self.key_field):
            return rows.filter(**{self.key_field: key})
        try:
            return rows.filter(uuid=UUID(key))
        except ValueError:
            return rows.none()

    def with_name(self, rows: QuerySet, name: str) -> QuerySet:
        """The rows that are called so, in any case."""
        return rows.filter(**{f"{self.name_field}__iexact": name}) if _has(rows, self.name_field) else rows.none()

    def words(self, record: Any) -> str:
        """What stands in the box of a record that is kept: "Enfield IAG"."""
        return Truncator(" ".join(str(getattr(record, self.name_field, record)).split())).chars(100)

    def label(self, record: Any) -> str:
        """What is offered to choose from: "Enfield IAG [enfield-iag]", since several may be of one name."""
        return f"{self.words(record)} [{self.record_key(record)}]"


def _has(rows: QuerySet, column: str) -> bool:
    return any(field.name == column for field in rows.model._meta.fields)


class RecordChoiceField(forms.ModelChoiceField):
    """One record, typed as its label, its key or its exact name, or left as it stood."""

    widget = forms.TextInput
    kept: Model | None = None
    """The record that the box showed when the page was opened: its words mean it, also where others are called so."""

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
        """The words of a record for those who read them; its key where nobody does, since several may be called so."""
        if not isinstance(value, Model):
            return value
        box: Any = self.widget
        return self.naming.record_key(value) if box.is_hidden else self.naming.words(value)

    def to_python(self, value: Any) -> Any:
        """The record that was typed. Raises ValidationError, which says how to name one, where none or several fit."""
        text = " ".join(str(value or "").split())
        if not text:
            return None
        at_end = KEY_AT_END.search(text)
        key = at_end[1] if at_end else text
        every: Any = self.queryset
        rows = every.none() if "\x00" in text else every
        found = list(rows.filter(pk=self.kept.pk)) if self.kept and text == self.naming.words(self.kept) else []
        if not found:
            found = list(self.naming.with_key(rows, key)[:2])
        if not found:
            found = list(self.naming.with_name(rows, text)[:2])
        if len(found) == 1:
            return found[0]
        plural = self.kind.verbose_name_plural
        problem = f"Several {plural} are called “{text}”." if found else f"“{text}” is not one of the {plural}."
        raise ValidationError(
            f"{problem} Type a few letters and choose one that is offered, or type its key.", code="invalid_choice"
        )

    def validate(self, value: Any) -> None:
        forms.Field.validate(self, value)
