from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from groups.admin.base import EntryInline, OwnFields, RecordAdmin
from meetings.models import Amendment, Minutes


class MinutesRules(OwnFields):
    """How far minutes have come is read here, and changed by the steps on the page of their meeting."""

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return [*super().get_readonly_fields(request, obj), *Minutes.changed_by_steps]


class Amendments(EntryInline):
    """The changes that were agreed with the approval; they are entered with it."""

    model = Amendment
    verbose_name = "change"
    verbose_name_plural = "changes agreed at approval"
    fields = (("position", "item"), ("before", "after"), ("audience", "withholding_reason"))
    readonly_fields = ("position", "item")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Minutes)
class MinutesAdmin(MinutesRules, RecordAdmin):
    """What is known of the minutes of each meeting."""

    list_display = ("meeting", "stage", "approved_on", "expected")
    list_filter = ("stage",)
    list_select_related = ("meeting", "meeting__group")
    search_fields = ("meeting__title", "meeting__group__name", "reason")
    fields = (
        "meeting",
        "stage",
        ("approved_at", "approved_by_procedure", "approved_on"),
        ("reason", "expected"),
        ("created", "source"),
        "summary",
    )
    inlines = [Amendments]
    restoring_publishes = True
