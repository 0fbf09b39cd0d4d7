"""The two dates of a comparison, as they are typed into an address."""

from dataclasses import dataclass, replace
from datetime import date

import django_filters
from django import forms
from django.http import QueryDict

from changes.disclosure import TwoDates, two_dates
from groups.filtering import (
    Mistake,
    PartialDateFilter,
    dress,
    refuse_disorder,
    refuse_unreadable_day,
    unknown_parameters,
    unreadable_values,
)
from groups.models import AdvisoryGroup
from iag_registry.lib.on_day import Reading, reading_of
from iag_registry.lib.partial_dates import PartialDate

BOXES = {
    "from": ("From", "A year, a month or a day. A year or a month is read on its first day."),
    "until": ("Until", "Leave it empty for today. A year or a month is read on its last day."),
}


class TwoDatesFilter(django_filters.FilterSet):
    """The boxes for the two dates, and the day of reading that every page takes."""

    class Meta:
        model = AdvisoryGroup
        fields: list[str] = []

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data, AdvisoryGroup.objects.none())
        for name, (label, help_text) in BOXES.items():
            self.filters[name] = PartialDateFilter(label=label, max_length=40, help_text=help_text)
        self.filters["on"] = django_filters.CharFilter(label="As on", max_length=40, widget=forms.HiddenInput)
        for name in BOXES:
            dress(self.form.fields[name])


@dataclass(frozen=True)
class Comparison:
    """What was asked: two dates side by side, or what is wrong with them; neither where nothing was asked yet."""

    reading: Reading
    form: list[forms.BoundField]
    """The boxes that are shown: the day of reading has none here."""
    mistakes: tuple[Mistake, ...]
    found: TwoDates | None


def comparison(query: QueryDict, today: date) -> Comparison:
    """Read the query of the page. Where anything in it cannot be used nothing is compared, and the mistakes say why."""
    reading = reading_of(query, today)
    filters = TwoDatesFilter(query)
    refuse_unreadable_day(filters.form, reading)
    refuse_disorder(filters.form, "from", "until")
    given = filters.form.cleaned_data
    first, last = PartialDate(given.get("from", "")), PartialDate(given.get("until", ""))
    for name, asked in (("from", first), ("until", last)):
        if asked and asked.earliest > reading.day:
            filters.form.add_error(name, f"{asked.words} has not come yet. Choose a date up to {reading.words}.")
    if last and not first and "from" not in filters.form.errors:
        filters.form.add_error("from", "Give the date to compare with.")
    unreadable = [replace(each, has_field=each.parameter in BOXES) for each in unreadable_values(filters)]
    mistakes = (*unknown_parameters(query, filters), *unreadable)
    boxes = filters.form.visible_fields()
    if mistakes or not first:
        return Comparison(reading, boxes, mistakes, None)
    until = last or PartialDate.of(reading.day)
    found = two_dates((first, first.earliest), (until, min(until.latest, reading.day)))
    return Comparison(reading, boxes, (), found)
