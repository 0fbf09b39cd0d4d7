"""Reads of meetings and of what they asked for; the day is an argument."""

from datetime import date
from typing import Any, Self

from django.db.models import Case, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from groups.querysets import AudienceQuerySet
from meetings.choices import STILL_OPEN, ActionStatus


class MeetingQuerySet(AudienceQuerySet):
    """Meetings, dated to the day, the month or the year, or not dated at all."""

    def by(self, day: date) -> Self:
        """Meetings whose date cannot lie after the day."""
        return self.exclude(date="").filter(date__latest__lte=day.isoformat())

    def latest_first(self) -> Self:
        """The most recent first; a meeting without a date comes last."""
        return self.order_by(F("date__earliest").desc(), "-pk")

    def of_group(self, group: Any) -> Self:
        """Meetings of a group, those that it holds together with others included."""
        return self.filter(Q(group=group) | Q(pk__in=group.joint_meetings.values("meeting")))


class ActionUpdateQuerySet(QuerySet):
    """Reports on actions, each of its own day or of the day of the meeting that heard it."""

    def by(self, day: date) -> Self:
        """Reports that had been given by the day."""
        iso = day.isoformat()
        return self.filter(Q(~Q(dated=""), dated__earliest__lte=iso) | Q(dated="", meeting__date__earliest__lte=iso))

    def latest_first(self) -> Self:
        """The report of the latest day first; of two of one day the one entered last."""
        said_on = Case(When(dated="", then=F("meeting__date__earliest")), default=F("dated__earliest"))
        return self.order_by(said_on.desc(), "-pk")


class ActionQuerySet(AudienceQuerySet):
    """What meetings asked someone to do."""

    def on(self, day: date) -> Self:
        """Adds `status_then`: what the last report by the day said, and "open" where there was none."""
        from meetings.models import ActionUpdate  # models import this module

        last = ActionUpdate.objects.by(day).filter(action=OuterRef("pk")).latest_first()
        return self.annotate(status_then=Coalesce(Subquery(last.values("status")[:1]), Value(ActionStatus.OPEN.value)))

    def open_on(self, day: date) -> Self:
        """Actions of meetings up to the day that were still to be done on it."""
        asked = Q(meeting__date="") | Q(meeting__date__earliest__lte=day.isoformat())
        return self.on(day).filter(asked, status_then__in=list(STILL_OPEN))

    def overdue_on(self, day: date) -> Self:
        """Actions whose last possible day had passed; after `open_on`."""
        return self.exclude(due="").filter(due__latest__lt=day.isoformat())

    def of_group(self, group: Any) -> Self:
        """Actions of the meetings of a group, those that it held together with others included."""
        return self.filter(Q(meeting__group=group) | Q(meeting__in=group.joint_meetings.values("meeting")))

    def soonest_due_first(self) -> Self:
        """What is due first comes first, and what has no date last."""
        return self.order_by(
            Case(When(due="", then=1), default=0), "due__latest", F("meeting__date__earliest").desc(), "position", "pk"
        )
