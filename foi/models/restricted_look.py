from django.conf import settings
from django.db import models
from django.utils import timezone

from foi.models.information_request import InformationRequest
from foi.models.written_once import WrittenOnce
from iag_registry.lib.constraints import PREFIX


class RestrictedLook(WrittenOnce):
    """One look of one officer at one restricted record, for one request, with the reason (DP-11).

    A row is written once: it has no history, because it is one, and the database refuses to change it. Which record it
    was is kept by kind and identifier and never by name, so that those who see the request do not learn what only the
    look has told.
    """

    REFUSAL = "A look at a restricted record is logged once, and never changed or deleted."

    request = models.ForeignKey(InformationRequest, on_delete=models.PROTECT, related_name="restricted_looks")
    looked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="restricted_looks", editable=False
    )
    looked_at = models.DateTimeField(default=timezone.now, editable=False)
    reason = models.CharField(max_length=500)
    record_kind = models.CharField("kind of record", max_length=60)
    record_uuid = models.UUIDField("identifier of the record")

    class Meta:
        ordering = ["looked_at", "pk"]
        default_permissions = ()
        permissions = [
            ("look_at_restricted_records", "Can look at a restricted record for one request, with a logged reason")
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(reason__regex=r"\S"),
                name=f"{PREFIX}reason_given",
                violation_error_message="Say why you need to see the record. The reason is kept with the request.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.request}, {timezone.localtime(self.looked_at):%-d %B %Y at %H:%M}"
