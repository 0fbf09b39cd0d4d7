"""The forms with which the minutes of a meeting take their steps."""

from typing import Any

from django import forms

from meetings.admin.small_pages import PUBLIC, MeetingChoice, day, today, why
from meetings.models import AgendaItem, Meeting


class DatedForm(forms.Form):
    """The day of a step."""

    dated = day("On", initial=today)


class ReasonForm(forms.Form):
    """The day of a step, and why it was taken, in words for the public."""

    dated = day("On", initial=today)
    reason = why("Why?", PUBLIC)


class TakeBackForm(DatedForm):
    """The day on which minutes went back to a draft, and why; no page of the public tells it."""

    reason = why("Why?")


class WithholdForm(ReasonForm):
    """Why minutes are withheld, and when they may be expected."""

    expected = forms.CharField(
        label="When may they be expected?",
        required=False,
        max_length=40,
        help_text="For example 28/9/2027 or Sept 2027. Leave it empty where nobody knows. Shown to the public.",
    )


class ExpectedForm(forms.Form):
    """When the minutes may be expected."""

    expected = forms.CharField(
        label="When may they be expected?",
        required=False,
        max_length=40,
        help_text="For example 28/9/2027 or Sept 2027. Leave it empty where nobody knows. Shown to the public.",
    )
    reason = why("How do we know?")


class ApproveForm(forms.Form):
    """Where or how the minutes were approved (MIN-02)."""

    at = MeetingChoice(
        label="Approved at the meeting",
        queryset=Meeting.objects.none(),
        required=False,
        empty_label="None: by a written procedure",
    )
    procedure = forms.CharField(
        label="Or by this written procedure",
        required=False,
        max_length=300,
        help_text="For example: agreed by email, 3 to 10 May 2027. Shown to the public.",
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )
    on = day("Approved on", "Leave it empty for the date of the meeting. For example 28/9/2027.", required=False)


class AmendmentForm(forms.Form):
    """One change to the text that was agreed with the approval (MIN-03)."""

    use_required_attribute = False
    item = forms.ModelChoiceField(
        label="Under which item", queryset=AgendaItem.objects.none(), required=False, empty_label="Not said"
    )
    before = forms.CharField(
        label="Words as circulated",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
    )
    after = forms.CharField(
        label="Words as approved", required=False, widget=forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"})
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("item") and not (cleaned.get("before") or cleaned.get("after")):
            self.add_error("before", "Give the words that were taken out, those that were put in, or both.")
        return cleaned
