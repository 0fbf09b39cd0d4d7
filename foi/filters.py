"""The filters of the disclosure log: the page, the CSV and the feed share them, and say them back in words."""

from dataclasses import dataclass
from datetime import date

import django_filters
from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import QueryDict

from foi.choices import Decision
from foi.disclosure.log import listed, months
from foi.models import LogEntryGroup, LogEntryTheme, LogRelease
from groups.filtering import (
    Asked,
    Mistake,
    dress,
    refuse_unreadable_day,
    said_back,
    unknown_parameters,
    unreadable_values,
)
from groups.group_filter import GroupFilter
from groups.models import AdvisoryGroup, Theme
from iag_registry.lib.audiences import Audience
from iag_registry.lib.on_day import ON_EXAMPLES, Reading, reading_of
from iag_registry.lib.partial_dates import PartialDate


class LogFilter(django_filters.FilterSet):
    """What the log can be narrowed by; every choice is a key that is public in itself."""

    q = django_filters.CharFilter(label="Words", method="with_words", max_length=200)
    month = django_filters.ChoiceFilter(label="Month", method="of_month", empty_label="Any month")
    decision = django_filters.ChoiceFilter(
        label="Decision", method="with_decision", empty_label="Any decision", choices=Decision.choices
    )
    theme = django_filters.ChoiceFilter(label="Theme", method="on_theme", empty_label="Any theme")
    group = GroupFilter(label="Group", method="about_group", empty_label="Any group")
    on = django_filters.CharFilter(
        label="As on", method="as_given", max_length=40, help_text=f"A day, such as {ON_EXAMPLES}."
    )

    class Meta:
        model = LogRelease
        fields: list[str] = []

    def __init__(self, data: QueryDict, *, day: date) -> None:
        super().__init__(data, listed(day))
        # A choice must not tell of what cannot be read: a reply that is withdrawn, restricted, or of a later day.
        entries = listed(day).filter(withdrawn_on=None).order_by().values("entry")
        themes = Theme.objects.filter(pk__in=LogEntryTheme.objects.filter(entry__in=entries).values("theme"))
        tied = LogEntryGroup.objects.filter(entry__in=entries).values("group")
        groups = AdvisoryGroup.objects.visible_to(Audience.PUBLIC).filter(pk__in=tied)
        offered = {
            "month": [(month, PartialDate(month).words) for month in months(day)],
            "theme": list(themes.order_by("name").values_list("key", "name")),
            "group": list(groups.order_by("name").values_list("key", "name")),
        }
        for name, choices in offered.items():
            self.filters[name].extra["choices"] = choices
        for field in self.form.fields.values():
            dress(field)

    def with_words(self, releases: QuerySet, name: str, value: str) -> QuerySet:
        """Replies in which every word is found; of one that was withdrawn only its reference is looked into."""
        for word in value.replace("\x00", " ").split():
            said = Q(withdrawn_on=None) & (Q(text__icontains=word) | Q(entry__title__icontains=word))
            releases = releases.filter(said | Q(entry__request__reference__icontains=word))
        return releases

    def of_month(self, releases: QuerySet, name: str, value: str) -> QuerySet:
        month = PartialDate(value)
        return releases.filter(published_on__gte=month.earliest, published_on__lte=month.latest)

    def with_decision(self, releases: QuerySet, name: str, value: str) -> QuerySet:
        return releases.filter(decision=value, withdrawn_on=None)

    def on_theme(self, releases: QuerySet, name: str, value: str) -> QuerySet:
        tied = LogEntryTheme.objects.filter(entry=OuterRef("entry"), theme__key=value)
        return releases.filter(Exists(tied), withdrawn_on=None)

    def about_group(self, releases: QuerySet, name: str, value: str) -> QuerySet:
        tied = LogEntryGroup.objects.filter(entry=OuterRef("entry"), group__key=value)
        return releases.filter(Exists(tied), withdrawn_on=None)

    def as_given(self, releases: QuerySet, name: str, value: str) -> QuerySet:
        """The day does not narrow the list: it was read before."""
        return releases


@dataclass(frozen=True)
class LogList:
    """What was asked of the log: the day, the filters said back, the replies, or what is wrong with it."""

    reading: Reading
    asked: tuple[Asked, ...]
    releases: QuerySet[LogRelease]
    mistakes: tuple[Mistake, ...]
    form: forms.Form


def log_list(query: QueryDict, today: date) -> LogList:
    """Read the query of the log. Where anything in it cannot be used nothing is listed, and the mistakes say why."""
    reading = reading_of(query, today)
    filters = LogFilter(query, day=reading.day)
    refuse_unreadable_day(filters.form, reading)
    mistakes = [*unknown_parameters(query, filters), *unreadable_values(filters)]
    if mistakes:
        return LogList(reading, (), LogRelease.objects.none(), tuple(mistakes), filters.form)
    return LogList(reading, said_back(filters, reading), filters.qs, (), filters.form)
