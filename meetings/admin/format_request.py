from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone

from groups.admin.base import RecordAdmin
from groups.admin.forms import RecordForm
from meetings.actions.formats import close_format_request
from meetings.choices import FormatRequestStatus
from meetings.models import FormatRequest


class AnswerForm(RecordForm):
    """What became of a request; the day on which it was answered is that on which someone says so."""

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        status = (cleaned or {}).get("status")
        if status and "status" in self.changed_data:
            self.instance.closed_on = None if status == FormatRequestStatus.OPEN else timezone.localdate()
        return cleaned


@admin.register(FormatRequest)
class FormatRequestAdmin(RecordAdmin):
    """The queue of requests for minutes in another format: what is due first stands at the top."""

    form = AnswerForm
    list_display = ("due_on", "format_wanted", "meeting", "received_on", "status", "closed_on")
    list_display_links = ("format_wanted",)
    list_filter = ("status", "format_wanted")
    list_select_related = ("meeting",)
    search_fields = ("meeting__title", "details")
    asked = ("meeting", "format_wanted", "details", "technology", "contact", "received_on", "due_on")
    readonly_fields = (*asked, "closed_on")
    fieldsets = (
        ("What was asked, and by when", {"fields": asked}),
        ("What became of it", {"fields": ("status", "closed_on", "staff_note")}),
    )

    def has_add_permission(self, request: HttpRequest) -> bool:
        """They come from the form on the page of the minutes."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What was asked and promised stays on record."""
        return False

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if "status" not in form.changed_data:
            super().save_model(request, obj, form, change)
            return
        reason = form.cleaned_data.get("change_reason") or f"Now: {obj.get_status_display()}"
        close_format_request(request=obj, status=obj.status, on=timezone.localdate(), by=request.user, reason=reason)
