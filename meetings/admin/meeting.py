from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse

from groups.admin.base import EntryInline, RecordAdmin
from groups.admin.filters import RecordListFilter
from groups.admin.restricted import visible
from iag_registry.lib.partial_dates import PartialDate
from meetings.actions.planning import last_event
from meetings.actions.redacting import keep_places
from meetings.admin.action import AddActionPages
from meetings.admin.attendance import SheetPages
from meetings.admin.minutes import MinutesRules
from meetings.admin.plan import PlanPages
from meetings.admin.redacting import RedactingPages
from meetings.admin.release_pages import ReleasePages, publishing_now
from meetings.admin.steps import StepPages, steps_now
from meetings.admin.workflow import WorkflowPages, minutes_of, moves_now, stands
from meetings.admin.writing import WritingPages
from meetings.models import AgendaItem, Attendance, InterestDeclared, JointMeeting, Meeting, MeetingEvent, Minutes


class Events(EntryInline):
    """What happened to the meeting; the last one says where it stands."""

    model = MeetingEvent
    fk_name = "meeting"
    verbose_name = "event"
    verbose_name_plural = "planned, held, cancelled, postponed"
    extra_when_adding = 1
    fields = (("kind", "dated", "reason"), "postponed_to", "statement")


class JointGroups(EntryInline):
    """The other groups that a joint meeting is a meeting of."""

    model = JointMeeting
    verbose_name = "group"
    verbose_name_plural = "held together with"
    fields = ("group",)


class Items(EntryInline):
    """The agenda and what the minutes say of each item."""

    model = AgendaItem
    verbose_name = "item"
    verbose_name_plural = "agenda items"
    fields = (
        ("position", "number", "title"),
        ("item_type", "outcome", "vote"),
        "earlier_item",
        "text",
        ("audience", "withholding_reason", "neutral_title"),
    )


class Names(EntryInline):
    """The list of names, as printed."""

    model = Attendance
    verbose_name = "name"
    verbose_name_plural = "who is named"
    fields = (
        ("position", "name_as_printed", "role_as_printed"),
        ("organisation_as_printed", "organisation", "person"),
        ("capacity", "is_chair", "took_part_remotely"),
        ("initials", "arrived", "left"),
        ("audience", "withholding_reason"),
        "statement",
    )


class Interests(EntryInline):
    """What people declared an interest in, and what they then did."""

    model = InterestDeclared
    verbose_name = "interest"
    verbose_name_plural = "interests declared"
    fields = (("position", "attendance"), "interest", "what_was_done", ("audience", "withholding_reason"))

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        """Who declared it is chosen from the names of this meeting."""
        if db_field.name != "attendance":
            return super().formfield_for_dbfield(db_field, request, **kwargs)
        names = self._names(request)
        field = forms.ModelChoiceField(names, required=False, label="Who declared it", help_text=db_field.help_text)
        field.choices = [("", "Not recorded"), *((name.pk, name.name_as_printed) for name in names)]
        return field

    def _names(self, request: Any) -> QuerySet:
        """The names of the meeting that the user may see; a page reads them once, for all rows and forms."""
        if not hasattr(request, "names_of_meeting"):
            meeting = request.resolver_match.kwargs.get("object_id", "")
            key = int(meeting) if meeting.isascii() and meeting.isdecimal() and len(meeting) < 19 else 0
            names = Attendance.objects.filter(meeting=key) if key else Attendance.objects.none()
            request.names_of_meeting = visible(names.order_by("position"), request.user)
        found: QuerySet = request.names_of_meeting
        return found


class MinutesOfIt(MinutesRules, EntryInline):
    """How far the minutes have come."""

    model = Minutes
    fk_name = "meeting"
    fields = (
        ("stage", "created", "source"),
        ("approved_at", "approved_by_procedure", "approved_on"),
        ("reason", "expected"),
        "summary",
    )


@admin.register(Meeting)
class MeetingAdmin(
    PlanPages,
    StepPages,
    SheetPages,
    AddActionPages,
    WorkflowPages,
    ReleasePages,
    WritingPages,
    RedactingPages,
    RecordAdmin,
):
    """Meetings of groups, and of bodies that a source leaves unnamed."""

    name_field = "title"
    list_display = ("title", "group", "date", "publication_type", "audience")
    list_filter = (("group", RecordListFilter), "how_held", "audience")
    list_select_related = ("group",)
    search_fields = ("title", "group__name", "place", "slug")
    search_help_text = "A title, a group or a place."
    inlines = [Events, JointGroups, Items, Names, Interests, MinutesOfIt]
    fieldsets = (
        (None, {"fields": ("group", "title", "slug", ("date", "date_note"))}),
        (
            "Where and how",
            {
                "fields": (
                    ("start_time", "end_time"),
                    ("how_held", "open_to_public"),
                    ("place", "place_audience"),
                    "accessibility",
                    ("online_link", "online_audience"),
                    "how_to_attend",
                    "notice",
                )
            },
        ),
        (
            "As published",
            {"fields": (("publication_type", "publication_date"), ("attendance_heading", "declarations_state"))},
        ),
        ("How we know", {"fields": ("statement", "note")}),
        ("Who may see it", {"fields": ("audience", "staff_note")}),
    )

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Who may see the place and the link is a publisher's decision, as with every audience (DP-01).

        An address that the public may have met stays.
        """
        fields = [*super().get_readonly_fields(request, obj)]
        if obj and obj.kept_for_good():
            fields += ["group", "slug"]
        return fields if self.may_publish(request) else [*fields, "place_audience", "online_audience"]

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and db_field.name == "slug":
            field.label = "End of the web address"
        return field

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> Any:
        meeting = kwargs.get("obj")
        context["sections"] = what_next(meeting, request.user) if meeting else []
        return super().render_change_form(request, context, *args, **kwargs)

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        """Redactions are found again in items that were edited here, as on the page for writing."""
        super().save_formset(request, form, formset, change)
        if formset.model is AgendaItem:
            for item, _ in formset.changed_objects:
                keep_places(item=item, by=request.user)

    def record_key(self, meeting: Any) -> str:
        """ "enfield-iag/2021-02-02", as in its address; the last part alone where no group is known."""
        return f"{meeting.group.key}/{meeting.slug}" if meeting.group else meeting.slug

    def with_key(self, rows: QuerySet, key: str) -> QuerySet:
        group, slash, slug = key.rpartition("/")
        return rows.filter(group__key=group, slug=slug) if slash else rows.filter(group=None, slug=key)


def what_next(meeting: Meeting, user: Any) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """What may be done with a meeting now: a heading, where it stands, and the words and addresses of the pages."""
    last = last_event(meeting)
    dated = f", {PartialDate(last.dated).words}" if last and last.dated else ""
    if last and last.postponed_to:
        dated += f", to {PartialDate(last.postponed_to.date).words or 'a date to be confirmed'}"
    steps = steps_now(meeting, user)
    work = []
    if user.has_perm("meetings.change_attendance"):
        work.append(("Attendance", reverse("admin:meeting_attendance", args=[meeting.pk])))
    if user.has_perm("meetings.change_agendaitem"):
        work.append(("Write the minutes", reverse("admin:meeting_write", args=[meeting.pk])))
    if meeting.group and user.has_perm("meetings.add_minutes"):
        named = {"meeting": f"{meeting.group.key}/{meeting.slug}"}
        work.append(("Import the minutes", reverse("admin:import_minutes", query=named)))
    if user.has_perm("meetings.add_paper"):
        named = {"meeting": str(meeting.pk)}
        work.append(("Add a paper", reverse("admin:meetings_paper_add", query=named)))
    if user.has_perm("meetings.change_redaction"):
        work.append(("Withhold words", reverse("admin:meeting_redact", args=[meeting.pk])))
    if user.has_perm("meetings.add_action"):
        work.append(("Add an action", reverse("admin:meeting_add_action", args=[meeting.pk])))
    moves = [*moves_now(meeting, user), *publishing_now(meeting, user)]
    sections = [
        ("The meeting", f"{last.get_kind_display()}{dated}." if last else "Nothing is recorded of it yet.", steps),
        ("Its record", "", work),
        ("Its minutes", stands(minutes_of(meeting, user)), moves),
    ]
    return [section for section in sections if section[1] or section[2]]
