"""What stands in the way of deleting a record: shown with links, and never what the user may not know of."""

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib.admin.utils import NestedObjects
from django.db import DEFAULT_DB_ALIAS
from django.db.models import Model
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.text import capfirst

from groups.admin.restricted import visible
from groups.admin.versions import may_view

FURTHER: list[Callable[[Sequence[Model], Any], list[str]]] = []
"""What else may keep a record from being deleted: the apps above this one add theirs when they start."""

HIDDEN = "Something that you may not see. Ask someone who may see restricted records."


def what_stands_in_the_way(records: Sequence[Model], user: Any, site: Any) -> list[str]:
    """What keeps these records, and one line for each other that needs them, with a link where it has a page."""
    collector = NestedObjects(using=DEFAULT_DB_ALIAS, origin=records)
    collector.collect(records)
    in_the_way = list(collector.protected)
    lines, hidden = [line for told in FURTHER for line in told(records, user)], False
    for model in sorted({type(record) for record in in_the_way}, key=lambda model: model._meta.label):
        pks = [record.pk for record in in_the_way if type(record) is model]
        rows = model._default_manager.filter(pk__in=pks)
        shown = list(visible(rows, user)) if may_view(model, user) else []
        hidden |= len(shown) < len(pks)
        lines += [_line(record, site) for record in shown]
    return [*lines, HIDDEN] if hidden else lines


def _line(record: Model, site: Any) -> str:
    options = record._meta
    kind = capfirst(str(options.verbose_name))
    try:
        address = reverse(f"admin:{options.app_label}_{options.model_name}_change", args=[record.pk])
    except NoReverseMatch:
        return f"{kind}: {record}"
    return format_html('{}: <a href="{}">{}</a>', kind, address, record)
