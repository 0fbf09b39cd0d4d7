from django.db import models

from iag_registry.lib.constraints import PREFIX, known_choice
from iag_registry.lib.partial_date_field import PartialDateField
from search.choices import DENIED, Maker, Sort


class Entry(models.Model):
    """One thing that can be found, in words that the public may read on the page that it leads to.

    It holds nothing that is not on that page, so it has neither audience nor history: what may no longer be read has no
    entry. `full_text` finds it: on SQLite a table beside this one, kept by triggers; on PostgreSQL a column.

    A migration that alters this table on SQLite rebuilds it without its triggers: it ends with `index_words` again.
    """

    made_of = models.CharField(max_length=20, choices=Maker.choices)
    record = models.BigIntegerField(help_text="The number of the record that it is made of.")
    ref = models.CharField(max_length=400, unique=True, help_text="What it stands for, told apart from all others.")
    sort = models.CharField(max_length=20, choices=Sort.choices)
    title = models.TextField()
    context = models.TextField(blank=True, help_text="Where it stands: the meeting of minutes, the source of words.")
    body = models.TextField(blank=True)
    words = models.TextField(blank=True, help_text="Further words that find it: former names, abbreviations.")
    url = models.TextField()
    dated = PartialDateField(help_text="What day it speaks of, as far as that is known.")
    facets = models.TextField(blank=True, help_text="What it can be narrowed down by, as “ area=enfield theme=race ”.")

    class Meta:
        verbose_name = "entry of the search index"
        verbose_name_plural = "entries of the search index"
        ordering = ["sort", "ref"]
        indexes = [
            models.Index(fields=["made_of", "record"], name="search_entry_made_of"),
            # Few entries are denials, and every search looks through them (`Engine.state`).
            models.Index(fields=["id"], condition=models.Q(facets__contains=f" {DENIED} "), name="search_entry_denied"),
        ]
        constraints = [
            known_choice("made_of", Maker),
            known_choice("sort", Sort),
            models.CheckConstraint(
                condition=~models.Q(title="") & ~models.Q(url=""),
                name=f"{PREFIX}can_be_shown",
                violation_error_message="An entry has a title and leads to a page.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ref}: {self.title}"
