"""Links that keep the day, and dates that machines can read too."""

from datetime import date
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from groups.disclosure import Link, archived_group
from iag_registry.lib.audiences import Audience
from iag_registry.lib.partial_dates import PartialDate

register = template.Library()


@register.simple_tag(takes_context=True)
def record_link(context: dict[str, Any], link: Link | None) -> str:
    """A link to another record, read on the same day as this page; nothing where there is no link."""
    if link is None:
        return ""
    return format_html('<a class="govuk-link" href="{}">{}</a>', on_same_day(context, link.url), link.text)


@register.simple_tag(takes_context=True)
def on_same_day(context: dict[str, Any], url: str) -> str:
    """An address of this site, with the day that this page is read on where it is not today."""
    query = context["reading"].query
    address, hash_sign, fragment = url.partition("#")
    joined = query.replace("?", "&") if "?" in address else query
    return f"{address}{joined}{hash_sign}{fragment}"


@register.filter
def as_time(value: PartialDate | date | None) -> SafeString | str:
    """A date in words with its ISO form for machines, as far as it is known; nothing where it is not."""
    if not value:
        return ""
    when = value if isinstance(value, PartialDate) else PartialDate.of(value)
    return format_html('<time datetime="{}">{}</time>', str(when), when.words)


@register.simple_tag(takes_context=True)
def without(context: dict[str, Any], parameter: str) -> str:
    """The query of this page without one parameter, and without the page of the list: "?theme=race", or nothing."""
    query = context["request"].GET.copy()
    for name in (parameter, "page"):
        query.pop(name, None)
    kept = query.urlencode()
    return f"?{kept}" if kept else ""


@register.inclusion_tag("partials/archived.html", takes_context=True)
def archived_group_warning(context: dict[str, Any], key: str) -> dict[str, Any]:
    """That a page belongs to a group of an earlier time, and what came after it (ACC-08)."""
    reading = context["reading"]
    return {"archived": archived_group(key, reading.day, Audience.PUBLIC), "reading": reading}
