"""The button by which a reader leaves a page at once (ACC-09), on pages of what staff have marked for it (ACC-10)."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django import template
from django.conf import settings
from django.core.validators import slug_re

from groups.disclosure import is_to_be_left_quickly
from groups.exports import key_of
from groups.views.page import AUDIENCE

register = template.Library()

MOST_KEYS = 50


@dataclass(frozen=True)
class Exit:
    """Where the button leads, and whether Escape does the same."""

    url: str
    on_escape: bool


@register.simple_tag(takes_context=True)
def exit_this_page(context: dict[str, Any]) -> Exit | None:
    """The way out of whatever is about a marked group or theme alone; None elsewhere.

    These are its page and everything below it, lists, answers and searches that ask for it by its key, and pages that
    name it as what they are about (`about_groups`, `about_themes` in the context, as links). It is read from the
    address, so that a page that is added below a group has the button from its first day.
    """
    request = context.get("request")
    match = getattr(request, "resolver_match", None)
    if request is None or match is None:
        return None
    is_group, is_theme = (match.view_name == f"groups:{sort}-detail" for sort in ("group", "theme"))
    groups = [match.kwargs.get("group_key") or (match.kwargs.get("key") if is_group else None)]
    themes = [match.kwargs.get("key") if is_theme else None]
    groups += [*request.GET.getlist("group"), *map(key_of, context.get("about_groups", ()))]
    themes += [*request.GET.getlist("theme"), *map(key_of, context.get("about_themes", ()))]
    if not is_to_be_left_quickly(group_keys=_keys(groups), theme_keys=_keys(themes), audience=AUDIENCE):
        return None
    return Exit(settings.EXIT_ADDRESS, settings.EXIT_ON_ESCAPE)


def _keys(given: Iterable[str | None]) -> set[str]:
    """What can be a key, and no more of it than a page ever asks for."""
    return set(islice((key for key in given if key and slug_re.match(key)), MOST_KEYS))
