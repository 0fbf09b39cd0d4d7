from django.contrib import admin

from groups.admin.base import RecordAdmin
from groups.models import GroupDocument


@admin.register(GroupDocument)
class GroupDocumentAdmin(RecordAdmin):
    """Terms of reference and other documents of groups."""

    name_field = "title"
    list_display = ("title", "version", "kind", "group", "approved_on", "review_due", "audience")
    list_filter = ("kind", "audience")
    list_select_related = ("group",)
    search_fields = ("title", "group__name")
    fields = (
        "group",
        ("kind", "title", "version"),
        ("approved_on", "review_due"),
        ("source", "url"),
        ("audience", "withholding_reason"),
    )
