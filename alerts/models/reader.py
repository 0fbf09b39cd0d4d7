from uuid import uuid4

from django.db import models

from iag_registry.lib.constraints import PREFIX


class Reader(models.Model):
    """One email address that asked for alerts; the row goes with its last alert.

    The address is encrypted, and found again by a hash under a key (`alerts.keys`).
    """

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    address = models.TextField()
    address_hash = models.CharField(max_length=64, unique=True)

    class Meta:
        default_permissions = ()
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(address="") & ~models.Q(address__contains="@"),
                name=f"{PREFIX}address_is_sealed",
                violation_error_message="An address is kept encrypted only.",
            )
        ]

    def __str__(self) -> str:
        return f"Reader {self.pk}"
