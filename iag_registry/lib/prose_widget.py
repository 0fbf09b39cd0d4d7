"""The box in which staff write the text of minutes: a plain text area, which a script turns into an editor."""

from typing import Any

from django import forms
from django.forms.widgets import Script

from iag_registry.lib.prose import as_typed, clean_prose


class ProseTextarea(forms.Textarea):
    """A text area for a ProseField; `autosave` is the address that keeps what is typed and not yet saved."""

    def __init__(self, attrs: dict[str, Any] | None = None, *, autosave: str = "") -> None:
        kept = {"data-autosave": autosave} if autosave else {}
        super().__init__({"rows": 12, "class": "vLargeTextField", "data-prose": "", **kept, **(attrs or {})})

    def format_value(self, value: Any) -> str | None:
        """Plain paragraphs where the text is nothing more, so that no tags stand in the box without the editor."""
        shown = super().format_value(value)
        return as_typed(shown) if shown else shown

    class Media:
        js = (Script("editor.js", type="module"),)
        css = {"all": ("editor.css",)}


class ProseFormField(forms.CharField):
    """The box for a ProseField; text that comes back in another form is the same text."""

    widget = ProseTextarea

    def has_changed(self, initial: Any, data: Any) -> bool:
        return not self.disabled and clean_prose(initial or "") != clean_prose(data or "")
