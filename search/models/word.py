from django.db import models

from iag_registry.lib.constraints import PREFIX


class Word(models.Model):
    """One word of the index, and in how many entries it stands: what a mistyped word is compared with."""

    text = models.CharField(max_length=40, unique=True)
    letters = models.PositiveSmallIntegerField(db_index=True)
    entries = models.PositiveIntegerField()

    class Meta:
        verbose_name = "word of the search index"
        verbose_name_plural = "words of the search index"
        ordering = ["text"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(entries__gte=1),
                name=f"{PREFIX}stands_somewhere",
                violation_error_message="A word that stands in no entry is no word of the index.",
            )
        ]

    def __str__(self) -> str:
        return self.text
