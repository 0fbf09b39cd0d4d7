from uuid import uuid4

from django.db import models

from alerts.choices import About, HowOften
from alerts.models.reader import Reader
from iag_registry.lib.constraints import PREFIX, known_choice


class Subscription(models.Model):
    """One thing that a reader wants to hear of, confirmed by the reader or not yet.

    `query` is that of the list or search, as an address has it. `told_to` is the number up to which the reader was told
    (`Seen`); what had a smaller number when the alert was confirmed is never told.
    """

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    reader = models.ForeignKey(Reader, on_delete=models.CASCADE, related_name="subscriptions")
    about = models.CharField(max_length=20, choices=About.choices)
    query = models.TextField(blank=True)
    how_often = models.CharField(max_length=20, choices=HowOften.choices)
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    told_to = models.BigIntegerField(default=0)
    told_on = models.DateField(null=True)

    class Meta:
        default_permissions = ()
        ordering = ["pk"]
        constraints = [
            known_choice("about", About),
            known_choice("how_often", HowOften),
            models.UniqueConstraint(
                fields=["reader", "about", "query"],
                name=f"{PREFIX}once",
                violation_error_message="A reader has one alert about one thing.",
            ),
        ]

    def __str__(self) -> str:
        return f"Alert {self.pk}"
