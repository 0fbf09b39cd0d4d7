from typing import ClassVar

from django.db import models
from django.utils import timezone

from foi.models.written_once import WrittenOnce
from iag_registry.lib.constraints import PREFIX


class GivenFigures(WrittenOnce):
    """The figures of the requests of one quarter as they were given to anyone for one day (L13).

    `lines` holds of each figure, in order, its key, words, the figure that it is part of, its number or null, and what
    stands in place of the number. No number stands here that is not given. After its final figures none follow.
    """

    REFUSAL: ClassVar[str] = "What was given of a quarter is never changed or deleted."

    quarter = models.CharField(max_length=7, help_text="The month in which it begins: 2022-04")
    as_at = models.DateField("as at")
    is_final = models.BooleanField("final")
    lines = models.JSONField()
    given_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["quarter", "as_at"]
        verbose_name_plural = "given figures"
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=models.Q(quarter__regex=r"^[0-9]{4}-(01|04|07|10)$"),
                name=f"{PREFIX}quarter_known",
                violation_error_message="A quarter begins in January, April, July or October.",
            ),
            models.UniqueConstraint(
                fields=["quarter", "as_at"],
                name=f"{PREFIX}once_for_a_day",
                violation_error_message="The figures of this quarter have been given for this day.",
            ),
            models.UniqueConstraint(
                fields=["quarter"],
                condition=models.Q(is_final=True),
                name=f"{PREFIX}final_once",
                violation_error_message="The final figures of this quarter have been given.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.quarter} as at {self.as_at:%-d %B %Y}"
