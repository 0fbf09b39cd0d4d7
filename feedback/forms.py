"""The form by which anyone says what is wrong with a page."""

from typing import Any

from django import forms

TRAP = "website"
LONGEST = 4000
PAGE_MOST = 300


def page_of(given: str) -> str:
    """The address within this site that was given, as far as it can be one; empty where it cannot."""
    shown = "".join(character for character in given if character.isprintable()).strip()
    is_ours = shown.startswith("/") and not shown.startswith(("//", "/\\"))
    return shown if is_ours and len(shown) <= PAGE_MOST else ""


class FeedbackForm(forms.Form):
    """What went wrong, and an address for those who want an answer; nothing else is asked."""

    page = forms.CharField(required=False, widget=forms.HiddenInput)
    text = forms.CharField(
        label="What went wrong?",
        max_length=LONGEST,
        help_text=(
            "For example what is missing, wrong or does not work. Do not write about a crime, or anything private "
            "about yourself or anyone else."
        ),
        widget=forms.Textarea(attrs={"rows": 6, "class": "govuk-textarea"}),
        error_messages={
            "required": "Say what went wrong.",
            "max_length": "What went wrong must be %(limit_value)d characters or fewer. It has %(show_value)d.",
        },
    )
    email = forms.EmailField(
        label="Your email address (optional)",
        required=False,
        max_length=254,
        help_text="Only if you want an answer. It is used for nothing else.",
        widget=forms.EmailInput(attrs={"class": "govuk-input", "autocomplete": "email", "spellcheck": "false"}),
        error_messages={
            "invalid": "Write an email address in the form name@example.org, or leave the box empty.",
            "max_length": "An email address has at most %(limit_value)d characters. Check it.",
        },
    )
    website = forms.CharField(
        label="Leave this box empty",
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"class": "govuk-input", "autocomplete": "off", "tabindex": "-1"}),
    )

    # What is missing is said in words beside the box, the same in every browser.
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # The limit is said in words; a browser that cuts what is typed would lose the end unseen.
        self.fields["text"].widget.attrs.pop("maxlength", None)

    def clean_page(self) -> str:
        return page_of(self.cleaned_data["page"])

    def clean_website(self) -> str:
        """Refuse what a machine sends, in words that help a person whose browser filled in the box for them."""
        if self.cleaned_data[TRAP].strip():
            # Now it is shown, and must be reached with the keyboard too.
            del self.fields[TRAP].widget.attrs["tabindex"]
            raise forms.ValidationError("Empty the box that is to be left empty: machines fill it in. Then send again.")
        return ""
