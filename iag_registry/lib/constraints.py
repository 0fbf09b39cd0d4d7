"""Constraints that many models share, each with a message for the person who broke it."""

from functools import reduce
from operator import or_

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Greatest, Least

from iag_registry.lib.partial_date_field import SHAPE

PREFIX = "%(app_label)s_%(class)s_"


def known_choice(field: str, choices: type[models.TextChoices], *, blank: bool = False) -> models.CheckConstraint:
    """The field holds one of its choices, or nothing where `blank`."""
    values = sorted([*choices.values, ""] if blank else choices.values)
    return models.CheckConstraint(
        condition=Q(**{f"{field}__in": values}),
        name=f"{PREFIX}{field}_known",
        violation_error_message=f"Choose one of the offered values for “{field.replace('_', ' ')}”.",
    )


def date_shape(*fields: str) -> list[models.CheckConstraint]:
    """Each field holds nothing, or a date as 2006, 2006-09 or 2006-09-28 (GRP-10)."""
    return [
        models.CheckConstraint(
            condition=Q(**{f"{field}__regex": SHAPE}),
            name=f"{PREFIX}{field}_shape",
            violation_error_message=f"“{field.replace('_', ' ')}” is not a date. Write 2006, Sept 2006 or 28/9/2006.",
        )
        for field in fields
    ]


def in_order(start: str, end: str, message: str) -> models.CheckConstraint:
    """The end cannot lie wholly before the start; an unknown date is never out of order."""
    return models.CheckConstraint(
        condition=Q(**{f"{start}__earliest__lte": F(f"{end}__latest")}),
        name=f"{PREFIX}{start}_not_after_{end}",
        violation_error_message=message,
    )


def exactly_one(fields: list[str], *, name: str, message: str) -> models.CheckConstraint:
    """Exactly one of these nullable columns is filled."""
    each = (Q(**{f"{field}__isnull": field != chosen for field in fields}) for chosen in fields)
    condition = reduce(or_, each)
    return models.CheckConstraint(condition=condition, name=f"{PREFIX}{name}", violation_error_message=message)


def once_either_way(name: str, message: str, *, condition: Q | None = None) -> models.UniqueConstraint:
    """A tie that reads the same from both ends stands once, whichever of the two rows comes first."""
    return models.UniqueConstraint(
        Least("first", "second"),
        Greatest("first", "second"),
        condition=condition,
        name=f"{PREFIX}{name}",
        violation_error_message=message,
    )


def reason_when_withheld() -> models.CheckConstraint:
    """A row that is not public says why, and a public one has nothing to explain."""
    return models.CheckConstraint(
        condition=Q(audience="public", withholding_reason="") | (~Q(audience="public") & ~Q(withholding_reason="")),
        name=f"{PREFIX}reason_when_withheld",
        violation_error_message=(
            "Say why the name is withheld, or make it public: a public entry has no reason for withholding."
        ),
    )
