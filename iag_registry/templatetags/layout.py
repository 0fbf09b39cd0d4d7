"""What the frame of every page needs: which part of the site one is in, and the way back."""

from typing import Any

from django import template
from django.urls import reverse

from iag_registry.lib.quotations import LINES_COUNTED

register = template.Library()

SECTIONS = [
    ("Groups", "groups:group-list"),
    ("Areas", "groups:area-list"),
    ("Themes", "groups:theme-list"),
    ("Meetings", "meetings:meeting-list"),
    ("What changed", "changes:change-list"),
    ("Sources", "groups:source-list"),
    ("Ask the register", "foi:ask"),
    ("Disclosure log", "foi:log-list"),
    ("Search", "search:search"),
]


@register.inclusion_tag("partials/navigation.html", takes_context=True)
def navigation(context: dict[str, Any]) -> dict[str, Any]:
    """The links to the parts of the site; the part that the page is in, and the page itself, are marked."""
    request = context.get("request")
    path = request.path if request else ""
    items = []
    for text, name in SECTIONS:
        url = reverse(name)
        current = "page" if path == url else "true" if path.startswith(url) else ""
        items.append({"text": text, "url": url, "current": current})
    return {"items": items}


@register.simple_tag
def lines_counted() -> str:
    """How the line numbers of a page are counted."""
    return LINES_COUNTED


@register.inclusion_tag("partials/breadcrumbs.html")
def breadcrumbs(*parts: str) -> dict[str, Any]:
    """The way from the home page, from pairs of text and address: ``{% breadcrumbs "Groups" groups_url %}``.

    The page itself is left out, because its heading follows at once. Raises ``TemplateSyntaxError`` for half a pair.
    """
    if len(parts) % 2:
        raise template.TemplateSyntaxError("breadcrumbs takes pairs of text and address")
    crumbs = [("Home", reverse("home")), *zip(parts[::2], parts[1::2], strict=True)]
    return {"crumbs": [{"text": text, "url": url} for text, url in crumbs]}
