"""The form by which anyone asks for minutes in another format (ACC-05)."""

from typing import Any

from django import forms

from meetings.choices import FormatWanted

TRAP = "website"


class FormatRequestForm(forms.Form):
    """Which format, how to send it, and to whom; nothing else is asked."""

    format_wanted = forms.ChoiceField(
        label="Format that you need",
        choices=[("", "Choose a format"), *FormatWanted.choices],
        error_messages={
            "required": "Choose the format that you need.",
            "invalid_choice": "“%(value)s” is not one of the formats. Choose from the list.",
        },
    )
    details = forms.CharField(
        label="Anything that we should know about it",
        required=False,
        max_length=2000,
        help_text="For example the size of print, or the part of the minutes that you need first.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    technology = forms.CharField(
        label="Assistive technology that you use",
        required=False,
        max_length=200,
        help_text="For example a screen reader and its version. You need not say.",
    )
    contact = forms.CharField(
        label="Your email address or telephone number",
        max_length=200,
        help_text="Only to send you the minutes, or to ask how. It is not published.",
        error_messages={"required": "Give an email address or a telephone number, so that we can send them."},
    )
    website = forms.CharField(label="Leave this box empty", required=False, max_length=200)
    """A box that people do not see: it is filled in by machines, and now and then by a browser on someone's behalf."""

    # What is missing is said in words beside the box, the same in every browser.
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs["class"] = {"format_wanted": "govuk-select", "details": "govuk-textarea"}.get(
                name, "govuk-input"
            )
        self.fields["contact"].widget.attrs["autocomplete"] = "email"
        self.fields[TRAP].widget.attrs |= {"autocomplete": "off", "tabindex": "-1"}

    def clean_website(self) -> str:
        """Refuse what a machine sends, in words that help a person whose browser filled in the box for them."""
        if self.cleaned_data[TRAP].strip():
            # Now it is shown, and must be reached with the keyboard too.
            del self.fields[TRAP].widget.attrs["tabindex"]
            raise forms.ValidationError("Empty the box that is to be left empty: machines fill it in. Then send again.")
        return ""

    def clean_contact(self) -> str:
        """Refuse what can be neither an address nor a number, before someone waits in vain."""
        given: str = " ".join(self.cleaned_data["contact"].split())
        digits = sum(sign.isdigit() for sign in given)
        before, at, after = given.rpartition("@")
        if not (at and before and "." in after) and digits < 7:
            raise forms.ValidationError(
                "“%(given)s” is neither an email address nor a telephone number. Check it.", params={"given": given}
            )
        return given
