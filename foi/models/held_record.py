from django.db import models
from django.db.models import Q

from foi.choices import HeldKind
from foi.models.information_request import InformationRequest
from foi.querysets import HeldRecordQuerySet
from groups.models import Record
from iag_registry.lib.constraints import PREFIX, known_choice


class HeldRecord(Record):
    """One record that is kept for one request, with all that belongs to it, or the whole register (FOI-11).

    It is named by kind and identifier, so that the hold neither needs the record nor tells its name.
    """

    request = models.ForeignKey(InformationRequest, on_delete=models.PROTECT, related_name="holds")
    record_kind = models.CharField("what is kept", max_length=40, choices=HeldKind.choices)
    record_uuid = models.UUIDField("identifier of the record", null=True, blank=True)

    objects = HeldRecordQuerySet.as_manager()

    class Meta:
        ordering = ["request", "pk"]
        default_permissions = ("add", "delete", "view")
        constraints = [
            known_choice("record_kind", HeldKind),
            models.CheckConstraint(
                condition=Q(record_kind=HeldKind.EVERYTHING, record_uuid=None)
                | (~Q(record_kind=HeldKind.EVERYTHING) & Q(record_uuid__isnull=False)),
                name=f"{PREFIX}one_or_all",
                violation_error_message="Name one record, or keep the whole register.",
            ),
            models.UniqueConstraint(
                fields=["request", "record_kind", "record_uuid"],
                name=f"{PREFIX}once",
                violation_error_message="This record is kept for the request already.",
            ),
            models.UniqueConstraint(
                fields=["request"],
                condition=Q(record_uuid=None),
                name=f"{PREFIX}everything_once",
                violation_error_message="The whole register is kept for the request already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_record_kind_display()}, kept for {self.request}"
