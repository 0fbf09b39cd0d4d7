from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from groups.choices import YesNoUnknown
from groups.models import AdvisoryGroup, Record, Statement
from iag_registry.lib.audiences import Audience
from iag_registry.lib.constraints import PREFIX, date_shape, known_choice
from iag_registry.lib.partial_date_field import PartialDateField
from meetings.choices import DeclarationsState, HowHeld, MeetingEventKind
from meetings.querysets import MeetingQuerySet

ADDRESS_STAYS = (
    "The public may have met this meeting at its address, which therefore never changes: leave its group and the end "
    "of its address as they are. A meeting of another group is entered anew."
)


class Meeting(Record):
    """One meeting, of one group of the register or of a body that the source leaves unnamed."""

    group = models.ForeignKey(
        AdvisoryGroup,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="meetings",
        help_text="Leave empty where the source does not say whose meeting it was.",
    )
    slug = models.SlugField(
        max_length=60,
        help_text="Ends the address of the page: the date as 2021-02-02, with -2 for a second one that day.",
    )
    title = models.CharField(max_length=300, help_text="As printed, or a plain description.")
    date = PartialDateField(help_text="For example 2021, Feb 2021 or 2/2/2021. Leave empty where it is not known.")
    date_note = models.CharField(
        max_length=300,
        blank=True,
        help_text="What the source says of the date, if not clear.",
    )
    start_time = models.TimeField(null=True, blank=True)
    end_time = models.TimeField(null=True, blank=True)
    place = models.CharField(max_length=300, blank=True)
    place_audience = models.CharField(
        "who may see the place",
        max_length=20,
        choices=Audience.choices,
        default=Audience.STAFF,
    )
    accessibility = models.TextField(
        "getting in and taking part",
        blank=True,
        help_text="Shown with the place: step-free entrance, hearing loop, interpreters.",
    )
    online_link = models.URLField("link to join online", max_length=500, blank=True)
    online_audience = models.CharField(
        "who may see the link",
        max_length=20,
        choices=Audience.choices,
        default=Audience.STAFF,
    )
    how_to_attend = models.TextField(
        blank=True, help_text="Shown to the public: how to come, whom to tell, by what date."
    )
    notice = models.TextField(blank=True, help_text="The words of the notice, as published.")
    how_held = models.CharField(max_length=20, choices=HowHeld.choices, default=HowHeld.NOT_STATED)
    open_to_public = models.CharField(
        "may the public attend",
        max_length=10,
        choices=YesNoUnknown.choices,
        default=YesNoUnknown.UNKNOWN,
    )
    publication_type = models.CharField(max_length=60, blank=True, help_text="As printed: General")
    publication_date = PartialDateField(help_text="The publication date as printed; not the meeting's date.")
    attendance_heading = models.CharField(
        max_length=120,
        blank=True,
        help_text="The heading over the list of names, as printed: Board and advisors",
    )
    declarations_state = models.CharField(
        "interests declared",
        max_length=20,
        choices=DeclarationsState.choices,
        default=DeclarationsState.NOT_RECORDED,
    )
    audience = models.CharField(max_length=20, choices=Audience.choices, default=Audience.STAFF)
    statement = models.ForeignKey(
        Statement,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="meetings",
    )
    note = models.TextField(blank=True, help_text="Shown to the public with the meeting.")
    staff_note = models.TextField("note for staff", blank=True, help_text="Never shown to the public.")

    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ["-date", "title"]
        constraints = [
            known_choice("how_held", HowHeld),
            known_choice("open_to_public", YesNoUnknown),
            known_choice("place_audience", Audience),
            known_choice("online_audience", Audience),
            known_choice("declarations_state", DeclarationsState),
            known_choice("audience", Audience),
            *date_shape("date", "publication_date"),
            models.CheckConstraint(
                condition=Q(start_time__isnull=True) | Q(end_time__isnull=True) | Q(start_time__lte=F("end_time")),
                name=f"{PREFIX}start_time_not_after_end_time",
                violation_error_message="The meeting ends before it starts. Correct one of the two times.",
            ),
            models.UniqueConstraint(
                fields=["group", "slug"],
                name=f"{PREFIX}slug_once",
                violation_error_message="This group has a meeting with this address already. Add -2 to the end.",
            ),
            models.UniqueConstraint(
                fields=["slug"],
                condition=Q(group=None),
                name=f"{PREFIX}slug_once_without_group",
                violation_error_message="A meeting with this address is in the register already. Add -2 to the end.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        super().clean()
        kept = self.kept_for_good()
        if kept is not None and kept != (self.group_id, self.slug):
            raise ValidationError(ADDRESS_STAYS)

    def kept_for_good(self) -> tuple[int | None, str] | None:
        """The group and the slug of a page that the public may have met: links to it never break; None for another."""
        met = Q(audience=Audience.PUBLIC) | Q(minutes__releases__isnull=False)
        return type(self).objects.filter(met, pk=self.pk).values_list("group_id", "slug").first() if self.pk else None

    def get_absolute_url(self) -> str:
        """Its page; a meeting of an unnamed body has none, and is read on the page of its source."""
        if self.group is None:
            return ""
        return reverse("meetings:meeting-detail", args=[self.group.key, self.slug])


class JointMeeting(Record):
    """One further group that a meeting is a meeting of; its page stands under the first group."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="joint_groups")
    group = models.ForeignKey(AdvisoryGroup, on_delete=models.PROTECT, related_name="joint_meetings")

    class Meta:
        ordering = ["meeting", "group__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "group"],
                name=f"{PREFIX}once",
                violation_error_message="This group takes part in the meeting already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting} with {self.group}"

    def clean(self) -> None:
        super().clean()
        if self.group_id and self.meeting_id and self.group_id == self.meeting.group_id:
            raise ValidationError({"group": "The meeting is this group's own. Name only the others."})


class MeetingEvent(Record):
    """One thing that happened to a meeting: planned, held, cancelled, postponed; the last one says where it stands."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(max_length=20, choices=MeetingEventKind.choices)
    dated = PartialDateField("date")
    reason = models.CharField(max_length=300, blank=True)
    postponed_to = models.ForeignKey(
        Meeting,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="postponed_from",
    )
    statement = models.ForeignKey(
        Statement,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="meeting_events",
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            known_choice("kind", MeetingEventKind),
            *date_shape("dated"),
            models.CheckConstraint(
                condition=Q(postponed_to=None) | Q(kind="postponed"),
                name=f"{PREFIX}postponed_to_when_postponed",
                violation_error_message="Only a postponed meeting has a new meeting in its place.",
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=["cancelled", "postponed", "not_held"]) | ~Q(reason=""),
                name=f"{PREFIX}reason_given",
                violation_error_message="Say why the meeting was cancelled, postponed or not held.",
            ),
            models.CheckConstraint(
                condition=~Q(postponed_to=F("meeting")),
                name=f"{PREFIX}postponed_to_another",
                violation_error_message="A meeting is postponed to another one. Choose the new meeting.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting}: {self.get_kind_display()}"
