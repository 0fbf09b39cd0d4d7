"""Boxes in which people type a day, a moment, or groups."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils import timezone

from groups.group_filter import HINT, Groups, keys_by_words, no_one_group, too_many
from iag_registry.lib.on_day import parse_on
from iag_registry.lib.partial_dates import PartialDate


class DayField(forms.CharField):
    """A text box for a whole day up to today, which it means where it is empty."""

    def __init__(self, *, today: date, **kwargs: Any) -> None:
        super().__init__(required=False, max_length=40, **kwargs)
        self.today = today

    def clean(self, value: Any) -> date | None:
        try:
            return parse_on(super().clean(value), self.today)
        except ValueError as error:
            raise ValidationError(str(error)) from error


class BoundField(DayField):
    """A text box for a day at which a time begins or ends; empty leaves it open."""

    def __init__(self, *, needed: bool = False, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.needed = needed

    def clean(self, value: Any) -> date | None:
        if (value or "").strip():
            return super().clean(value)
        if self.needed:
            raise ValidationError("Give a day.")
        return None


class MomentField(forms.CharField):
    """A text box for a past moment: a day means its end; empty means now."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, max_length=40, **kwargs)

    def clean(self, value: Any) -> datetime | None:
        typed = " ".join(super().clean(value).replace("T", " ").split())
        if not typed:
            return None
        moment = self._moment(typed)
        if moment.date() > timezone.localdate():
            raise ValidationError(f"“{typed}” has not come yet. The register can be read as it was known up to now.")
        return moment

    def _moment(self, typed: str) -> datetime:
        day, _, hour = typed.rpartition(" ") if ":" in typed else (typed, "", "")
        try:
            parsed = PartialDate.parse(day)
            at = time.fromisoformat(hour) if hour else time.max
        except ValueError:
            parsed, at = PartialDate(), time.min
        if parsed.precision != "day" or at.tzinfo:
            raise ValidationError(
                f"“{typed}” is not a moment that can be read. Write it like 2022-06-30 15:30 or 30/6/2022."
            )
        return timezone.make_aware(datetime.combine(parsed.earliest, at))


class Lines(forms.Textarea):
    """A box with one value to a line."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        return lines_of(data.getlist(name))

    def format_value(self, value: Any) -> str:
        return "\n".join(value or ())

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return name not in data


class TypedGroupsField(forms.MultipleChoiceField):
    """A box for the names or keys of groups, where there are too many to choose from a list."""

    is_typed = True
    """For templates, which else show the choices of a field."""
    widget = Lines

    def __init__(self, *, groups: Groups, help_text: str = "", **kwargs: Any) -> None:
        super().__init__(help_text=f"{help_text} {HINT} One to a line.".strip(), choices=groups, **kwargs)
        self.groups = groups
        self.widget.attrs |= {"rows": "3", "autocomplete": "off", "spellcheck": "false"}

    def validate(self, value: Any) -> None:
        """Only keys will do; names were replaced by theirs before (`with_keys`). Raises ValidationError."""
        for typed in value:
            if not self.valid_value(typed):
                raise no_one_group(typed, self.groups)
        super().validate(value)


def with_keys(query: QueryDict, choices: Groups) -> QueryDict:
    """A query in which each line that names one group is its key, so that it lasts when the group is renamed."""
    if not too_many(choices) or "group" not in query:
        return query
    called, keyed = keys_by_words(choices), query.copy()
    found = [(line, called.get(line.casefold(), ())) for line in lines_of(query.getlist("group"))]
    keyed.setlist("group", [keys[0] if len(keys) == 1 else line for line, keys in found])
    return keyed


def lines_of(given: Iterable[str]) -> list[str]:
    """What stands on the lines of a box, with single blanks, without the empty ones."""
    return [" ".join(line.split()) for each in given for line in each.splitlines() if line.strip()]
