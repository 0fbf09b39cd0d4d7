"""The screen on which staff plan the meetings of a year: a pattern or a list, a preview, and then the meetings."""

from functools import partial
from typing import Any
from uuid import uuid4

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse

from groups.admin.base import changelist_address
from groups.admin.restricted import visible
from groups.choices import YesNoUnknown
from groups.models import AdvisoryGroup
from iag_registry.lib.audiences import Audience
from iag_registry.lib.partial_dates import PartialDate
from meetings.actions.planning import PlannedMeeting, plan_series, preview_series
from meetings.admin.small_pages import add_problem, sent, why
from meetings.choices import HowHeld
from meetings.models import JointMeeting, Meeting
from meetings.schedules import LAST, every_weeks, monthly, read_list

PATTERNS = [
    ("monthly", "On a day such as the second Tuesday of the month"),
    ("weeks", "Every so many weeks"),
    ("list", "On dates that I type or paste"),
]
WHICH = [(1, "First"), (2, "Second"), (3, "Third"), (4, "Fourth"), (LAST, "Last")]
WEEKDAYS = list(enumerate(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]))
MONTHS = [(1, "Every month"), (2, "Every second month"), (3, "Every third month"), (6, "Every sixth month")]
DETAILS = (
    "start_time",
    "end_time",
    "how_held",
    "open_to_public",
    "place",
    "place_audience",
    "accessibility",
    "online_link",
    "online_audience",
    "how_to_attend",
)
"""What is filled in once and stands with each meeting of the series."""

PARTS = (
    ("Whose meetings", ("group", "others", "title")),
    ("When", ("pattern", "which", "weekday", "every", "weeks", "first", "last", "dates")),
    ("At what time, and where", DETAILS),
    ("Why", ("reason",)),
)
"""The boxes of the form, in the order of the page."""


def _date(label: str, help_text: str = "") -> forms.DateField:
    box = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=False, help_text=help_text, widget=box)


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "class": "vLargeTextField"})


class PlanForm(forms.Form):
    """A year's meetings of a group. The page sets `group` and, for a publisher, who may see place and link."""

    use_required_attribute = False
    others = forms.CharField(
        label="Together with",
        required=False,
        widget=_area(2),
        help_text="For a joint meeting: the names or keys of the other groups, each on a line of its own.",
    )
    title = forms.CharField(
        label="Title",
        max_length=280,
        help_text="For example: Meeting of the Enfield Independent Advisory Group. The day of each meeting is added.",
    )
    pattern = forms.ChoiceField(label="They meet", choices=PATTERNS)
    which = forms.TypedChoiceField(label="Which one in the month", choices=WHICH, coerce=int, initial=2)
    weekday = forms.TypedChoiceField(label="Weekday", choices=WEEKDAYS, coerce=int, initial=1)
    every = forms.TypedChoiceField(label="How often", choices=MONTHS, coerce=int)
    weeks = forms.IntegerField(
        label="Weeks from one to the next",
        required=False,
        min_value=1,
        max_value=52,
        help_text="Only for “Every so many weeks”.",
    )
    first = _date("From", "The first possible day; for “Every so many weeks” the first meeting.")
    last = _date("To", "The last possible day.")
    dates = forms.CharField(
        label="Dates",
        required=False,
        widget=_area(6),
        help_text="Only for dates that you type or paste: each on a line of its own. “June 2027” is possible too.",
    )
    start_time = forms.TimeField(
        label="Starts at", required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    end_time = forms.TimeField(
        label="Ends at", required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    how_held = forms.ChoiceField(label="How held", choices=HowHeld.choices, initial=HowHeld.NOT_STATED)
    open_to_public = forms.ChoiceField(
        label="May the public attend", choices=YesNoUnknown.choices, initial=YesNoUnknown.UNKNOWN
    )
    place = forms.CharField(label="Place", required=False, max_length=300)
    place_audience = forms.ChoiceField(label="Who may see the place", choices=Audience.choices, initial=Audience.STAFF)
    accessibility = forms.CharField(
        label="Getting in and taking part",
        required=False,
        widget=_area(2),
        help_text="Shown with the place: step-free entrance, hearing loop, interpreters.",
    )
    online_link = forms.URLField(label="Link to join online", required=False, assume_scheme="https", max_length=500)
    online_audience = forms.ChoiceField(label="Who may see the link", choices=Audience.choices, initial=Audience.STAFF)
    how_to_attend = forms.CharField(
        label="How to attend",
        required=False,
        widget=_area(2),
        help_text="Shown to the public: how to come, whom to tell, by what date.",
    )
    reason = why("Where do these dates come from?", "Kept with the meetings for good, for staff.")
    form = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=4000)

    def __init__(self, *args: Any, group: Any, may_publish: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["group"] = group
        if not may_publish:
            del self.fields["place_audience"], self.fields["online_audience"]
        for name, box in self.fields.items():
            if isinstance(box.widget, forms.TextInput) and "class" not in box.widget.attrs:
                box.widget.attrs["class"] = "vTextField" if name in {"title", "place", "online_link"} else ""

    @property
    def parts(self) -> list[tuple[str, list[Any]]]:
        """The boxes under their headings."""
        return [(words, [self[name] for name in names if name in self.fields]) for words, names in PARTS]

    def clean_others(self) -> list[AdvisoryGroup]:
        """The groups that meet together with the first."""
        found = []
        for line in self.cleaned_data["others"].splitlines():
            other = self.fields["group"].to_python(line)
            if other and other not in found:
                found.append(other)
        return found

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("group") in cleaned.get("others", []):
            self.add_error("others", "This is the group itself. Name only the others.")
        try:
            cleaned["planned"] = self._dates(cleaned)
        except ValueError as problem:
            self.add_error("dates" if cleaned.get("pattern") == "list" else "last", str(problem))
        return cleaned

    def _dates(self, cleaned: dict[str, Any]) -> list[PartialDate]:
        pattern, start, until = cleaned.get("pattern"), cleaned.get("first"), cleaned.get("last")
        if pattern == "list":
            return read_list(cleaned.get("dates", ""))
        if not start or not until:
            if not {"first", "last"} & self.errors.keys():
                self.add_error("last" if start else "first", "Give the first and the last possible day.")
            return []
        if pattern == "weeks":
            if cleaned.get("weeks"):
                return every_weeks(weeks=cleaned["weeks"], start=start, until=until)
            if "weeks" not in self.errors:
                self.add_error("weeks", "Say how many weeks lie from one meeting to the next.")
            return []
        how = {name: cleaned[name] for name in ("which", "weekday", "every")}
        return monthly(start=start, until=until, **how)


class PlanPages:
    """The page on which a year is planned; part of the meetings' staff screens."""

    admin_site: Any
    opts: Any

    def get_urls(self) -> Any:
        own = [path("plan/", self.admin_site.admin_view(self.plan_view), name="meeting_plan")]
        return [*own, *super().get_urls()]  # type: ignore[misc]

    def plan_view(self, request: HttpRequest) -> HttpResponse:
        """Fill in, look, and plan: nothing is saved before it has been shown as it will be."""
        if not request.user.has_perm("meetings.add_meeting"):
            raise PermissionDenied
        group = self.formfield_for_dbfield(  # type: ignore[attr-defined]
            JointMeeting._meta.get_field("group"), request
        )
        group.label = "Group"
        form = PlanForm(sent(request), group=group, may_publish=self.may_publish(request))  # type: ignore[attr-defined]
        planned: list[PlannedMeeting] = []
        if request.method == "POST" and form.is_valid():
            values = form.cleaned_data
            planned = preview_series(
                group=values["group"], dates=values["planned"], sees=partial(visible, user=request.user)
            )
            looked_at = " ".join(each.date for each in planned)
            if "save" in request.POST and values["seen"] == looked_at and _planned(request, form):
                return HttpResponseRedirect(changelist_address(Meeting, group__id__exact=values["group"].pk))
            shown: Any = request.POST.copy()
            shown["seen"] = looked_at
            form.data = shown
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": "Plan a year of meetings",
            "form": form,
            "planned": planned,
            "address": reverse("admin:meeting_plan"),
        }
        return render(request, "admin/meetings/plan.html", context)


def _planned(request: HttpRequest, form: PlanForm) -> bool:
    """True where the meetings were planned; else the form says what is wrong, and none was."""
    values = form.cleaned_data
    try:
        made = plan_series(
            group=values["group"],
            dates=values["planned"],
            title=values["title"],
            form=values["form"],
            joint_groups=values["others"],
            by=request.user,
            reason=values["reason"],
            **{name: values[name] for name in DETAILS if name in values},
        )
    except ValidationError as problem:
        add_problem(form, problem)
        return False
    number = len(made)
    messages.success(
        request,
        f"{number} meeting{'' if number == 1 else 's'} planned, for staff only. "
        "A publisher can make them public: tick them in this list and choose “Make public”.",
    )
    return True
