from typing import Any
from uuid import uuid4

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from groups.querysets import DatedFactQuerySet
from iag_registry.lib.constraints import PREFIX, date_shape, in_order
from iag_registry.lib.partial_date_field import PartialDateField
from iag_registry.lib.partial_dates import PartialDate


class Record(models.Model):
    """One row of the register: known outside by its UUID, with every change kept (who, when, why, before, after)."""

    uuid = models.UUIDField("identifier", default=uuid4, unique=True, editable=False)
    history = HistoricalRecords(inherit=True)

    class Meta:
        abstract = True


class DatedFact(Record):
    """Something that was so for a time, and the statement that says so.

    `start` and `end` are when it began and ceased, as far as known. `observed` is a day on which a source found it so:
    where the start is unknown the fact is relied on from that day, and no earlier (GRP-10, and no start is inferred).
    """

    start = PartialDateField(
        "from",
        help_text="When it began, if a source says so: 2006, Sept 2006 or 28/9/2006.",
    )
    end = PartialDateField(
        "to",
        help_text="When it ended, if it has. Leave empty while it goes on or is not known.",
    )
    observed = PartialDateField(
        "seen on",
        help_text="A date on which a source says that it was so; needed when “from” is not known.",
    )
    statement = models.ForeignKey(
        "groups.Statement",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="%(app_label)s_%(class)s_facts",
        help_text="The words in a source that stand behind this.",
    )
    note = models.TextField(blank=True, help_text="Shown to the public with this entry.")

    objects = DatedFactQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            *date_shape("start", "end", "observed"),
            in_order(
                "start",
                "end",
                "The end lies before the start. Correct one of the two dates.",
            ),
            in_order(
                "observed",
                "end",
                "The end lies before the day on which it was seen. Correct one of the two dates.",
            ),
            models.CheckConstraint(
                condition=~Q(start="") | ~Q(observed=""),
                name=f"{PREFIX}dated",
                violation_error_message=(
                    "Give the date from which it was so, or a date on which a source says that it was so."
                ),
            ),
        ]

    @property
    def begins(self) -> PartialDate:
        """The date from which the fact is relied on."""
        return PartialDate(self.start or self.observed)

    def clean(self) -> None:
        super().clean()
        if self.statement and not self.start and not self.observed:
            self.observed = self.statement.as_of

    def save(self, **kwargs: Any) -> None:
        """Fill the day of observation from the statement where neither date was given."""
        if self.statement and not self.start and not self.observed:
            self.observed = self.statement.as_of
        super().save(**kwargs)
