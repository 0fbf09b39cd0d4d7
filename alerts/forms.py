"""The form by which a reader asks for alerts."""

from typing import Any

from django import forms

from alerts.choices import HowOften


class AskForm(forms.Form):
    """Where to write, and how often; nothing else is asked."""

    address = forms.EmailField(
        label="Email address",
        max_length=254,
        help_text="We write to it once to ask whether you want these alerts. Nothing else is sent before you say so.",
        error_messages={
            "required": "Enter your email address.",
            "invalid": "Enter an email address in the correct format, like name@example.com.",
        },
    )
    how_often = forms.ChoiceField(
        label="How often",
        choices=HowOften.choices,
        help_text="Nothing is sent when nothing is new.",
        error_messages={"invalid_choice": "“%(value)s” is not one of the choices. Choose from the list."},
    )

    # What is missing is said in words beside the box, the same in every browser.
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["address"].widget.attrs |= {
            "class": "govuk-input",
            "autocomplete": "email",
            "spellcheck": "false",
        }
        self.fields["how_often"].widget.attrs["class"] = "govuk-select"


class HowOftenForm(forms.Form):
    """How often a reader wants one of several alerts."""

    how_often = AskForm.base_fields["how_often"]
