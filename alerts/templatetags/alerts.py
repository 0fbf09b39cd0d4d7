"""Links to the alerts from the pages of what they are about."""

from urllib.parse import urlencode

from django import template
from django.conf import settings
from django.http import HttpRequest

from alerts.choices import About
from iag_registry.lib.addresses import address_of

register = template.Library()


@register.simple_tag
def alerts_about(narrowed: str, key: str) -> str:
    """Where to ask for alerts of what changes about a group, an area or a theme; nothing where alerts are off."""
    return _address(About.CHANGES, {narrowed: key})


@register.simple_tag(takes_context=True)
def alerts_of_list(context: template.Context, about: str, only: str = "") -> str:
    """Where to ask for alerts about what this list is narrowed down to; `only` names parameters, with spaces."""
    request: HttpRequest = context["request"]
    known = only.split()
    kept = {
        name: str(value)
        for name, value in request.GET.items()
        if value and name not in {"page", "on"} and (not known or name in known)
    }
    return _address(About(about), kept)


def _address(about: About, query: dict[str, str]) -> str:
    return f"{address_of('alerts:ask')}?{urlencode({'about': about.value, **query})}" if settings.ALERTS else ""
