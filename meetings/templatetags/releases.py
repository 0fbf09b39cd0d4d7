"""Words of a published document, for its templates."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from iag_registry.lib.partial_dates import PartialDate
from iag_registry.lib.prose import clean_published
from meetings.disclosure.document import Paragraph

register = template.Library()


@register.filter
def published_html(paragraph: Paragraph) -> SafeString:
    """The HTML of a paragraph, cleaned once more on its way out."""
    return mark_safe(clean_published(paragraph.html))  # noqa: S308 - of the closed set of prose, and cleaned here


@register.filter
def in_words(date: str) -> str:
    """A date of a document as a reader expects it: "28 September 2006"."""
    return PartialDate(date).words
