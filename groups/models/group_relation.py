from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from groups.choices import RelationKind
from groups.models.group import AdvisoryGroup
from groups.models.record import DatedFact
from groups.querysets import TieQuerySet
from iag_registry.lib.constraints import PREFIX, known_choice, once_either_way


class GroupRelation(DatedFact):
    """One tie between two groups, read "first … second"; likeness of name is one too (GRP-09)."""

    first = models.ForeignKey(AdvisoryGroup, on_delete=models.PROTECT, related_name="relations_from")
    kind = models.CharField(max_length=20, choices=RelationKind.choices)
    second = models.ForeignKey(AdvisoryGroup, on_delete=models.PROTECT, related_name="relations_to")

    objects: ClassVar = TieQuerySet.as_manager()

    class Meta(DatedFact.Meta):
        ordering = ["first__name", "kind", "second__name"]
        constraints = [
            *DatedFact.Meta.constraints,
            known_choice("kind", RelationKind),
            models.UniqueConstraint(
                fields=["first", "kind", "second"],
                name=f"{PREFIX}once",
                violation_error_message="This relation is in the register already.",
            ),
            once_either_way(
                "likeness_once",
                "These two groups are tied so already, from one end or the other.",
                condition=Q(kind=RelationKind.POSSIBLY_SAME_AS),
            ),
            models.CheckConstraint(
                condition=~Q(first=F("second")),
                name=f"{PREFIX}two_bodies",
                violation_error_message="A group cannot be related to itself. Choose another group.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first} {self.get_kind_display()} {self.second}"
