"""The words found, marked in public text."""

import re

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from search.engines.base import MARK_OFF, MARK_ON

register = template.Library()

MARKED = re.compile(f"{MARK_ON}([^{MARK_ON}{MARK_OFF}]*){MARK_OFF}|([{MARK_ON}{MARK_OFF}])")


@register.filter
def marked(text: str) -> SafeString:
    """A text with the words found in `<mark>`, all of it escaped; a stray mark leaves nothing behind."""
    pieces, at = [], 0
    for found in MARKED.finditer(text):
        pieces.append((text[at : found.start()], _mark(found[1])))
        at = found.end()
    return format_html("{}{}", format_html_join("", "{}{}", pieces), text[at:])


def _mark(word: str | None) -> SafeString:
    return format_html("<mark>{}</mark>", word) if word else SafeString("")
