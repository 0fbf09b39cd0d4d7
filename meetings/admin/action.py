"""The staff screens of actions: the record, what is still open, a report on one, and carrying it forward."""

from functools import partial
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone

from groups.admin.base import EntryInline, RecordAdmin
from groups.admin.forms import EntryForm
from groups.admin.restricted import visible
from groups.choices import RoleType
from groups.models import AdvisoryGroup
from iag_registry.lib.partial_dates import PartialDate
from meetings.actions import following_up
from meetings.admin.small_pages import MeetingChoice, SmallPages, day, later_meetings, sent, today, why
from meetings.choices import ActionStatus
from meetings.models import Action, ActionUpdate, AgendaItem, Meeting

REPORTED = [(status.value, status.label) for status in ActionStatus if status != ActionStatus.CARRIED_FORWARD]
PER_PAGE = 100


class UpdateForm(EntryForm):
    """One report, which the public reads with its action."""

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        if self.instance.action_id and "text" in self.changed_data:
            try:
                following_up.refuse_what_gives_away(text, self.instance.action.meeting)
            except ValidationError as problem:
                raise ValidationError(problem.message_dict["text"]) from problem
        return text


class Updates(EntryInline):
    """What was reported on the action; the last one says where it stands."""

    model = ActionUpdate
    form = UpdateForm
    verbose_name = "report"
    verbose_name_plural = "reports"
    fields = (("status", "dated", "meeting"), "text")


class ReportForm(forms.Form):
    """Where an action stood on a day."""

    status = forms.ChoiceField(label="Where it stands", choices=REPORTED, initial=ActionStatus.DONE)
    on = day("On", initial=today)
    meeting = MeetingChoice(
        label="Meeting that heard it",
        queryset=Meeting.objects.none(),
        required=False,
        empty_label="None: it was reported between meetings",
    )
    text = forms.CharField(
        label="What was said",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
        help_text="The public reads it with the action: name nobody. Needed where it is closed without action.",
    )

    def __init__(self, *args: Any, meetings: QuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        box: Any = self.fields["meeting"]
        box.queryset = meetings


class CarryForm(forms.Form):
    """To which later meeting an action goes."""

    to = MeetingChoice(label="To the meeting", queryset=Meeting.objects.none(), empty_label="Choose a meeting")
    on = day("On", initial=today)
    text = forms.CharField(
        label="What was said",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
        help_text="The public reads it with the action: name nobody.",
    )

    def __init__(self, *args: Any, meetings: QuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        box: Any = self.fields["to"]
        box.queryset = meetings


class ItemChoice(forms.ModelChoiceField):
    """One item of the agenda."""

    def label_from_instance(self, item: Any) -> str:
        return str(item)


class AddActionForm(forms.Form):
    """What a meeting asked someone to do."""

    text = forms.CharField(
        label="What is to be done",
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
        help_text="In the words of the minutes.",
    )
    item = ItemChoice(
        label="Under which item", queryset=AgendaItem.objects.none(), required=False, empty_label="None, or not known"
    )
    number = forms.CharField(label="Number", required=False, max_length=20, help_text="As printed: 2021/07")
    owner_role = forms.ChoiceField(
        label="Who is to do it",
        choices=[("", "Not said, or nobody of the group"), *RoleType.choices],
        required=False,
        help_text="The role, which the public may read; not the person.",
    )
    owner_as_printed = forms.CharField(
        label="As printed", required=False, max_length=200, help_text="Whom the minutes name. For staff only."
    )
    due = day(
        "To be done by", "For example 28/9/2027 or Sept 2027. Leave it empty where nothing was said.", required=False
    )
    reason = why("How do we know?")

    def __init__(self, *args: Any, items: QuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        box: Any = self.fields["item"]
        box.queryset = items


@admin.register(Action)
class ActionAdmin(SmallPages, RecordAdmin):
    """What meetings asked someone to do."""

    list_display = ("text", "meeting", "owner_role", "due", "status_today", "audience")
    list_filter = ("owner_role", "audience")
    list_select_related = ("meeting",)
    search_fields = ("text", "number", "owner_as_printed", "meeting__title", "meeting__group__name")
    search_help_text = "A word of the action, a number, a meeting or a group."
    inlines = [Updates]
    readonly_fields = ("item",)
    fieldsets = (
        (None, {"fields": ("meeting", "item", ("position", "number"), "text")}),
        ("Who is to do it", {"fields": ("owner_role", "owner_organisation", "owner_as_printed", "due")}),
        ("Who may see it", {"fields": ("audience", "withholding_reason")}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        actions: Any = super().get_queryset(request)
        return actions.on(timezone.localdate())

    @admin.display(description="stands today", ordering="status_then")
    def status_today(self, action: Any) -> str:
        return str(ActionStatus(action.status_then).label)

    def get_urls(self) -> Any:
        view = self.admin_site.admin_view
        own = [
            path("open/", view(self.open_view), name="action_open"),
            path("<int:object_id>/report/", view(self.report_view), name="action_report"),
            path("<int:object_id>/carry/", view(self.carry_view), name="action_carry"),
        ]
        return [*own, *super().get_urls()]

    def open_view(self, request: HttpRequest) -> HttpResponse:
        """What is still to be done today, of all groups or of one."""
        if not request.user.has_perm("meetings.view_action"):
            raise PermissionDenied
        now = timezone.localdate()
        groups = visible(AdvisoryGroup.objects.order_by("name"), request.user)
        key = request.GET.get("group", "").replace("\x00", "")
        chosen = groups.filter(key=key).first() if key else None
        actions: Any = visible(Action.objects.open_on(now), request.user).select_related("meeting__group")
        actions = actions.of_group(chosen) if chosen else actions
        page = Paginator(actions.soonest_due_first(), PER_PAGE).get_page(request.GET.get("p"))
        overdue = set(actions.overdue_on(now).values_list("pk", flat=True))
        rows = [(each, ActionStatus(each.status_then).label, each.pk in overdue) for each in page.object_list]
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": "Open actions",
            "groups": groups,
            "chosen": chosen,
            "page": page,
            "rows": rows,
            "overdue": len(overdue),
            "may_report": request.user.has_perm("meetings.add_actionupdate"),
        }
        return render(request, "admin/meetings/open_actions.html", context)

    def report_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Report where an action stands."""
        action = self.record_for(request, object_id, "meetings.add_actionupdate")
        form = ReportForm(sent(request), meetings=later_meetings(action.meeting, request.user))
        return self.small_page(
            request,
            action,
            form,
            title="Report on an action",
            button="Save the report",
            act=partial(following_up.update_action, action=action, by=request.user),
            done="The report is saved.",
            back=reverse("admin:action_open"),
            said=_told(action),
        )

    def carry_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Carry an action forward to a later meeting."""
        action = self.record_for(request, object_id, "meetings.add_actionupdate")
        form = CarryForm(sent(request), meetings=later_meetings(action.meeting, request.user))
        return self.small_page(
            request,
            action,
            form,
            title="Carry an action forward",
            button="Carry forward",
            act=partial(following_up.carry_forward, action=action, by=request.user),
            done="The action is carried forward.",
            back=reverse("admin:action_open"),
            said=_told(action),
        )


class AddActionPages(SmallPages):
    """The page on which an action of a meeting is added; part of the meeting's staff screens."""

    def get_urls(self) -> Any:
        view = self.admin_site.admin_view(self.add_action_view)
        return [path("<int:object_id>/action/", view, name="meeting_add_action"), *super().get_urls()]  # type: ignore[misc]

    def add_action_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Add what the meeting asked someone to do."""
        meeting = self.record_for(request, object_id, "meetings.add_action")
        form = AddActionForm(sent(request), items=visible(meeting.items.order_by("position"), request.user))
        return self.small_page(
            request,
            meeting,
            form,
            title="Add an action",
            button="Add the action",
            act=partial(following_up.add_action, meeting=meeting, by=request.user),
            done="The action is added, for staff only until a publisher shows it.",
            original_date=PartialDate(meeting.date).words,
        )


def _told(action: Action) -> list[str]:
    """What the action asks for and what was reported of it, the last report first."""
    said = [f"To be done: {action.text}"]
    for update in action.updates.select_related("meeting").latest_first():
        dated = PartialDate(update.dated or (update.meeting.date if update.meeting else "")).words
        said.append(f"{dated or 'Date not known'}: {update.get_status_display()}. {update.text}".strip())
    return said
