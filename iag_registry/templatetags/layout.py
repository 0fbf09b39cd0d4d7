"""What the frame of every page needs: which part of the site one is in, and the way back."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.encoding import escape_uri_path

from iag_registry.lib.addresses import address_of
from iag_registry.lib.quotations import LINES_COUNTED
from iag_registry.lib.tagged_links import without_tags

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


@dataclass(frozen=True)
class Section:
    """The part of the site that a page is in, as the navigation marks it: by its name, "page" where it is the page."""

    name: str = ""
    current: str = ""


@register.simple_tag(takes_context=True)
def section_of_site(context: dict[str, Any]) -> Section:
    """The part of the site that the page is in; none of them for all others."""
    request = context.get("request")
    path = request.path if request else ""
    for _, name in SECTIONS:
        url = address_of(name)
        if path.startswith(url):
            return Section(name, "page" if path == url else "true")
    return Section()


@register.inclusion_tag("partials/navigation.html")
def navigation(section: Section) -> dict[str, Any]:
    """The links to the parts of the site; the part that the page is in, and the page itself, are marked."""
    return {
        "items": [
            {"text": text, "url": address_of(name), "current": section.current if name == section.name else ""}
            for text, name in SECTIONS
        ]
    }


WITH_A_QUERY = {"foi:ask-question"}
"""Pages without a list whose query is what they are asked."""


@register.simple_tag(takes_context=True)
def canonical(context: dict[str, Any]) -> str:
    """The one address of this page, by which programs tell that two addresses lead to the same (empty for a refusal).

    A list keeps its filters, in alphabetical order and without empty ones; every page keeps an earlier day, written in
    one way; whatever else stands behind the question mark makes no difference and is left out.
    """
    request, reading = context.get("request"), context.get("reading")
    if request is None or context.get("mistakes") or (reading and reading.problem):
        return ""
    match = request.resolver_match
    kept: dict[str, str | list[str]] = {}
    if "listed" in context or (match and match.view_name in WITH_A_QUERY):
        kept = {
            name: values
            for name, given in without_tags(request.GET).lists()
            if (values := [one for one in given if one])
        }
        kept = {name: values for name, values in kept.items() if (name, values) != ("page", ["1"])}
    kept.pop("on", None)
    if earlier := (reading.query if reading else context.get("on_query", "")):
        kept["on"] = earlier.removeprefix("?on=")
    query = urlencode(sorted(kept.items()), doseq=True)
    return f"{settings.PUBLIC_URL}{escape_uri_path(request.path)}{'?' if query else ''}{query}"


ABOUT = [
    ("About this register", "about"),
    ("How to join a group", "join"),
    ("Help", "help"),
    ("Glossary", "glossary"),
    ("Contact", "contact"),
    ("Accessibility statement", "accessibility"),
    ("Privacy", "privacy"),
    ("Cookies", "cookies"),
]
"""The pages about the register itself, in the order of the footer."""


@register.simple_tag
def pages_about() -> list[dict[str, str]]:
    """The links to the pages about the register itself."""
    return [{"text": text, "url": address_of(name)} for text, name in ABOUT]


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


@register.simple_block_tag
def problem(content: str, title: str = "There is a problem") -> str:
    """``{% problem %}...{% endproblem %}``: what is wrong, at the top of a page, read out at once."""
    return render_to_string("partials/problem.html", {"title": title, "content": content})
