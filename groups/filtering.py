"""What the filters of every public list share: what is said back, and what is wrong with a query."""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from groups.group_filter import GroupField
from iag_registry.lib.on_day import Reading
from iag_registry.lib.partial_dates import EXAMPLES, PartialDate
from iag_registry.lib.tagged_links import without_tags


def by_name(choices: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Choices of keys in the order of their names; of one name by key, in whatever order the database gave them."""
    return sorted(choices, key=lambda choice: (choice[1].casefold(), choice[0]))


@dataclass(frozen=True)
class Asked:
    """One filter that is in use, as it is said back: "Area: Enfield", and as it can be sent again: "enfield"."""

    parameter: str
    label: str
    value: str
    sent: str


def sent_back(asked: Iterable[Asked]) -> dict[str, str]:
    """The filters in use as a program can send them again: codes, keys, and dates as they are written in tables."""
    return {each.parameter: each.sent for each in asked}


@dataclass(frozen=True)
class Mistake:
    """One thing in the query that cannot be used: which parameter, and what to do about it."""

    parameter: str
    message: str
    has_field: bool


class PartialDateBox(forms.CharField):
    """A text box for a year, a month or a day."""

    def clean(self, value: Any) -> PartialDate:
        typed = super().clean(value)
        try:
            return PartialDate.parse(typed)
        except ValueError:
            shown = "".join(character for character in typed if character.isprintable())[:40]
            raise ValidationError(f"“{shown}” is not a date that can be read. Write it like {EXAMPLES}.") from None


class PartialDateFilter(django_filters.CharFilter):
    """A filter by a date of any precision."""

    field_class = PartialDateBox


def refuse_disorder(form: forms.Form, first_name: str, last_name: str) -> None:
    """Refuse a last day before the first: such a list would be empty, and look as if nothing had happened."""
    given = form.cleaned_data if form.is_valid() else {}
    first, last = PartialDate(given.get(first_name, "")), PartialDate(given.get(last_name, ""))
    if first and last and last.latest < first.earliest:
        form.add_error(last_name, f"{last.words} lies before {first.words}. Change one of the two.")


def refuse_unreadable_day(form: forms.Form, reading: Reading) -> None:
    """Say at the box of the day what is wrong with it, where the box itself has not."""
    if reading.problem and "on" not in form.errors:
        form.add_error("on", reading.problem)


def dress(field: forms.Field) -> None:
    """Give the box of a field the looks of the standard component, and its refusal words of our own."""
    if isinstance(field, GroupField) and field.is_typed:
        field.as_box()
        field.widget.attrs["class"] = "govuk-input"
        return
    if isinstance(field, forms.ChoiceField):
        field.widget.attrs["class"] = "govuk-select"
        field.error_messages["invalid_choice"] = "“%(value)s” is not one of the choices. Choose from the list."
    else:
        field.widget.attrs["class"] = "govuk-input"


def unknown_parameters(query: QueryDict, filters: django_filters.FilterSet) -> list[Mistake]:
    """Parameters that are no filter of the list, and filters that are given more than once."""
    fields = list(filters.filters)
    return misplaced_parameters(without_tags(query), [*fields, "page"], what="a filter of this list", fields=fields)


def misplaced_parameters(
    query: QueryDict, known: Sequence[str], *, what: str, fields: Container[str] = ()
) -> list[Mistake]:
    """Parameters that are not among the known ones, and known ones that are given more than once.

    `what` says what the known ones are, as “a filter of this list”; `fields` are those that have a box on the page.
    """
    mistakes = []
    for name in query:
        if name not in known:
            shown = "".join(character for character in name if character.isprintable())[:40]
            message = f"“{shown}” is not {what}. Use one of: {', '.join(known)}."
            mistakes.append(Mistake(shown, message, has_field=False))
        elif len(query.getlist(name)) > 1:
            mistakes.append(Mistake(name, f"“{name}” is given more than once. Choose one.", has_field=name in fields))
    return mistakes


def unreadable_values(filters: django_filters.FilterSet) -> list[Mistake]:
    """Values that a filter does not know, in the words that stand beside its box."""
    return [
        Mistake(name, f"{filters.form.fields[name].label}: {message}", has_field=True)
        for name, messages in filters.form.errors.items()
        for message in messages
    ]


def said_back(filters: django_filters.FilterSet, reading: Reading) -> tuple[Asked, ...]:
    """The filters that are in use, each with the label of what was chosen, the words of a date, or the words typed."""
    return tuple(_said_back(filters, reading))


def _said_back(filters: django_filters.FilterSet, reading: Reading) -> Iterator[Asked]:
    for name, value in filters.form.cleaned_data.items():
        field = filters.form.fields[name]
        if name == "on" or not value:
            if value and not reading.is_today:
                yield Asked(name, "As on", reading.words, reading.day.isoformat())
        elif isinstance(field, forms.ChoiceField):
            choices: Any = field.choices
            label = next(str(label) for key, label in choices if str(key) == value)
            yield Asked(name, str(field.label), label, value)
        else:
            words = value.words if isinstance(value, PartialDate) else f"“{value}”"
            yield Asked(name, str(field.label), words, str(value))
