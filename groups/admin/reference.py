from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from groups.admin.base import EntryInline, RecordAdmin
from groups.admin.group_entries import BEHIND, DATES
from groups.choices import AreaKind
from groups.models import Area, AreaMembership, GroupKind, StatementSubject, Theme


class Units(EntryInline):
    """The command units that a borough belongs or belonged to."""

    model = AreaMembership
    fk_name = "area"
    verbose_name = "unit"
    verbose_name_plural = "command units that it belongs to"
    fields = ("unit", DATES, *BEHIND)


class Members(EntryInline):
    """The boroughs of a command unit."""

    model = AreaMembership
    fk_name = "unit"
    verbose_name = "area"
    verbose_name_plural = "areas that belong to it"
    fields = ("area", DATES, *BEHIND)


@admin.register(Area)
class AreaAdmin(RecordAdmin):
    """Boroughs, command units, the whole force area, and neighbours that another force polices."""

    list_display = ("name", "kind", "code", "short_code", "policed_by")
    list_filter = ("kind",)
    search_fields = ("name", "other_names", "code", "key")
    prepopulated_fields = {"key": ("name",)}
    inlines = [Units, Members]
    fields = ("name", "key", "kind", ("code", "short_code"), "other_names", "policed_by", "note")

    def choices(self, request: HttpRequest, source_field: Any) -> QuerySet:
        """A place that another force polices is never offered as the area of a group."""
        areas = super().choices(request, source_field)
        return areas if source_field.model is StatementSubject else areas.exclude(kind=AreaKind.OUTSIDE)


@admin.register(Theme)
class ThemeAdmin(RecordAdmin):
    """Subjects that people look for, also where there is no group for them."""

    list_display = ("name", "other_words")
    search_fields = ("name", "other_words", "key")
    prepopulated_fields = {"key": ("name",)}
    fields = ("name", "key", "other_words", "description", "exit_this_page")


@admin.register(GroupKind)
class GroupKindAdmin(RecordAdmin):
    """Sorts of bodies, and whether they count as independent advisory groups."""

    key_field = "code"
    list_display = ("name", "plural", "code", "is_advisory_group", "position")
    list_filter = ("is_advisory_group",)
    search_fields = ("name", "plural", "code", "description")
    prepopulated_fields = {"code": ("name",)}
    fields = (("name", "plural"), "code", "is_advisory_group", "description", "position")
