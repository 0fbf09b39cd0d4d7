from django.contrib import admin

from foi.models import Exemption
from groups.admin.base import RecordAdmin


@admin.register(Exemption)
class ExemptionAdmin(RecordAdmin):
    """Sections of the Act that a refusal may rest on, and what each asks for."""

    key_field = "code"
    name_field = "title"
    list_display = ("label", "title", "kind", "test", "ncnd_provision")
    list_filter = ("kind", "test")
    search_fields = ("code", "section", "title", "note")
    fieldsets = (
        (None, {"fields": (("section", "subsection"), "code", "title", "limbs", "position")}),
        ("What it asks for", {"fields": (("kind", "test"), "also_needed", "note")}),
        ("To neither confirm nor deny", {"fields": ("ncnd_provision", "ncnd_reason")}),
    )
