"""Links to the alerts from the pages of what they are about."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django import template
from django.conf import settings
from django.http import HttpRequest

from alerts.choices import About
from alerts.topics import NARROWS_NOTHING, NEVER
from iag_registry.lib.addresses import address_of

register = template.Library()


@register.simple_tag
def alerts_about(narrowed: str, key: str) -> str:
    """Where to ask for alerts of what changes about a group, an area or a theme; nothing where alerts are off."""
    return _address(About.CHANGES, {narrowed: key})


@register.simple_tag
def alerts_of_minutes(group_key: str | None) -> str:
    """Where to ask for alerts of minutes as they are published, of one group or of all."""
    return _address(About.MEETINGS, {"minutes": "published", **({"group": group_key} if group_key else {})})


@register.simple_tag(takes_context=True)
def alerts_of_search(context: template.Context, only: str) -> str:
    """Where to ask for alerts about what this search looks for; `only` names parameters, with spaces."""
    return _address(About.SEARCH, _kept(context["request"], only.split()))


@register.inclusion_tag("alerts/of_list.html", takes_context=True)
def alerts_of_list(context: template.Context, about: str, what: str) -> dict[str, Any]:
    """The way to alerts about what this list is narrowed down to, and which of its filters cannot be followed.

    `what` says what a mail tells of.
    """
    never = NEVER[About(about)]
    fields, query = context["listed"].form.fields, context["request"].GET
    kept = _kept(context["request"], [name for name in fields if name not in never and name not in NARROWS_NOTHING])
    left_out = [(fields[name].label, why) for name, why in never.items() if query.get(name)]
    return {"url": _address(About(about), kept), "what": what, "left_out": left_out}


def _kept(request: HttpRequest, names: Iterable[str]) -> dict[str, str]:
    return {name: str(request.GET[name]) for name in names if request.GET.get(name)}


def _address(about: About, query: dict[str, str]) -> str:
    return f"{address_of('alerts:ask')}?{urlencode({'about': about.value, **query})}" if settings.ALERTS else ""
