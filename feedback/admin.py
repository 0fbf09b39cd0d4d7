from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from feedback.models import Feedback
from groups.admin.base import RecordAdmin


@admin.register(Feedback)
class FeedbackAdmin(RecordAdmin):
    """What readers say of the pages: the newest stands at the top."""

    list_display = ("received_at", "page", "status", "wants_an_answer")
    list_filter = ("status",)
    search_fields = ("page", "text", "staff_note")
    search_help_text = "A word of the message, or a part of the address of the page."
    sent = ("page", "text", "email", "received_at")
    readonly_fields = sent
    fieldsets = (
        ("What a reader wrote", {"fields": sent}),
        ("What became of it", {"fields": ("status", "staff_note")}),
    )

    @admin.display(description="wants an answer", boolean=True)
    def wants_an_answer(self, message: Any) -> bool:
        return bool(message.email)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """They come from the form at the foot of each page."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """They go by themselves, all in the same time, with `manage.py forget_feedback`."""
        return False
