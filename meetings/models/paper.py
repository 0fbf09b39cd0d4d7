from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from groups.choices import WithholdingReason
from groups.models import Record
from groups.querysets import AudienceQuerySet
from iag_registry.lib.audiences import Audience
from iag_registry.lib.constraints import PREFIX, known_choice, reason_when_withheld
from iag_registry.lib.strange_files.refusals import Refused
from meetings.models.agenda_item import AgendaItem
from meetings.models.meeting import Meeting
from meetings.paper_files import hidden_in

HOLDS_MORE = "This file cannot be public, because it holds more than its pages show."
DO_THAT = "Do that in a copy, and choose the copy here; or keep the paper for staff only."


class Paper(Record):
    """One paper of a meeting: a file that the register keeps, or a link to where it is published."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="papers")
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, null=True, blank=True, related_name="papers")
    position = models.PositiveSmallIntegerField("place in the list")
    title = models.CharField(max_length=300)
    number = models.CharField(max_length=20, blank=True, help_text="As printed: Paper 3")
    author = models.CharField(max_length=200, blank=True, help_text="The body or office, as printed.")
    link = models.URLField(max_length=500, blank=True)
    file = models.FileField(upload_to="papers", blank=True)
    media_type = models.CharField(max_length=100, blank=True, editable=False)
    size = models.PositiveIntegerField("size in bytes", null=True, blank=True, editable=False)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True, editable=False)
    is_looked_through = models.BooleanField("looked through for hidden data", default=False, editable=False)
    hidden_data = models.TextField(blank=True, editable=False)
    audience = models.CharField(max_length=20, choices=Audience.choices, default=Audience.STAFF)
    withholding_reason = models.CharField(max_length=20, choices=WithholdingReason.choices, blank=True)

    objects = AudienceQuerySet.as_manager()

    class Meta:
        ordering = ["meeting", "position"]
        constraints = [
            known_choice("audience", Audience),
            known_choice("withholding_reason", WithholdingReason, blank=True),
            reason_when_withheld(),
            models.UniqueConstraint(
                fields=["meeting", "position"],
                name=f"{PREFIX}position_once",
                violation_error_message="Another paper has this place in the list.",
            ),
            models.CheckConstraint(
                condition=Q(link="") | Q(file=""),
                name=f"{PREFIX}file_or_link",
                violation_error_message="Give a file or a link, not both.",
            ),
            models.CheckConstraint(
                condition=~Q(audience=Audience.PUBLIC) | Q(file="") | Q(is_looked_through=True, hidden_data=""),
                name=f"{PREFIX}public_file_is_clean",
                violation_error_message=HOLDS_MORE,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.meeting}"

    def clean(self) -> None:
        """Refuse an item of another meeting, and a public file that hides something (F10)."""
        super().clean()
        if self.item and self.item.meeting_id != self.meeting_id:
            raise ValidationError({"item": "This item is of another meeting. Name one of the agenda of this meeting."})
        if self.audience != Audience.PUBLIC or not self.file:
            return
        if not self.is_looked_through:
            self.look_through()
        if self.hidden_data:
            raise ValidationError({"file": [HOLDS_MORE, *self.hidden_data.splitlines(), DO_THAT]})

    def look_through(self) -> None:
        """Note what is hidden in the file as it is kept. Raises ValidationError where it cannot be looked through."""
        try:
            with self.file.open() as kept:
                self.hidden_data = hidden_in(kept.read(), self.media_type)
        except FileNotFoundError as problem:
            raise ValidationError({"file": "The file is not there any more. Choose it once more."}) from problem
        except Refused as problem:
            raise ValidationError({"file": str(problem)}) from problem
        self.is_looked_through = True
