"""The words found, marked in public text."""

import re
from collections.abc import Iterable
from html import escape

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from groups.templatetags.records import as_time
from search.choices import ONE_OF
from search.engines import Hit
from search.shown import MARK_OFF, MARK_ON

register = template.Library()

RESULT = """<li>
<h3 class="govuk-heading-s"><a class="govuk-link" href="{}">{}<br>
<span class="govuk-!-font-weight-regular">{}</span></a></h3>{}
</li>"""

MARKED = re.compile(f"{MARK_ON}([^{MARK_ON}{MARK_OFF}]*){MARK_OFF}|([{MARK_ON}{MARK_OFF}])")


@register.filter
def marked(text: str) -> SafeString:
    """A text with the words found in `<mark>`, all of it escaped; a stray mark leaves nothing behind."""
    # Escaping leaves the marks as they are: they are control characters.
    return mark_safe(MARKED.sub(_mark, escape(text)))  # noqa: S308 - all of it was escaped


@register.filter
def as_results(hits: Iterable[Hit]) -> SafeString:
    """The items of a list of results.

    Here and not in a template because they are made anew for each search, and a loop of a template takes twice as long.
    """
    return format_html_join("\n", RESULT, map(_result, hits))


def _result(hit: Hit) -> tuple[str, ...]:
    snippet = format_html('\n<p class="govuk-body">{}</p>', marked(hit.snippet)) if hit.snippet else ""
    return hit.url, marked(hit.title), _what_and_when(hit), snippet


def _what_and_when(hit: Hit) -> str:
    """What a result is and where it stands, with its date where that does not say it already."""
    what = f"{ONE_OF[hit.sort]}: {hit.context}" if hit.context else ONE_OF[hit.sort]
    if not hit.dated or hit.dated.words in hit.context:
        return what
    return format_html("{}, {}", what, as_time(hit.dated))


def _mark(found: re.Match[str]) -> str:
    return f"<mark>{found[1]}</mark>" if found[1] else ""
