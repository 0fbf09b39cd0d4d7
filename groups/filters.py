"""The filters of the list of groups: the page, the CSV and the JSON share them, and say them back in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import django_filters
from django import forms
from django.db.models import Exists, OuterRef, Q, Value
from django.http import QueryDict

from groups.choices import LEADS_OR_RUNS, GroupStatusKind
from groups.disclosure import KindView, kinds_by_row, listed_groups
from groups.filtering import (
    Asked,
    Mistake,
    by_name,
    dress,
    refuse_unreadable_day,
    said_back,
    sent_back,
    unknown_parameters,
    unreadable_values,
)
from groups.models import (
    AdvisoryGroup,
    Area,
    GroupArea,
    GroupName,
    GroupOrganisation,
    GroupTheme,
    Organisation,
    Theme,
)
from groups.querysets import GroupQuerySet
from iag_registry.lib.audiences import Audience
from iag_registry.lib.on_day import ON_EXAMPLES, Reading, reading_of

ORDERS = {"name": "By name", "-name": "By name, from Z to A", "status": "By status"}


class GroupFilter(django_filters.FilterSet):
    """What the list of groups can be narrowed by; every choice is a key that is public in itself."""

    q = django_filters.CharFilter(label="Words", method="with_words", max_length=200)
    kind = django_filters.ChoiceFilter(label="Kind", method="of_kind", empty_label="Any kind")
    area = django_filters.ChoiceFilter(label="Area", method="in_area", empty_label="Any area")
    theme = django_filters.ChoiceFilter(label="Theme", method="on_theme", empty_label="Any theme")
    status = django_filters.ChoiceFilter(
        label="Status", method="with_status", empty_label="Any status", choices=GroupStatusKind.choices
    )
    run_by = django_filters.ChoiceFilter(label="Led or run by", method="run_by_body", empty_label="Any organisation")
    on = django_filters.CharFilter(
        label="As on", method="as_given", max_length=40, help_text=f"A day, such as {ON_EXAMPLES}."
    )
    order = django_filters.ChoiceFilter(
        label="Order", method="as_given", empty_label="As the sources list them", choices=list(ORDERS.items())
    )

    class Meta:
        model = AdvisoryGroup
        fields: list[str] = []

    def __init__(self, data: QueryDict, *, day: date, audience: Audience, kinds: Iterable[KindView]) -> None:
        super().__init__(data, listed_groups(day, audience))
        self.day = day
        offered = _choices(audience) | {"kind": [(kind.code, kind.plural) for kind in kinds]}
        for name, choices in offered.items():
            self.filters[name].extra["choices"] = choices
        for field in self.form.fields.values():
            dress(field)

    def of_kind(self, groups: GroupQuerySet, name: str, value: str) -> GroupQuerySet:
        return groups.of_kind(value)

    def in_area(self, groups: GroupQuerySet, name: str, value: str) -> GroupQuerySet:
        return groups.filter(self._has(GroupArea, area__key=value))

    def on_theme(self, groups: GroupQuerySet, name: str, value: str) -> GroupQuerySet:
        return groups.filter(self._has(GroupTheme, theme__key=value))

    def with_status(self, groups: GroupQuerySet, name: str, value: str) -> GroupQuerySet:
        return groups.with_status(value)

    def run_by_body(self, groups: GroupQuerySet, name: str, value: str) -> GroupQuerySet:
        return groups.filter(self._has(GroupOrganisation, organisation__key=value, part__in=LEADS_OR_RUNS))

    def with_words(self, groups: GroupQuerySet, name: str, value: str) -> GroupQuerySet:
        """Groups in which every word is found: in a name of any time, the summary, an area or a theme of the day."""
        for word in value.split():
            groups = groups.filter(
                Q(name__icontains=word)
                | Q(summary__icontains=word)
                | Exists(GroupName.objects.filter(group=OuterRef("pk"), text__icontains=word))
                | self._has(GroupArea, Q(area__name__icontains=word) | Q(area__other_names__icontains=word))
                | self._has(GroupTheme, Q(theme__name__icontains=word) | Q(theme__other_words__icontains=word))
            )
        return groups

    def as_given(self, groups: GroupQuerySet, name: str, value: str) -> GroupQuerySet:
        """The day and the order do not narrow the list: the one was read before, the other comes after."""
        return groups

    def _has(self, model: Any, *conditions: Q, **values: Any) -> Exists:
        return Exists(model.objects.on(self.day).filter(*conditions, group=OuterRef("pk"), **values))


@dataclass(frozen=True)
class GroupList:
    """What was asked of the list of groups: the day, the filters said back, the groups, or what is wrong with it."""

    reading: Reading
    asked: tuple[Asked, ...]
    groups: GroupQuerySet
    mistakes: tuple[Mistake, ...]
    words: str
    """The words that were looked for, so that what is denied to exist can be found too."""
    kinds: dict[int, KindView]
    form: forms.Form

    @property
    def narrowed_by(self) -> tuple[Asked, ...]:
        """The filters in use, without the order, which leaves the same groups."""
        return tuple(each for each in self.asked if each.parameter != "order")

    @property
    def query(self) -> dict[str, str]:
        """The filters in use, as an export states them."""
        return sent_back(self.asked)


def group_list(query: QueryDict, today: date, audience: Audience) -> GroupList:
    """Read the query of the list. Where anything in it cannot be used nothing is listed, and the mistakes say why.

    To leave out the part that was not understood would show, and export, more than was asked for.
    """
    reading = reading_of(query, today)
    kinds = kinds_by_row()
    filters = GroupFilter(query, day=reading.day, audience=audience, kinds=kinds.values())
    refuse_unreadable_day(filters.form, reading)
    mistakes = [*unknown_parameters(query, filters), *unreadable_values(filters)]
    if mistakes:
        return GroupList(reading, (), AdvisoryGroup.objects.none(), tuple(mistakes), "", kinds, filters.form)
    given = {name: value for name, value in filters.form.cleaned_data.items() if value}
    return GroupList(
        reading=reading,
        asked=said_back(filters, reading),
        groups=_ordered(filters.qs, given.get("order", "")),
        mistakes=(),
        words=given.get("q", ""),
        kinds=kinds,
        form=filters.form,
    )


def _choices(audience: Audience) -> dict[str, list[tuple[str, str]]]:
    """The keys and names of areas, themes and organisations that the list can be narrowed by, in one query.

    Organisations are those that lead or run a group, as far as the audience may know of both.
    """
    parts = GroupOrganisation.objects.filter(part__in=LEADS_OR_RUNS, group__audience__in=audience.seen)
    bodies = Organisation.objects.visible_to(audience).filter(pk__in=parts.values("organisation"))
    named = [
        records.order_by().values_list(Value(name), "key", "name")
        for name, records in (("area", Area.objects.all()), ("theme", Theme.objects.all()), ("run_by", bodies))
    ]
    choices: dict[str, list[tuple[str, str]]] = {"area": [], "theme": [], "run_by": []}
    for name, key, text in named[0].union(*named[1:], all=True):
        choices[name].append((key, text))
    return {name: by_name(offered) for name, offered in choices.items()}


def _ordered(groups: GroupQuerySet, order: str) -> GroupQuerySet:
    """In the order that was asked for, else as the sources list them: by kind, place in the list and name."""
    match order:
        case "name":
            return groups.order_by("name_then", "key")
        case "-name":
            return groups.order_by("-name_then", "key")
        case "status":
            return groups.in_print_order("status_then")
    return groups.in_print_order()
