"""Reads of meetings that take the day as an argument."""

from datetime import date
from typing import Self

from django.db.models import F

from groups.querysets import AudienceQuerySet


class MeetingQuerySet(AudienceQuerySet):
    """Meetings, dated to the day, the month or the year, or not dated at all."""

    def by(self, day: date) -> Self:
        """Meetings whose date cannot lie after the day."""
        return self.exclude(date="").filter(date__latest__lte=day.isoformat())

    def latest_first(self) -> Self:
        """The most recent first; a meeting without a date comes last."""
        return self.order_by(F("date__earliest").desc(), "-pk")
