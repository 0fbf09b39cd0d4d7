from uuid import uuid4

from django.db import models

from alerts.choices import Letter
from alerts.models.subscription import Subscription
from iag_registry.lib.constraints import PREFIX, known_choice


class Outgoing(models.Model):
    """One mail that is to be sent, or was. It holds no words: what it says is made when it is sent.

    A mail of news tells what has a number after `after` and up to `upto`. `due_at` is when it may be tried: whoever
    takes it puts that into the future, so that no other does, and one that is killed leaves it to be taken again.
    """

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    subscription = models.ForeignKey(Subscription, on_delete=models.CASCADE, related_name="mails")
    letter = models.CharField(max_length=20, choices=Letter.choices)
    after = models.BigIntegerField(default=0)
    upto = models.BigIntegerField(default=0)
    made_at = models.DateTimeField()
    due_at = models.DateTimeField()
    attempts = models.PositiveIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        default_permissions = ()
        ordering = ["pk"]
        indexes = [models.Index(fields=["due_at"], condition=models.Q(sent_at=None), name="alerts_outgoing_waiting")]
        constraints = [
            known_choice("letter", Letter),
            models.UniqueConstraint(
                fields=["subscription", "upto"],
                condition=models.Q(letter=Letter.NEWS),
                name=f"{PREFIX}once",
                violation_error_message="The same news are told in one mail.",
            ),
            models.CheckConstraint(
                condition=~models.Q(letter=Letter.NEWS) | models.Q(after__lt=models.F("upto")),
                name=f"{PREFIX}tells_something",
                violation_error_message="A mail of news tells of something.",
            ),
        ]

    def __str__(self) -> str:
        return f"Mail {self.pk}"
