"""The forms of an import: what to import into which meeting, and everything found, to be looked at and corrected."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.forms import BaseFormSet, formset_factory
from django.http import HttpRequest

from groups.admin.record_field import RecordChoiceField
from groups.choices import RoleType
from iag_registry.lib.prose_widget import ProseTextarea
from meetings.choices import Capacity, ItemOutcome, ItemType
from meetings.importing.kinds import LARGEST
from meetings.importing.refusals import TOO_LARGE
from meetings.models import Action, Attendance, Meeting, MeetingEvent

LONGEST = 700_000
MOST_ROWS = 400
WORDS = {"class": "vTextField staff-wide"}
LINES = {"rows": 3, "class": "vLargeTextField"}
ANOTHER = "another"
"""The choice that says that a meeting is a second one of its day."""


def record_field(request: HttpRequest, model: Any, name: str, **values: Any) -> RecordChoiceField:
    """A box for the record that a column points at, among those that the user may see."""
    column = model._meta.get_field(name)
    naming: Any = admin.site._registry[column.related_model]
    field = RecordChoiceField(db_field=column, rows=naming.choices(request, column), naming=naming)
    for key, value in values.items():
        setattr(field, key, value)
    return field


def _date_field(model: Any, name: str) -> forms.Field:
    """A box for a date as people type it."""
    field: forms.Field = model._meta.get_field(name).formfield()
    return field


class StartForm(forms.Form):
    """The group or meeting, and the file or the text."""

    use_required_attribute = False
    file = forms.FileField(
        required=False,
        label="File",
        help_text="A Word file (.docx), an OpenDocument file (.odt) or a plain text file, up to 10 MB.",
    )
    pasted = forms.CharField(
        required=False,
        label="Or paste the text",
        widget=forms.Textarea(attrs={"rows": 10, "class": "vLargeTextField", "data-paste-html": "id_pasted_html"}),
        help_text="From Word or a web page. Headings, lists and tables come with it where the browser allows.",
    )
    pasted_html = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        group = record_field(
            request, Meeting, "group", help_text="Whose minutes they are. Not needed where you choose a meeting."
        )
        meeting = record_field(
            request,
            MeetingEvent,
            "meeting",
            required=False,
            label="Meeting, if it is in the register already",
            help_text="What it holds already stays; where the minutes say something else, you are asked.",
        )
        self.fields = {"group": group, "meeting": meeting, **self.fields}

    def clean_file(self) -> Any:
        file = self.cleaned_data.get("file")
        if file and file.size > LARGEST:
            raise ValidationError(f"{TOO_LARGE} Nothing has been stored.")
        return file

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        group, meeting = cleaned.get("group"), cleaned.get("meeting")
        if not {"group", "meeting"} & self.errors.keys():
            if not group and not meeting:
                self.add_error("group", "Choose the group, or the meeting, that these are the minutes of.")
            elif group and meeting and meeting.group_id != group.pk:
                self.add_error("meeting", "This is a meeting of another group. Choose the one or the other.")
        has_text = bool(cleaned.get("pasted", "").strip() or cleaned.get("pasted_html", "").strip())
        if "file" not in self.errors:
            if not cleaned.get("file") and not has_text:
                self.add_error("file", "Choose a file, or paste the text below.")
            elif cleaned.get("file") and has_text:
                self.add_error("pasted", "There is a file and a text. Empty this box, or choose no file.")
        return cleaned


class HeadForm(forms.Form):
    """The meeting itself, and what the person decides."""

    use_required_attribute = False
    title = forms.CharField(max_length=300, widget=forms.TextInput(attrs=WORDS))
    start_time = forms.TimeField(required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    end_time = forms.TimeField(required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    place = forms.CharField(required=False, max_length=300, widget=forms.TextInput(attrs=WORDS))
    publication_type = forms.CharField(required=False, max_length=60, help_text="As printed: General")
    attendance_heading = forms.CharField(
        required=False,
        max_length=120,
        label="Heading over the names",
        help_text="As printed: Board and advisors",
        widget=forms.TextInput(attrs=WORDS),
    )
    was_held = forms.BooleanField(
        required=False,
        label="Record that the meeting was held on this date",
        help_text="Minutes are usually of a meeting that was held. Take the tick away if these are not.",
    )
    reason = forms.CharField(
        max_length=500,
        label="Why are you making this change?",
        widget=forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
        help_text="Kept with every row for good.",
    )
    report = forms.CharField(required=False, max_length=200_000, widget=forms.HiddenInput)
    shown = forms.CharField(required=False, max_length=200_000, widget=forms.HiddenInput)

    def __init__(self, request: HttpRequest, *args: Any, same_day: list[Meeting], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dates = {name: _date_field(Meeting, name) for name in ("date", "publication_date")}
        dates["date"].required = True
        dates["date"].help_text = "The day of the meeting: 2/2/2021 or Feb 2021."
        dates["publication_date"].label = "Publication date, as printed"
        group = record_field(request, Meeting, "group", widget=forms.HiddenInput())
        meeting = record_field(request, MeetingEvent, "meeting", required=False, widget=forms.HiddenInput())
        choice: dict[str, forms.Field] = {}
        if same_day:
            known = [(str(each.uuid), f"It is “{each.title}”, which is in the register already") for each in same_day]
            choice["same_day"] = forms.ChoiceField(
                choices=[*known, (ANOTHER, "It is another meeting, held on the same day")],
                widget=forms.RadioSelect,
                label="The group has a meeting on this day in the register",
                error_messages={"required": "Say whether these are the minutes of the meeting that is known."},
            )
        fields = self.fields
        self.fields = {
            "title": fields.pop("title"),
            "date": dates["date"],
            **choice,
            **{name: fields.pop(name) for name in ("start_time", "end_time", "place", "publication_type")},
            "publication_date": dates["publication_date"],
            **fields,
            "group": group,
            "meeting": meeting,
        }


class AttendeeForm(forms.Form):
    """One name."""

    name = forms.CharField(max_length=200, label="Name, as printed")
    role = forms.CharField(required=False, max_length=300, label="Title or role")
    organisation = forms.CharField(required=False, max_length=200, label="Organisation, as printed")
    capacity = forms.ChoiceField(choices=Capacity.choices, initial=Capacity.UNSPECIFIED, label="Was there as")
    initials = forms.CharField(required=False, max_length=12)
    is_chair = forms.BooleanField(required=False, label="Named as chair")


class OrganisationForm(forms.Form):
    """One organisation as printed, and the record that it is, if someone says so."""

    printed = forms.CharField(max_length=200, widget=forms.HiddenInput)

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.words = self["printed"].value() or ""
        self.fields["record"] = record_field(
            request, Attendance, "organisation", required=False, label=f"“{self.words}” is", help_text=""
        )


class ItemForm(forms.Form):
    """One item of the agenda with its text."""

    number = forms.CharField(required=False, max_length=10, help_text="As printed: 1, 4a")
    title = forms.CharField(max_length=300, widget=forms.TextInput(attrs=WORDS))
    item_type = forms.ChoiceField(choices=ItemType.choices, initial=ItemType.DISCUSSION, label="Sort of item")
    outcome = forms.ChoiceField(choices=ItemOutcome.choices, initial=ItemOutcome.NONE_RECORDED, label="How it ended")
    text = forms.CharField(
        required=False,
        max_length=LONGEST,
        label="What was said",
        widget=ProseTextarea(),
        help_text="Without the editor: leave an empty line between paragraphs.",
    )
    decisions = forms.CharField(
        required=False,
        widget=forms.Textarea(attrs=LINES),
        help_text="Each on a line of its own, in the words of the minutes.",
    )


class ActionForm(forms.Form):
    """One action."""

    text = forms.CharField(label="What is to be done", widget=forms.Textarea(attrs={**LINES, "rows": 2}))
    number = forms.CharField(required=False, max_length=20, help_text="As printed: 2021/07")
    owner = forms.CharField(required=False, max_length=200, label="Who, as printed", help_text="For staff only.")
    owner_role = forms.ChoiceField(required=False, choices=[("", "–"), *RoleType.choices], label="Who, as a role")
    item = forms.ChoiceField(required=False, label="Under which item")

    def __init__(self, *args: Any, items: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        due = _date_field(Action, "due")
        item: Any = self.fields["item"]
        item.choices = [("", "(none)"), *items]
        self.fields = {
            **{name: self.fields[name] for name in ("text", "number", "owner", "owner_role")},
            "due": due,
            "item": item,
        }


class Rows(BaseFormSet):
    """The rows of one sort."""

    def add_fields(self, form: Any, index: Any) -> None:
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].label = "Leave this row out"


def rows_of(form: type[forms.Form], *, extra: int) -> type[BaseFormSet]:
    """A form set of these rows, with empty ones at the end and a box on each to leave it out."""
    return formset_factory(
        form,
        formset=Rows,
        extra=extra,
        can_delete=extra > 0,
        max_num=MOST_ROWS,
        absolute_max=MOST_ROWS + 100,
        validate_max=True,
    )
