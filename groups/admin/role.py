from django.contrib import admin

from groups.admin.base import RecordAdmin
from groups.admin.filters import RecordListFilter
from groups.admin.group_entries import BEHIND, DATES
from groups.models import Role


@admin.register(Role)
class RoleAdmin(RecordAdmin):
    """Who sits with which group, and who deals with it."""

    list_display = ("who", "role_type", "group", "title", "start", "end", "observed", "audience")
    list_display_links = ("who",)
    list_filter = ("role_type", "audience", "withholding_reason", ("on_behalf_of", RecordListFilter))
    list_select_related = ("person", "group", "on_behalf_of")
    search_fields = ("person__name", "group__name", "title")
    search_help_text = "A name of a person or a group, or a rank or title."
    fieldsets = (
        (None, {"fields": ("group", "role_type", "person", ("title", "on_behalf_of"))}),
        ("When", {"fields": (DATES, "end_reason", ("term_length", "term_ends"))}),
        ("Who may see the name", {"fields": ("audience", "withholding_reason")}),
        ("How we know", {"fields": BEHIND}),
        ("Rarely needed", {"fields": ("appointed_by", "position", "staff_note"), "classes": ("collapse",)}),
    )

    @admin.display(description="person", ordering="person__name")
    def who(self, role: Role) -> str:
        return str(role.person or "Vacant")
