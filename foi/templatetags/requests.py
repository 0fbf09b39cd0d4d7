"""The requests that a document answers, on the page of the document."""

from typing import Any

from django import template

from foi.disclosure import requests_answered_by
from iag_registry.lib.audiences import Audience

register = template.Library()


@register.inclusion_tag("foi/source_requests.html")
def source_requests(source: Any, audience: Audience = Audience.PUBLIC) -> dict[str, Any]:
    """The requests that this document answers, with their questions, answers as printed and outcomes; one query."""
    return {"requests": requests_answered_by(source.key, audience=audience)}
