"""Filters beside the lists, that offer only what the user may see and take nothing else from the address."""

from typing import Any

from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest

from groups.admin.restricted import visible


class RecordListFilter(admin.RelatedFieldListFilter):
    """By the record that a column points at."""

    def field_choices(self, field: Any, request: HttpRequest, model_admin: Any) -> list[Any]:
        rows = visible(field.related_model._default_manager.all(), request.user)
        return [(row.pk, str(row)) for row in rows]


class EntryFilter(admin.SimpleListFilter):
    """By a value that one of a record's entries holds: its kind, its theme, its status."""

    entries: type[Model]
    parent: str
    """The column of the entry that points at the record."""
    column: str
    """The column of the entry that is looked at."""

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        field: Any = self.entries._meta.get_field(self.column)
        if field.choices:
            return list(field.choices)
        used = visible(self.entries._default_manager.all(), request.user).order_by().values(self.column)
        rows = visible(field.related_model._default_manager.filter(pk__in=used), request.user)
        return [(str(row.pk), str(row)) for row in rows]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if self.value() not in {value for value, _ in self.lookup_choices}:
            return queryset
        rows = visible(self.entries._default_manager.filter(**{self.column: self.value()}), request.user)
        return queryset.filter(pk__in=rows.values(self.parent))


def by_entry(*, title: str, parameter: str, entries: type[Model], parent: str, column: str) -> type[EntryFilter]:
    """A filter of a list by the entries of its records."""
    values = {
        "title": title,
        "parameter_name": parameter,
        "entries": entries,
        "parent": parent,
        "column": column,
        "__doc__": f"By {title}.",
    }
    return type(f"By{parameter.title()}", (EntryFilter,), values)
