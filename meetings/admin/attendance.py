"""The attendance sheet of one meeting, and the pages on which someone confirms whose printed name a name is."""

from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse

from groups.admin.restricted import visible
from groups.admin.versions import stamp
from groups.models import Person, Role
from iag_registry.lib.partial_dates import PartialDate
from meetings.actions import attendance as actions
from meetings.admin.small_pages import SmallPages, add_problem, sent, why
from meetings.choices import Capacity
from meetings.models import Attendance, Meeting

BLANK_ROWS = 3
PARTS = [(Attendance, "meeting")]

CHANGED_BY_OTHERS = (
    "Someone else changed this list after you opened it, so nothing has been saved yet. What you typed is still here. "
    "Save again if it should stand, or open the page again to see theirs."
)


def _time(label: str) -> forms.TimeField:
    return forms.TimeField(label=label, required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))


class InPlaceOf(forms.ModelChoiceField):
    """Another name of the list."""

    def label_from_instance(self, row: Any) -> str:
        return str(row.name_as_printed)


class SeenForm(forms.Form):
    """What the record says of one name: whether they came, how, and when."""

    use_required_attribute = False
    capacity = forms.ChoiceField(label="Was", choices=Capacity.choices)
    took_part_remotely = forms.BooleanField(label="Took part remotely", required=False)
    arrived = _time("Came later, at")
    left = _time("Went earlier, at")
    initials = forms.CharField(
        label="Initials", required=False, max_length=12, widget=forms.TextInput(attrs={"size": 6})
    )
    substitute_for = InPlaceOf(label="In the place of", queryset=Attendance.objects.none(), required=False)

    def __init__(self, *args: Any, row: Attendance, others: list[Attendance], **kwargs: Any) -> None:
        first = {name: getattr(row, name) for name in actions.RECORDED}
        kwargs |= {"prefix": f"name-{row.pk}", "initial": first}
        super().__init__(*args, **kwargs)
        self.row = row
        box: Any = self.fields["substitute_for"]
        box.choices = [("", "Nobody"), *((each.pk, each.name_as_printed) for each in others if each.pk != row.pk)]
        box.queryset = Attendance.objects.filter(pk__in=[each.pk for each in others])


class OtherForm(forms.Form):
    """A name that is not in the list yet, as printed or as it was given."""

    use_required_attribute = False
    name_as_printed = forms.CharField(label="Name", max_length=200, required=False)
    role_as_printed = forms.CharField(label="Title or role", max_length=300, required=False)
    organisation_as_printed = forms.CharField(label="Organisation", max_length=200, required=False)
    capacity = forms.ChoiceField(label="Was", choices=Capacity.choices, initial=Capacity.PRESENT)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("name_as_printed") and (
            cleaned.get("role_as_printed") or cleaned.get("organisation_as_printed")
        ):
            self.add_error("name_as_printed", "Give the name, or empty the other boxes of this row.")
        return cleaned


class SheetForm(forms.Form):
    """What goes with the whole sheet: why it changes, and what it looked like when it was opened."""

    reason = why("How do we know who came?")
    as_opened = forms.CharField(widget=forms.HiddenInput, required=False, max_length=4000)


class MatchForm(forms.Form):
    """Whose name a printed name is, and who confirmed it."""

    sitting = forms.ModelChoiceField(
        label="Someone who sat with the group that day", queryset=Person.objects.none(), required=False
    )
    reason = why("Who confirmed it, and how?")

    def __init__(self, *args: Any, sitting: Any, anyone: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        box: Any = self.fields["sitting"]
        box.queryset = sitting
        box.empty_label = "Someone else"
        anyone.required = False
        anyone.label = "Or someone else"
        anyone.help_text = (
            "Type a few letters of a name and choose. A person who is not in the register is added first."
        )
        self.fields["person"] = anyone
        self.order_fields(["sitting", "person", "reason"])

    def clean(self) -> dict[str, Any]:
        """Exactly one person, as `person`."""
        cleaned = super().clean() or {}
        sitting, anyone = cleaned.pop("sitting", None), cleaned.get("person")
        if bool(sitting) == bool(anyone) and "person" not in self.errors:
            self.add_error("sitting", "Choose one person: here, or in the box below.")
        cleaned["person"] = sitting or anyone
        return cleaned


class ReasonForm(forms.Form):
    """Why a match is taken back."""

    reason = why()


class SheetPages(SmallPages):
    """The attendance sheet; part of the meeting's staff screens."""

    def get_urls(self) -> Any:
        view = self.admin_site.admin_view(self.sheet_view)
        return [path("<int:object_id>/attendance/", view, name="meeting_attendance"), *super().get_urls()]  # type: ignore[misc]

    def sheet_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Everyone who is named, with what is known of each; and three rows for those who are not."""
        meeting = self.record_for(request, object_id, "meetings.change_attendance")
        offers = request.method == "POST" and "offer" in request.POST
        if offers and "as_opened" not in request.POST:
            return _offer(request, meeting)
        rows = list(visible(meeting.attendances.order_by("position"), request.user).select_related("person"))
        now = stamp(PARTS, meeting.pk, request.user)
        data = request.POST if request.method == "POST" else None
        sheet = SheetForm(data, initial={"as_opened": now})
        names = [SeenForm(data, row=row, others=rows) for row in rows]
        others = [OtherForm(data, prefix=f"new-{number}") for number in range(BLANK_ROWS)]
        typed = any(form.has_changed() for form in (*names, *others))
        if offers and not typed:
            return _offer(request, meeting)
        if data is not None and _saved(request, meeting, sheet, names, others, now):
            return _offer(request, meeting) if offers else HttpResponseRedirect(request.path)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "original": meeting,
            "original_date": PartialDate(meeting.date).words,
            "title": "Attendance",
            "sheet": sheet,
            "names": names,
            "others": others,
            "has_errors": any(form.errors for form in (sheet, *names, *others)) if data is not None else False,
            "can_offer": PartialDate(meeting.date).precision == "day",
        }
        return render(request, "admin/meetings/attendance.html", context)


class MatchPages(SmallPages):
    """Whose name a printed name is; part of the staff screens of names."""

    def get_urls(self) -> Any:
        view = self.admin_site.admin_view
        own = [
            path("<int:object_id>/match/", view(self.match_view), name="attendance_match"),
            path("<int:object_id>/unmatch/", view(self.unmatch_view), name="attendance_unmatch"),
        ]
        return [*own, *super().get_urls()]  # type: ignore[misc]

    def match_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Confirm whose name it is."""
        row = self.record_for(request, object_id, "meetings.change_attendance")
        printed = (row.name_as_printed, row.role_as_printed, row.organisation_as_printed)
        anyone = self.formfield_for_dbfield(Attendance._meta.get_field("person"), request)  # type: ignore[attr-defined]
        form = MatchForm(sent(request), sitting=_sitting(row.meeting, request.user), anyone=anyone)
        return self.small_page(
            request,
            row,
            form,
            title="Whose name is this?",
            button="Confirm",
            act=partial(actions.match_name, attendance=row, sees=_sees(request), by=request.user),
            done=f"Confirmed. The name stays as printed: {row.name_as_printed}.",
            back=reverse("admin:meeting_attendance", args=[row.meeting_id]),
            said=[
                f"Printed: {', '.join(part for part in printed if part)}.",
                "Two people may have one name. Confirm it only where someone who knows has said so.",
            ],
            with_suggestions=True,
        )

    def unmatch_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Take back whose name it is."""
        row = self.record_for(request, object_id, "meetings.change_attendance")
        return self.small_page(
            request,
            row,
            ReasonForm(sent(request)),
            title="Take back whose name this is",
            button="Take it back",
            act=partial(actions.unmatch, attendance=row, by=request.user),
            done="Taken back. The name stays in the list, as printed.",
            back=reverse("admin:meeting_attendance", args=[row.meeting_id]),
        )


def _sitting(meeting: Meeting, user: Any) -> Any:
    """The people who held a role in the group on the day, as far as the user may see them."""
    if PartialDate(meeting.date).precision != "day":
        return Person.objects.none()
    seen: Any = visible(Role.objects.all(), user)
    roles = actions.sitting_on(meeting, seen)
    return visible(Person.objects.filter(pk__in=[role.person_id for role in roles]), user)


def _sees(request: HttpRequest) -> actions.Sees:
    return partial(visible, user=request.user)


def _offer(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    try:
        found = actions.offer(meeting=meeting, sees=_sees(request), by=request.user)
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
    else:
        number = len(found)
        said = f"{number} name{'' if number == 1 else 's'} added" if number else "Nobody is missing: nothing added"
        messages.success(request, f"{said}.")
    return HttpResponseRedirect(request.path)


def _saved(
    request: HttpRequest,
    meeting: Meeting,
    sheet: SheetForm,
    names: list[SeenForm],
    others: list[OtherForm],
    now: str,
) -> bool:
    """True where the sheet was saved; else the forms say what is wrong, and nothing was."""
    if not all([form.is_valid() for form in (sheet, *names, *others)]):  # noqa: C419 - each form is to say its own
        return False
    if sheet.cleaned_data["as_opened"] != now:
        sheet.data = sheet.data.copy()  # type: ignore[attr-defined]
        sheet.data["as_opened"] = now  # type: ignore[index]
        sheet.add_error(None, CHANGED_BY_OTHERS)
        return False
    try:
        changed = actions.record(
            meeting=meeting,
            sees=_sees(request),
            said={form.row.pk: form.cleaned_data for form in names if form.has_changed()},
            others=[form.cleaned_data for form in others if form.cleaned_data["name_as_printed"]],
            by=request.user,
            reason=sheet.cleaned_data["reason"],
        )
    except ValidationError as problem:
        add_problem(sheet, problem)
        return False
    number = len(changed)
    messages.success(request, f"{number} name{'' if number == 1 else 's'} saved." if number else "Nothing changed.")
    return True
