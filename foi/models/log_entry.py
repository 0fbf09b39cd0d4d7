from django.conf import settings
from django.db import models
from django.db.models import Q

from foi.choices import Decision
from foi.models.information_request import InformationRequest
from foi.models.pack import Pack
from groups.models import AdvisoryGroup, Record, Theme
from iag_registry.lib.constraints import PREFIX, known_choice


class LogEntry(Record):
    """One request in the disclosure log, at an address of its own for good; who asked is never named (FOI-12)."""

    request = models.OneToOneField(InformationRequest, on_delete=models.PROTECT, related_name="log_entry")
    slug = models.SlugField("address", max_length=80, unique=True)
    title = models.CharField(max_length=200, help_text="What was asked, in a few words. Never who asked.")

    class Meta:
        ordering = ["slug"]
        verbose_name_plural = "log entries"
        permissions = [("publish_replies", "Can publish released replies in the disclosure log, and withdraw them")]
        constraints = [
            models.CheckConstraint(
                condition=Q(title__regex=r"\S"),
                name=f"{PREFIX}title_given",
                violation_error_message="Say in a few words what was asked.",
            )
        ]

    def __str__(self) -> str:
        return self.title


class LogRelease(Record):
    """That one released reply stands in the disclosure log, since when, and whether it was withdrawn from it, and why.

    `text` is the letter as it was released, for the search.
    """

    entry = models.ForeignKey(LogEntry, on_delete=models.PROTECT, related_name="releases")
    pack = models.OneToOneField(Pack, on_delete=models.PROTECT, related_name="log_release")
    published_on = models.DateField()
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="replies_published"
    )
    text = models.TextField()
    decision = models.CharField(max_length=20, choices=Decision.choices)
    is_interim = models.BooleanField("more is to come", default=False)
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_because = models.TextField("why it may no longer be read", blank=True, help_text="Shown to the public.")
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="replies_withdrawn"
    )

    class Meta:
        ordering = ["entry", "pack__version"]
        constraints = [
            known_choice("decision", Decision),
            models.CheckConstraint(
                condition=Q(withdrawn_on=None, withdrawn_by=None, withdrawn_because="")
                | Q(withdrawn_on__isnull=False, withdrawn_by__isnull=False, withdrawn_because__regex=r"\S"),
                name=f"{PREFIX}withdrawn_whole",
                violation_error_message="Say why it may no longer be read.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pack}, in the disclosure log"


class LogEntryGroup(Record):
    """One group that an entry of the disclosure log concerns, so that its page leads to it."""

    entry = models.ForeignKey(LogEntry, on_delete=models.PROTECT, related_name="groups")
    group = models.ForeignKey(AdvisoryGroup, on_delete=models.PROTECT, related_name="log_entries")

    class Meta:
        ordering = ["entry", "group"]
        constraints = [
            models.UniqueConstraint(
                fields=["entry", "group"],
                name=f"{PREFIX}once",
                violation_error_message="The entry names this group already.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.entry}: {self.group}"


class LogEntryTheme(Record):
    """One theme that an entry of the disclosure log concerns, so that its page leads to it."""

    entry = models.ForeignKey(LogEntry, on_delete=models.PROTECT, related_name="themes")
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="log_entries")

    class Meta:
        ordering = ["entry", "theme"]
        constraints = [
            models.UniqueConstraint(
                fields=["entry", "theme"],
                name=f"{PREFIX}once",
                violation_error_message="The entry names this theme already.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.entry}: {self.theme}"
