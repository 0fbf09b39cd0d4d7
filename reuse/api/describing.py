"""What the description of the API (OpenAPI 3.1) says of each address: its parameters, its answers and its errors."""

from typing import Any

from django.conf import settings
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, inline_serializer
from rest_framework import serializers

from changes.disclosure import KINDS
from foi.choices import Decision
from groups.choices import GroupStatusKind
from iag_registry.lib.on_day import ON_EXAMPLES
from meetings.filters import MINUTES, WHEN
from reuse.api.paging import CURSOR, LIMIT, MOST, USUAL
from reuse.api.problems import MEDIA_TYPE
from reuse.api.serializers import page_of, record_of
from reuse.asking import ON, Table
from reuse.licence import licence_name

WORDS = {
    "q": "Words that must all be found.",
    "kind": "The code of a kind of group; the table “group-kinds” lists them.",
    "area": "The key of an area.",
    "theme": "The key of a theme.",
    "status": "What is known of its existence: the code of a status.",
    "run_by": "The key of an organisation that leads or runs it.",
    "group": "The key of a group.",
    "when": "“ahead” or “past”.",
    "minutes": "“published” or “not”.",
    "from": "The first day, month or year.",
    "to": "The last day, month or year.",
    "until": "The last day, month or year.",
    "month": "A month of publication: 2022-07.",
    "decision": "The code of a decision.",
    ON: f"The day on which the register is read, such as {ON_EXAMPLES}; today if it is left out.",
}
"""What each filter means; its choices are those of the list that the public reads."""

OF_TABLES = {("changes", "kind"): "The code of a kind of change."}
"""What a filter means in one table alone, where that is something else."""

CODES: dict[str, list[tuple[str, Any]]] = {
    "status": GroupStatusKind.choices,
    "when": WHEN,
    "minutes": MINUTES,
    "decision": Decision.choices,
}
"""The filters whose values are those of a closed list; the values of others are keys of rows."""

CODES_OF_TABLES: dict[tuple[str, str], list[tuple[str, Any]]] = {("changes", "kind"): KINDS}


class Problem(serializers.Serializer):
    """An error (RFC 9457)."""

    type = serializers.CharField(help_text="Names the sort of error; “about:blank” where the status says all.")
    title = serializers.CharField(help_text="The sort of error in words.")
    status = serializers.IntegerField(help_text="The status of the answer.")
    detail = serializers.CharField(help_text="What is wrong, and what to do about it.")
    errors = inline_serializer(  # type: ignore[assignment]  # a field, which the class takes for its own
        "ProblemError",
        {"parameter": serializers.CharField(), "detail": serializers.CharField()},
        many=True,
        required=False,
        help_text="What is wrong with each parameter of the query.",
    )


ERRORS = {
    (400, MEDIA_TYPE): OpenApiResponse(Problem, "Something in the query cannot be used."),
    (404, MEDIA_TYPE): OpenApiResponse(Problem, "Nothing is there that the public may read."),
    (405, MEDIA_TYPE): OpenApiResponse(Problem, "The API is only read."),
    (406, MEDIA_TYPE): OpenApiResponse(Problem, "The API answers in JSON."),
    (503, MEDIA_TYPE): OpenApiResponse(Problem, "The register is busy; Retry-After says how many seconds to wait."),
    (429, MEDIA_TYPE): OpenApiResponse(Problem, "Too many requests; Retry-After says how many seconds to wait."),
}


def of_list(table: Table) -> dict[str, Any]:
    """What is said of the address of a table."""
    cursor = "Where to go on: as “next” gives it."
    limit = f"How many rows at once, from 1 to {MOST}; {USUAL} if it is left out."
    paging = [
        OpenApiParameter(CURSOR, OpenApiTypes.STR, description=cursor),
        OpenApiParameter(LIMIT, {"type": "integer", "minimum": 1, "maximum": MOST}, description=limit),
    ]
    return {
        "operation_id": f"list_{table.name.replace('-', '_')}",
        "summary": table.title,
        "description": table.about,
        "tags": [table.title],
        "auth": [],
        "parameters": [*(_filter(table, name) for name in table.filters), *paging],
        "responses": {(200, "application/json"): page_of(table), **ERRORS, 301: _moved(), 304: _not_modified()},
    }


def of_record(table: Table) -> dict[str, Any]:
    """What is said of the address of one row of a table."""
    return {
        "operation_id": f"read_{table.name.replace('-', '_')}",
        "summary": f"{table.title}: one row",
        "description": f"One row of this table. {table.about}",
        "tags": [table.title],
        "auth": [],
        "parameters": [_filter(table, ON)],
        "responses": {(200, "application/json"): record_of(table), **ERRORS, 301: _moved(), 304: _not_modified()},
    }


def _filter(table: Table, name: str) -> OpenApiParameter:
    codes = [str(code) for code, _ in CODES_OF_TABLES.get((table.name, name), CODES.get(name, ()))]
    words = OF_TABLES.get((table.name, name), WORDS[name])
    return OpenApiParameter(name, OpenApiTypes.STR, description=words, enum=codes or None)


def _moved() -> OpenApiResponse:
    return OpenApiResponse(description="A group is named by a key that it had before; `Location` has the one of today.")


def _not_modified() -> OpenApiResponse:
    return OpenApiResponse(None, "Nothing has changed since the answer with the ETag that If-None-Match names.")


def with_licence(result: dict[str, Any], **kwargs: Any) -> dict[str, Any]:
    """The whole description, with the licence as it is offered at the moment."""
    result["info"]["license"] = {"name": licence_name(), "url": settings.DATA_LICENCE_URL}
    return result
