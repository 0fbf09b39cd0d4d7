"""Boxes in which people type a day or a moment."""

from datetime import date, datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

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
