"""The box in which staff write the text of minutes: a plain text area, which a script turns into an editor."""

from typing import Any

from django import forms
from django.forms.widgets import Script


class ProseTextarea(forms.Textarea):
    """A text area for a ProseField; `autosave` is the address that keeps what is typed and not yet saved."""

    def __init__(self, attrs: dict[str, Any] | None = None, *, autosave: str = "") -> None:
        kept = {"data-autosave": autosave} if autosave else {}
        super().__init__({"rows": 12, "class": "vLargeTextField", "data-prose": "", **kept, **(attrs or {})})

    class Media:
        js = (Script("editor.js", type="module"),)
        css = {"all": ("editor.css",)}
