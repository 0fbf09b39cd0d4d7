"""The filters of the list of meetings: the page, the table, the calendar and the JSON share them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import django_filters
from django import forms
from django.db.models import Value
from django.http import QueryDict

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
from groups.models import AdvisoryGroup, Area, GroupArea, GroupKind, GroupTheme, Theme
from iag_registry.lib.audiences import Audience
from iag_registry.lib.on_day import ON_EXAMPLES, Reading, reading_of
from iag_registry.lib.partial_dates import PartialDate
from meetings.disclosure import in_reading_order, is_released, listed_meetings, of_group, of_groups
from meetings.models import Meeting
from meetings.querysets import MeetingQuerySet

WHEN = [("ahead", "Ahead"), ("past", "Past")]
MINUTES = [("published", "Published"), ("not", "Not published")]
FIRST_AND_LAST = ("from", "to")


class MeetingFilter(django_filters.FilterSet):
    """What the list of meetings can be narrowed by; every choice is a key that is public in itself."""

    group = GroupFilter(label="Group", method="of_one_group", empty_label="Any group")
    kind = django_filters.ChoiceFilter(label="Kind of group", method="of_kind", empty_label="Any kind")
    area = django_filters.ChoiceFilter(label="Area of the group", method="in_area", empty_label="Any area")
    theme = django_filters.ChoiceFilter(label="Theme of the group", method="on_theme", empty_label="Any theme")
    when = django_filters.ChoiceFilter(label="When", method="at_time", empty_label="Past and ahead", choices=WHEN)
    minutes = django_filters.ChoiceFilter(
        label="Minutes", method="with_minutes", empty_label="Published or not", choices=MINUTES
    )
    on = django_filters.CharFilter(
        label="As on", method="as_given", max_length=40, help_text=f"A day, such as {ON_EXAMPLES}."
    )

    class Meta:
        model = Meeting
        fields: list[str] = []

    def __init__(self, data: QueryDict, *, day: date, audience: Audience) -> None:
        super().__init__(data, listed_meetings(day, audience, among_many=True))
        self.day, self.audience = day, audience
        self._add_first_and_last()
        for name, choices in _choices(audience).items():
            self.filters[name].extra["choices"] = _offering(choices)
        for field in self.form.fields.values():
            dress(field)

    def _add_first_and_last(self) -> None:
        """The filters “from” and “to”: the first is a word of the language, and cannot name a part of a class."""
        given = dict(self.filters)
        on = given.pop("on")
        for name, label, method in (("from", "From", "not_before"), ("to", "To", "not_after")):
            given[name] = PartialDateFilter(
                label=label, method=method, max_length=40, help_text="A year, a month or a day."
            )
            given[name].parent = self
        self.filters.clear()
        self.filters.update({**given, "on": on})

    def of_one_group(self, meetings: MeetingQuerySet, name: str, value: str) -> MeetingQuerySet:
        return meetings.filter(of_group(value))

    def of_kind(self, meetings: MeetingQuerySet, name: str, value: str) -> MeetingQuerySet:
        """Meetings of groups that are of this kind on the day of reading."""
        return meetings.filter(of_groups(self._groups().of_kind(value).values("pk"), self.audience))

    def in_area(self, meetings: MeetingQuerySet, name: str, value: str) -> MeetingQuerySet:
        """Meetings of groups that work in this area on the day of reading."""
        groups = GroupArea.objects.on(self.day).filter(area__key=value).values("group")
        return meetings.filter(of_groups(groups, self.audience))

    def on_theme(self, meetings: MeetingQuerySet, name: str, value: str) -> MeetingQuerySet:
        """Meetings of groups that advise on this theme on the day of reading."""
        groups = GroupTheme.objects.on(self.day).filter(theme__key=value).values("group")
        return meetings.filter(of_groups(groups, self.audience))

    def at_time(self, meetings: MeetingQuerySet, name: str, value: str) -> MeetingQuerySet:
        return meetings.filter(is_ahead=value == "ahead")

    def with_minutes(self, meetings: MeetingQuerySet, name: str, value: str) -> MeetingQuerySet:
        released = is_released(self.day, self.audience)
        return meetings.filter(released if value == "published" else ~released)

    def not_before(self, meetings: MeetingQuerySet, name: str, value: PartialDate) -> MeetingQuerySet:
        """Meetings that may have been on the first day or later; those without a date are left out."""
        return meetings.exclude(date="").filter(date__latest__gte=value.earliest.isoformat())

    def not_after(self, meetings: MeetingQuerySet, name: str, value: PartialDate) -> MeetingQuerySet:
        """Meetings that may have been on the last day or earlier; those without a date are left out."""
        return meetings.exclude(date="").filter(date__earliest__lte=value.latest.isoformat())

    def as_given(self, meetings: MeetingQuerySet, name: str, value: str) -> MeetingQuerySet:
        """The day does not narrow the list: it was read before."""
        return meetings

    def _groups(self) -> Any:
        return AdvisoryGroup.objects.visible_to(self.audience).on(self.day)


@dataclass(frozen=True)
class MeetingList:
    """What was asked of the list of meetings: the day, the filters said back, the meetings, or what is wrong."""

    reading: Reading
    asked: tuple[Asked, ...]
    meetings: MeetingQuerySet
    mistakes: tuple[Mistake, ...]
    form: forms.Form

    @property
    def query(self) -> dict[str, str]:
        """The filters in use, as an export states them."""
        return sent_back(self.asked)


def meeting_list(query: QueryDict, today: date, audience: Audience) -> MeetingList:
    """Read the query of the list. Where anything in it cannot be used nothing is listed, and the mistakes say why.

    To leave out the part that was not understood would show, and export, more than was asked for.
    """
    reading = reading_of(query, today)
    filters = MeetingFilter(query, day=reading.day, audience=audience)
    refuse_unreadable_day(filters.form, reading)
    refuse_disorder(filters.form, *FIRST_AND_LAST)
    mistakes = [*unknown_parameters(query, filters), *unreadable_values(filters)]
    if mistakes:
        return MeetingList(reading, (), Meeting.objects.none(), tuple(mistakes), filters.form)
    asked = said_back(filters, reading)
    return MeetingList(reading, asked, in_reading_order(filters.qs), (), filters.form)


def _offering(choices: list[tuple[str, str]]) -> Callable[[], list[tuple[str, str]]]:
    """The choices as a form takes them that is not to copy each of thousands whenever it is made."""
    return lambda: choices


def _choices(audience: Audience) -> dict[str, list[tuple[str, str]]]:
    """The keys and names of groups, kinds, areas and themes that the list can be narrowed by, in one query."""
    named = [
        records.order_by().values_list(Value(name), key, text)
        for name, records, key, text in (
            ("group", AdvisoryGroup.objects.visible_to(audience), "key", "name"),
            ("kind", GroupKind.objects.all(), "code", "plural"),
            ("area", Area.objects.all(), "key", "name"),
            ("theme", Theme.objects.all(), "key", "name"),
        )
    ]
    choices: dict[str, list[tuple[str, str]]] = {"group": [], "kind": [], "area": [], "theme": []}
    for name, key, text in named[0].union(*named[1:], all=True):
        choices[name].append((key, text))
    return {name: by_name(offered) for name, offered in choices.items()}
