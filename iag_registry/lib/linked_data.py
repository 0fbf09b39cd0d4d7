"""Data about a page for programs, in the words of schema.org, as a block that no browser runs."""

import json
from collections.abc import Mapping
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

ESCAPED = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}
"""Signs with which a block of data could be left, in the form that JSON has for them."""


def data_block(described: Mapping[str, Any]) -> SafeString:
    """The block, without what is empty; ``described`` is a view's own words and never a record's."""
    kept = {"@context": "https://schema.org", **{name: value for name, value in described.items() if value}}
    words = json.dumps(kept, ensure_ascii=False, indent=None).translate(ESCAPED)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(words))  # noqa: S308 - escaped above
