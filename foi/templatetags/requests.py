"""The requests that a document answers, on the page of the document."""

from typing import Any

from django import template
from django.template.defaultfilters import linebreaksbr
from django.utils.html import format_html

from foi.disclosure import NOT_GIVEN, requests_answered_by
from iag_registry.lib.audiences import Audience

register = template.Library()


@register.inclusion_tag("foi/source_requests.html")
def source_requests(source: Any, audience: Audience = Audience.PUBLIC) -> dict[str, Any]:
    """The requests that this document answers, with their questions, answers as printed and outcomes."""
    return {"requests": requests_answered_by(source.key, audience=audience)}


@register.filter
def as_printed(words: str) -> str:
    """The words of a document in quotation marks; what stands in place of words that may not be given without them."""
    return words if words == NOT_GIVEN else format_html("<q>{}</q>", linebreaksbr(words))
