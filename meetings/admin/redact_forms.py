"""The forms with which words of an item, or a whole paragraph of it, are taken out of what will be published."""

import re
from hashlib import sha256
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import Truncator

from groups.choices import Exemption
from iag_registry.lib.prose import paragraph_places, plain_text
from meetings.models import AgendaItem

EXEMPTIONS = [(exemption.value, f"{exemption.label}, {exemption.subject}") for exemption in Exemption]
EVERYWHERE = "all"


class RedactForm(forms.Form):
    """Which words of one item are withheld, under which section, and why it applies."""

    words = forms.CharField(
        label="Words to withhold",
        help_text="Select them in the text above, or type them as they stand there.",
        widget=forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
        error_messages={"required": "Select the words in the text, or type them."},
    )
    start = forms.IntegerField(required=False, widget=forms.HiddenInput)
    end = forms.IntegerField(required=False, widget=forms.HiddenInput)
    which = forms.CharField(
        required=False,
        max_length=5,
        label="If they stand there more than once",
        help_text="The number of the place, counted from 1, or “all”. Not needed for words that you selected.",
        widget=forms.TextInput(attrs={"size": 5}),
    )
    exemption = forms.ChoiceField(
        choices=EXEMPTIONS,
        initial=Exemption.PERSONAL_INFORMATION,
        label="Section of the Freedom of Information Act",
        help_text="Shown to the public in place of the words.",
    )
    reason = forms.CharField(
        label="Why it applies",
        help_text="Kept for the record, and never shown to the public.",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
    )
    as_opened = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, item: AgendaItem, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.item = item
        self.places: list[tuple[int, int]] = []
        self.use_required_attribute = False
        for name, field in self.fields.items():
            if field.help_text:
                field.widget.attrs["aria-describedby"] = f"{self[name].id_for_label}_helptext"

    def clean(self) -> dict[str, Any]:
        """Find the places of the words; they are left in `places`."""
        cleaned = super().clean() or {}
        if cleaned.get("as_opened") != stamp(self.item):
            raise ValidationError("Someone changed this item after you opened the page. Select the words again.")
        if "words" in cleaned:
            self.places = self._places(cleaned)
        return cleaned

    def _places(self, cleaned: dict[str, Any]) -> list[tuple[int, int]]:
        if cleaned.get("start") is not None and cleaned.get("end") is not None:
            return [(cleaned["start"], cleaned["end"])]
        found = places_of(cleaned["words"], plain_text(self.item.text))
        which = cleaned.get("which", "").strip().lower()
        if not found:
            self.add_error("words", "These words do not stand in this item. Type them exactly as they stand there.")
        elif which == EVERYWHERE or len(found) == 1:
            return found
        elif which.isdecimal() and 1 <= int(which) <= len(found):
            return [found[int(which) - 1]]
        else:
            self.add_error("which", f"They stand there {len(found)} times. Type 1 to {len(found)}, or “all”.")
        return []


class ParagraphForm(RedactForm):
    """Which whole paragraph of one item is withheld, under which section, and why it applies."""

    words = start = end = which = None  # type: ignore[assignment] # a paragraph is chosen instead
    paragraph = forms.TypedChoiceField(label="Paragraph", coerce=int)
    field_order = ("paragraph",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plain = plain_text(self.item.text)
        box: Any = self.fields["paragraph"]
        box.choices = [
            (number, Truncator(plain[start:end]).chars(80))
            for number, (start, end) in enumerate(paragraph_places(self.item.text), start=1)
            if start < end
        ]


class UndoForm(forms.Form):
    """Why a redaction is taken back."""

    redaction = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(max_length=500, label="Why is it taken back?")


def stamp(item: AgendaItem) -> str:
    """What tells whether the text of an item is still as it was when the page was opened."""
    return sha256(item.text.encode()).hexdigest()


def places_of(words: str, plain: str) -> list[tuple[int, int]]:
    """Where these words stand in a plain text; any white space between them is as good as another."""
    wanted = r"\s+".join(re.escape(word) for word in words.split())
    return [found.span() for found in re.finditer(wanted, plain)] if wanted else []
