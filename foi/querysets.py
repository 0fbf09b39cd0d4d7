"""Reads of requests, to be chained."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from foi.choices import ENDED
from foi.references import normalise, without_prefix


class InformationRequestQuerySet(models.QuerySet[Any]):
    """Requests for information."""

    def referred_to(self, reference: str) -> Self:
        """Those that a reference can mean, in any of its forms, also without the digits in front of it."""
        key = normalise(reference)
        short = without_prefix(key)
        condition = Q(reference_key=key)
        if short != key:
            condition |= Q(reference_key=short)
        elif key.startswith("FOI."):
            condition |= Q(reference_key__endswith=f".{key}")
        return self.filter(condition)


class HeldRecordQuerySet(models.QuerySet[Any]):
    """What is kept for requests."""

    def active(self, *, closed_since: date) -> Self:
        """Of requests that are open, or whose last closing lies no earlier than this day."""
        from foi.models import RequestEvent  # the models import this module

        closed = RequestEvent.objects.standing().filter(
            request=OuterRef("request"), state=OuterRef("request__state"), happened_on__gte=closed_since
        )
        return self.filter(~Q(request__state__in=ENDED) | Exists(closed))


class BankHolidayQuerySet(models.QuerySet[Any]):
    """Bank holidays as the clock of a request takes them."""

    def days(self) -> frozenset[date]:
        """The days, of every part of the United Kingdom (FOI-03)."""
        return frozenset(self.order_by().values_list("date", flat=True))
