"""Boxes of the forms at the desk, and how people are named there."""

from datetime import date
from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db.models import Q

from foi.catalogue import QUESTIONS
from foi.knowing import those_who_handle
from iag_registry.lib.partial_date_field import PartialDateFormField


class WholeDayField(PartialDateFormField):
    """A box for a day, typed as people write dates; a month or a year alone is not enough."""

    def to_python(self, value: Any) -> Any:
        found = super().to_python(value)
        if not found:
            return None
        if found.precision != "day":
            raise ValidationError("Give the day too, for example 28/9/2027.", code="invalid")
        return found.earliest

    def prepare_value(self, value: Any) -> Any:
        return f"{value.day} {value:%B %Y}" if isinstance(value, date) else super().prepare_value(value)


def whole_day(label: str, help_text: str = "For example 28/9/2027.", **options: Any) -> WholeDayField:
    """The box for a day."""
    return WholeDayField(label=label, help_text=help_text, widget=forms.TextInput(attrs={"size": 18}), **options)


def area(rows: int) -> forms.Textarea:
    """A box of several lines."""
    return forms.Textarea(attrs={"rows": rows, "class": "vLargeTextField"})


def catalogue_choices() -> list[tuple[str, str]]:
    """The questions of the catalogue that may answer a question of a request, for a list to choose from."""
    return [("", "None: the register cannot answer it"), *((each.key, each.title) for each in QUESTIONS)]


def officers() -> list[tuple[str, str]]:
    """Those who may be given a question, for a list to choose from: their number and their name; one query."""
    return sorted(
        ((str(user.pk), name_of(user)) for user in those_who_handle()), key=lambda choice: choice[1].casefold()
    )


class OwnerChoice(forms.ModelChoiceField):
    """Who finds the answer to a question: someone who handles requests, or who has it already; one query."""

    def __init__(self, **kwargs: Any) -> None:
        everyone = (
            get_user_model()
            .objects.filter(Q(pk__in=those_who_handle()) | Q(request_questions__isnull=False))
            .distinct()
        )
        super().__init__(everyone.order_by("username"), empty_label="Nobody yet", **kwargs)

    def label_from_instance(self, user: Any) -> str:
        return name_of(user)


def name_of(user: Any) -> str:
    """What a member of staff is called: their name, or what they sign in with; "the register" where nobody did it."""
    return (user.get_full_name() or user.get_username()) if user else "the register"
