from django.db import models

from groups.models.record import Record


class GroupKind(Record):
    """One kind of body and how the register treats it: only some kinds are independent advisory groups."""

    code = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=120, help_text="One of them, in a sentence: borough IAG")
    plural = models.CharField(max_length=120, help_text="Many of them, in a sentence: borough IAGs")
    is_advisory_group = models.BooleanField(
        "counts as an independent advisory group",
        default=False,
        help_text="Tick it only for kinds that are counted when someone asks how many advisory groups there are.",
    )
    description = models.TextField(blank=True, help_text="What it does, and what tells it from the other kinds.")
    position = models.PositiveSmallIntegerField("place in lists", default=0)

    class Meta:
        ordering = ["position", "name"]

    def __str__(self) -> str:
        return self.name
