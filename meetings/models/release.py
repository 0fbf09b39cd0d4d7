from django.conf import settings
from django.db import models
from django.db.models import Q

from groups.models import Record
from iag_registry.lib.constraints import PREFIX, known_choice
from meetings.choices import ReleaseKind
from meetings.models.minutes import Minutes


class MinutesRelease(Record):
    """One version of minutes as it was published: it never changes, and the database refuses to change it (MIN-04).

    `document` is what was published, as data, with every withheld word taken out already; `html` and `text` are made
    from it, and `sha256` is the checksum of `html` in UTF-8.
    """

    minutes = models.ForeignKey(Minutes, on_delete=models.PROTECT, related_name="releases")
    version = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20, choices=ReleaseKind.choices)
    published_on = models.DateField("published", help_text="The day from which the public could read it.")
    released_at = models.DateTimeField(auto_now_add=True)
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="minutes_releases"
    )
    reason = models.TextField(blank=True, help_text="Why this version replaces the one before.")
    document = models.JSONField()
    html = models.TextField()
    text = models.TextField()
    sha256 = models.CharField("SHA-256 of the HTML", max_length=64)
    text_sha256 = models.CharField("SHA-256 of the text", max_length=64)

    class Meta:
        ordering = ["minutes", "version"]
        constraints = [
            known_choice("kind", ReleaseKind),
            models.UniqueConstraint(
                fields=["minutes", "version"],
                name=f"{PREFIX}version_once",
                violation_error_message="This version has been published already.",
            ),
            models.CheckConstraint(
                condition=~Q(kind="correction") | ~Q(reason=""),
                name=f"{PREFIX}reason_given",
                violation_error_message="Say what the correction puts right, and why.",
            ),
            models.CheckConstraint(
                condition=Q(version__gte=1),
                name=f"{PREFIX}version_from_one",
                violation_error_message="Versions are counted from 1.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.minutes}, version {self.version}"


class ReleaseWithdrawal(Record):
    """That one published version may no longer be read, since when and why; its page stays and says so."""

    release = models.OneToOneField(MinutesRelease, on_delete=models.PROTECT, related_name="withdrawal")
    withdrawn_on = models.DateField()
    reason = models.TextField(help_text="Shown to the public in place of the text.")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="release_withdrawals"
    )

    class Meta:
        ordering = ["release"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason=""),
                name=f"{PREFIX}reason_given",
                violation_error_message="Say why it may no longer be read.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.release}, withdrawn"
