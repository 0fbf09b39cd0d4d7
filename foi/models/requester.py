from django.db import models

from foi.models.information_request import InformationRequest
from groups.models import Record
from iag_registry.lib.constraints import PREFIX


class Requester(Record):
    """Who made one request, and the request as it came: for FOI officers only, and never beside an answer (FOI-12).

    No other record leads here, so that nothing can be listed, searched, filtered or sorted by who asked.
    """

    request = models.ForeignKey(InformationRequest, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200, blank=True)
    address = models.TextField("address for correspondence", blank=True, help_text="An email or a postal address.")
    letter = models.TextField("the request as it came", blank=True, help_text="In full, with greeting and signature.")

    class Meta:
        ordering = ["request"]
        constraints = [
            models.UniqueConstraint(
                fields=["request"],
                name=f"{PREFIX}one_each",
                violation_error_message="Who made this request is recorded already.",
            )
        ]

    def __str__(self) -> str:
        return f"Who asked, {self.request}"

    @property
    def is_reachable(self) -> bool:
        """True where there is a name and an address for correspondence, as a valid request has (FOI-01)."""
        return bool(self.name.strip() and self.address.strip())
