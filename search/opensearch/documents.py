"""What the search server holds of an entry, and the form of its index."""

import hashlib
import json
from typing import Any

from search.choices import Sort
from search.endings import stems
from search.models import Entry

FIELDS = ("title", "words", "body", "context")
PLACES = {sort.value: place for place, sort in enumerate(Sort)}

WORDS = {"type": "text", "analyzer": "whitespace"}
"""Words come ready to be compared: the server only cuts them at the blanks."""
WORD = {"type": "keyword"}
STEP = "step"
"""The document that bears the mark of what was sent last."""

FORM: dict[str, Any] = {
    "settings": {"number_of_shards": 1},
    "mappings": {
        "dynamic": "strict",
        # Of what it is sent it keeps nothing to be read back, but for what tells whether it is right.
        "_source": {"includes": ["number", "print"]},
        "properties": {
            **dict.fromkeys(FIELDS, WORDS),
            **dict.fromkeys(("sort", "facets", "ref", "newest", "earliest", "latest", STEP), WORD),
            "place": {"type": "byte"},
            "number": {"type": "long"},
            "print": {"type": "keyword", "index": False},
        },
    },
}
"""One part, so that an answer is of one moment, and what fits is weighed against all entries alike."""
MADE_BY = "iag-registry search index"


def form_of_index() -> dict[str, Any]:
    """The form, with a mark that says whose index it is and which form it has."""
    mark = {"made_by": MADE_BY, "form": _digest(FORM)}
    return {**FORM, "mappings": {**FORM["mappings"], "_meta": mark}}


def document_of(entry: Entry, algorithm: str) -> dict[str, Any]:
    """An entry as the server holds it; `print` is another one as soon as anything else in it is."""
    dated = str(entry.dated)
    document: dict[str, Any] = {name: " ".join(stems(getattr(entry, name), algorithm)) for name in FIELDS}
    document |= {
        "sort": str(entry.sort),
        "place": PLACES[entry.sort],
        "ref": entry.ref,
        "facets": entry.facets.split(),
        "newest": dated.replace("-", ""),
    }
    if dated:
        document |= {
            "earliest": dated + "0000-01-01"[len(dated) :],
            "latest": dated + "9999-12-31"[len(dated) :],
        }
    return {**document, "number": entry.pk, "print": _digest(document)}


def _digest(content: Any) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
