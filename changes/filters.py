"""The filters of the list of changes: the page, its tables and its feed share them, and say them back in words."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import django_filters
from django import forms
from django.db.models import Exists, OuterRef, QuerySet, Value
from django.http import QueryDict

from changes.disclosure import KINDS, PublicChanges, Wanted, public_changes
from groups.filtering import (
    Asked,
    Mistake,
    PartialDateFilter,
    by_name,
    dress,
    refuse_disorder,
    refuse_unreadable_day,
    said_back,
    sent_back,
    unknown_parameters,
    unreadable_values,
)
from groups.group_filter import GroupFilter
from groups.models import AdvisoryGroup, Area, GroupArea, GroupTheme, Theme
from iag_registry.lib.audiences import Audience
from iag_registry.lib.on_day import ON_EXAMPLES, Reading, reading_of
from iag_registry.lib.partial_dates import PartialDate

OF_GROUPS = ("group", "area", "theme")
WHEN = "A year, a month or a day."


class ChangeFilter(django_filters.FilterSet):
    """What the list of changes can be narrowed by; every choice is a key that is public in itself.

    It narrows the groups that changes are of; kinds and dates are asked of the changes themselves.
    """

    group = GroupFilter(label="Group", field_name="key", empty_label="Any group")
    area = django_filters.ChoiceFilter(label="Area of the group", method="in_area", empty_label="Any area")
    theme = django_filters.ChoiceFilter(label="Theme of the group", method="on_theme", empty_label="Any theme")
    kind = django_filters.ChoiceFilter(label="What changed", method="as_given", empty_label="Anything", choices=KINDS)
    until = PartialDateFilter(label="Until", method="as_given", max_length=40, help_text=WHEN)
    on = django_filters.CharFilter(
        label="As on", method="as_given", max_length=40, help_text=f"A day, such as {ON_EXAMPLES}."
    )

    class Meta:
        model = AdvisoryGroup
        fields: list[str] = []

    def __init__(self, data: QueryDict, *, day: date) -> None:
        super().__init__(data, AdvisoryGroup.objects.visible_to(Audience.PUBLIC).order_by())
        self.day = day
        self._add_from()
        for name, choices in _choices().items():
            self.filters[name].extra["choices"] = choices
        for field in self.form.fields.values():
            dress(field)

    def _add_from(self) -> None:
        """The filter “from”, before “until”: it is a word of the language, and cannot name a part of a class."""
        given = dict(self.filters)
        last = {name: given.pop(name) for name in ("until", "on")}
        given["from"] = PartialDateFilter(label="From", method="as_given", max_length=40, help_text=WHEN)
        given["from"].parent = self
        self.filters.clear()
        self.filters.update({**given, **last})

    def in_area(self, groups: QuerySet, name: str, value: str) -> QuerySet:
        """Groups that work in this area on the day of reading."""
        return groups.filter(Exists(GroupArea.objects.on(self.day).filter(group=OuterRef("pk"), area__key=value)))

    def on_theme(self, groups: QuerySet, name: str, value: str) -> QuerySet:
        """Groups that advise on this theme on the day of reading."""
        return groups.filter(Exists(GroupTheme.objects.on(self.day).filter(group=OuterRef("pk"), theme__key=value)))

    def as_given(self, groups: QuerySet, name: str, value: Any) -> QuerySet:
        """These do not narrow the groups."""
        return groups


@dataclass(frozen=True)
class ChangeList:
    """What was asked of the list of changes: the day, the filters said back, the changes, or what is wrong."""

    reading: Reading
    asked: tuple[Asked, ...]
    changes: PublicChanges
    mistakes: tuple[Mistake, ...]
    form: forms.Form

    @property
    def query(self) -> dict[str, str]:
        """The filters in use, as an export states them."""
        return sent_back(self.asked)


def change_list(query: QueryDict, today: date) -> ChangeList:
    """Read the query of the list. Where anything in it cannot be used nothing is listed, and the mistakes say why."""
    reading = reading_of(query, today)
    filters = ChangeFilter(query, day=reading.day)
    refuse_unreadable_day(filters.form, reading)
    refuse_disorder(filters.form, "from", "until")
    mistakes = [*unknown_parameters(query, filters), *unreadable_values(filters)]
    if mistakes:
        nothing = public_changes(on=reading.day, asked=Wanted(kinds=frozenset()))
        return ChangeList(reading, (), nothing, tuple(mistakes), filters.form)
    changes = public_changes(on=reading.day, asked=_wanted(filters))
    return ChangeList(reading, said_back(filters, reading), changes, (), filters.form)


def _wanted(filters: ChangeFilter) -> Wanted:
    given = filters.form.cleaned_data
    first, last = PartialDate(given["from"]), PartialDate(given["until"])
    return Wanted(
        kinds=frozenset([given["kind"]]) if given["kind"] else None,
        groups=filters.qs.values("pk") if any(given[name] for name in OF_GROUPS) else None,
        first=first.earliest if first else None,
        last=last.latest if last else None,
    )


def _choices() -> dict[str, list[tuple[str, str]]]:
    """The keys and names of groups, areas and themes that the list can be narrowed by, in one query."""
    records = {
        "group": AdvisoryGroup.objects.visible_to(Audience.PUBLIC),
        "area": Area.objects.all(),
        "theme": Theme.objects.all(),
    }
    named = [rows.order_by().values_list(Value(name), "key", "name") for name, rows in records.items()]
    choices: dict[str, list[tuple[str, str]]] = {name: [] for name in records}
    for name, key, text in named[0].union(*named[1:], all=True):
        choices[name].append((key, text))
    return {name: by_name(offered) for name, offered in choices.items()}
