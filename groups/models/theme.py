from django.db import models
from django.urls import reverse

from groups.models.record import Record


class Theme(Record):
    """One subject that people look for: race, disability, hate crime; also where no group exists for it (GRP-08)."""

    key = models.SlugField(
        "key",
        max_length=80,
        unique=True,
        help_text="Used in the address of the page: hate-crime",
    )
    name = models.CharField(max_length=120, unique=True, help_text="For example: Hate crime")
    other_words = models.CharField(
        max_length=200,
        blank=True,
        help_text="Other words that people search with, with semicolons: LGBT; gay",
    )
    description = models.TextField(blank=True)
    exit_this_page = models.BooleanField(
        "show “Exit this page”",
        default=False,
        help_text=(
            "Tick it only where being seen to read about this could put someone at risk, for example on domestic "
            "abuse. It is shown on the pages of the theme, and of its groups, their meetings and minutes."
        ),
    )

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("groups:theme-detail", args=[self.key])
