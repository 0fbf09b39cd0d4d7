from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from foi.actions.bank_holidays import years_to_hold
from foi.models import BankHoliday
from groups.admin.base import RecordAdmin


@admin.register(BankHoliday)
class BankHolidayAdmin(RecordAdmin):
    """The days on which banks are closed somewhere in the United Kingdom: no day of the clock of a request."""

    key_field = "date"
    list_display = ("date", "name", "england_and_wales", "scotland", "northern_ireland", "source")
    list_filter = ("england_and_wales", "scotland", "northern_ireland")
    search_fields = ("name", "source")
    search_help_text = "A word of the name."
    fieldsets = (
        (None, {"fields": ("date", "name")}),
        ("Where banks are closed", {"fields": ("england_and_wales", "scotland", "northern_ireland")}),
        ("How it is known", {"fields": ("source", "note")}),
    )

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """The list, with the last year of which any are held."""
        last = BankHoliday.objects.values_list("date", flat=True).first()
        wanted = years_to_hold(timezone.localdate())[-1]
        held = f"Held to the end of {last.year}." if last else "None is held."
        due = "" if last and last.year >= wanted else f" Ask for `manage.py load_bank_holidays`: {wanted} is missing."
        return super().changelist_view(request, {"subtitle": f"{held}{due}", **(extra_context or {})})
