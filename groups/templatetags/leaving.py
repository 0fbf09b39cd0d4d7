"""The button by which a reader leaves a page at once (ACC-09), on pages of what staff have marked for it (ACC-10)."""

from dataclasses import dataclass
from typing import Any

from django import template
from django.conf import settings

from groups.disclosure import is_to_be_left_quickly
from groups.views.page import AUDIENCE

register = template.Library()


@dataclass(frozen=True)
class Exit:
    """Where the button leads, and whether Escape does the same."""

    url: str
    on_escape: bool


@register.simple_tag(takes_context=True)
def exit_this_page(context: dict[str, Any]) -> Exit | None:
    """The way out of the page of a marked group or theme and of everything below it; None elsewhere.

    It is read from the address, so that a page that is added below a group has the button from its first day.
    """
    request = context.get("request")
    match = getattr(request, "resolver_match", None)
    if match is None:
        return None
    is_group, is_theme = (match.view_name == f"groups:{sort}-detail" for sort in ("group", "theme"))
    group_key = match.kwargs.get("group_key") or (match.kwargs.get("key") if is_group else None)
    theme_key = match.kwargs.get("key") if is_theme else None
    if not (group_key or theme_key):
        return None
    if not is_to_be_left_quickly(group_key=group_key or "", theme_key=theme_key or "", audience=AUDIENCE):
        return None
    return Exit(settings.EXIT_ADDRESS, settings.EXIT_ON_ESCAPE)
