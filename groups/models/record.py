from collections.abc import Collection, Sequence
from datetime import date
from typing import Any, Self
from uuid import uuid4

from django.db import models, transaction
from django.db.models import Q
from simple_history.models import HistoricalRecords

from groups.models.turns import wait_for_turns
from groups.querysets import DatedFactQuerySet
from iag_registry.lib.constraints import PREFIX, date_shape, in_order
from iag_registry.lib.partial_date_field import PartialDateField
from iag_registry.lib.partial_dates import PartialDate


class Record(models.Model):
    """One row of the register: known outside by its UUID, with every change kept (who, when, why, before, after)."""

    uuid = models.UUIDField("identifier", default=uuid4, unique=True, editable=False)
    history = HistoricalRecords(inherit=True)

    judged_on_its_page = False
    """True for a row that its page judges beside the other rows as typed, with `refuse_beside_typed`."""

    kept_when_restored: tuple[str, ...] = ()
    """Fields that an older version does not bring back, because something else than a form changes them."""

    class Meta:
        abstract = True

    def turns(self) -> Sequence[str]:
        """What may be saved by one person at a time, because a rule looks at more rows than this one."""
        return ()

    def refuse_beside_others(self) -> None:
        """Raise ValidationError where this row breaks a rule together with others; only a row with turns has one."""

    def refuse_beside_typed(self, typed: Sequence[Self], replaced: Collection[int]) -> None:
        """The same for a row of a page, beside the others as typed there and not as they are kept under `replaced`.

        A model whose rows are typed side by side overrides it; else each row is judged beside what is kept.
        """
        self.refuse_beside_others()

    def clean(self) -> None:
        super().clean()
        if not self.judged_on_its_page:
            self.refuse_beside_others()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the row, with its history and all that hears of it, or nothing.

        One whose rule looks at other rows asks it again, now that nobody else can change them.
        """
        turns = self.turns()
        with transaction.atomic(savepoint=False):
            if turns:
                wait_for_turns(turns)
                self.refuse_beside_others()
            super().save(*args, **kwargs)


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

    def surely_overlaps(self, other: Self) -> bool:
        """True where both were so at once whatever their imprecise dates mean; a change within one year is none."""
        return self.begins.latest < other.last_sure_day and other.begins.latest < self.last_sure_day

    @property
    def last_sure_day(self) -> date:
        """The last day on which it was so for certain: the first that its end may mean, or never."""
        return PartialDate(self.end).earliest if self.end else date.max

    @property
    def until(self) -> str:
        """When it ended, as the end of a sentence."""
        return f"to {PartialDate(self.end).words}" if self.end else "with no end date"

    def clean(self) -> None:
        self._fill_observed()
        super().clean()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Fill the day of observation from the statement where neither date was given."""
        self._fill_observed()
        super().save(*args, **kwargs)

    def _fill_observed(self) -> None:
        if self.statement and not self.start and not self.observed:
            self.observed = self.statement.as_of
