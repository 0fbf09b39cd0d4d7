from django.db import models
from django.db.models import Q

from groups.choices import RoleType, WithholdingReason
from groups.models import Organisation, Record
from iag_registry.lib.audiences import Audience
from iag_registry.lib.constraints import PREFIX, date_shape, known_choice, reason_when_withheld
from iag_registry.lib.partial_date_field import PartialDateField
from meetings.choices import ActionStatus
from meetings.models.agenda_item import AgendaItem
from meetings.models.meeting import Meeting
from meetings.querysets import ActionQuerySet, ActionUpdateQuerySet


class Action(Record):
    """One thing that a meeting asked someone to do; what became of it stands in its updates."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="actions")
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, null=True, blank=True, related_name="actions")
    position = models.PositiveSmallIntegerField("place in the list")
    number = models.CharField(max_length=20, blank=True, help_text="As printed: 2021/07")
    text = models.TextField("what is to be done", help_text="In the words of the minutes.")
    owner_role = models.CharField(
        "owner", max_length=20, choices=RoleType.choices, blank=True, help_text="The role, not the person."
    )
    owner_as_printed = models.CharField(
        max_length=200, blank=True, help_text="Whom the minutes name, as printed. Staff only where it is a person."
    )
    owner_organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="actions"
    )
    due = PartialDateField()
    audience = models.CharField(max_length=20, choices=Audience.choices, default=Audience.STAFF)
    withholding_reason = models.CharField(max_length=20, choices=WithholdingReason.choices, blank=True)

    objects = ActionQuerySet.as_manager()

    class Meta:
        ordering = ["meeting", "position"]
        constraints = [
            known_choice("owner_role", RoleType, blank=True),
            known_choice("audience", Audience),
            known_choice("withholding_reason", WithholdingReason, blank=True),
            reason_when_withheld(),
            *date_shape("due"),
            models.UniqueConstraint(
                fields=["meeting", "position"],
                name=f"{PREFIX}position_once",
                violation_error_message="Another action has this place in the list.",
            ),
        ]

    def __str__(self) -> str:
        return f"Action {self.number or self.position}, {self.meeting}"


class ActionUpdate(Record):
    """One report on an action: where it stood on a day, said at a meeting or between meetings."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="updates")
    status = models.CharField(max_length=20, choices=ActionStatus.choices)
    dated = PartialDateField("date")
    meeting = models.ForeignKey(
        Meeting,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="action_updates",
        help_text="The meeting that heard it, or that it is carried forward to.",
    )
    text = models.TextField("what was said", blank=True)

    objects = ActionUpdateQuerySet.as_manager()

    class Meta:
        ordering = ["action", "pk"]
        constraints = [
            known_choice("status", ActionStatus),
            *date_shape("dated"),
            models.CheckConstraint(
                condition=~Q(dated="") | Q(meeting__isnull=False),
                name=f"{PREFIX}dated_or_at_meeting",
                violation_error_message="Give the date of the update, or the meeting that heard it.",
            ),
            models.CheckConstraint(
                condition=~Q(status="carried_forward") | Q(meeting__isnull=False),
                name=f"{PREFIX}carried_to_a_meeting",
                violation_error_message="Name the meeting that the action is carried forward to.",
            ),
            models.CheckConstraint(
                condition=~Q(status="closed_no_action") | ~Q(text=""),
                name=f"{PREFIX}closed_with_reason",
                violation_error_message="Say why it was closed without action.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.action}: {self.get_status_display()}"
