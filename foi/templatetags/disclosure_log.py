"""The entries of the disclosure log that concern a group, a theme or a meeting, for its page: one query."""

from datetime import date
from typing import Any, Protocol

from django import template
from django.urls import reverse

from foi.disclosure.log import LogLine, lines_about

register = template.Library()

SHOWN = 5
"""How many entries a panel shows; the log has all of them."""


class Keyed(Protocol):
    """The view of a group or a theme, which a panel knows only by its key."""

    @property
    def key(self) -> str: ...


class Met(Keyed, Protocol):
    """The view of a meeting or of its minutes: the key of its group, and its own."""

    @property
    def slug(self) -> str: ...


@register.inclusion_tag("foi/log_panel.html")
def log_about_group(group: Keyed, day: date) -> dict[str, Any]:
    """What was answered about a group: ``{% log_about_group group reading.day %}``."""
    return _panel(lines_about(day=day, limit=SHOWN + 1, group=group.key), f"group={group.key}")


@register.inclusion_tag("foi/log_panel.html")
def log_about_theme(theme: Keyed, day: date) -> dict[str, Any]:
    """What was answered about a theme: ``{% log_about_theme theme reading.day %}``."""
    return _panel(lines_about(day=day, limit=SHOWN + 1, theme=theme.key), f"theme={theme.key}")


@register.inclusion_tag("foi/log_panel.html")
def log_about_meeting(page: Met, day: date) -> dict[str, Any]:
    """Which replies gave the minutes of a meeting: ``{% log_about_meeting page reading.day %}``."""
    return {"lines": lines_about(day=day, limit=SHOWN, meeting=(page.key, page.slug))}


def _panel(lines: tuple[LogLine, ...], query: str) -> dict[str, Any]:
    return {
        "lines": lines[:SHOWN],
        "more_url": f"{reverse('foi:log-list')}?{query}" if len(lines) > SHOWN else "",
    }
