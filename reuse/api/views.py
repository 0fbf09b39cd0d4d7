"""The addresses of the API, one pair for each table, all from the registry of tables."""

import json
from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256
from typing import Any

from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from groups.disclosure import current_key
from groups.filtering import sent_back
from groups.views.page import AUDIENCE
from reuse.api import paging
from reuse.api.describing import of_list, of_record
from reuse.api.limiting import AddressLimit, Allowance
from reuse.api.problems import UnusableQuery
from reuse.api.serializers import row_of
from reuse.asking import ON, Table, read

GROUP_KEY = "group_key"
SHARED_FOR = 60
"""Seconds for which an answer may be kept by others: what is taken back is gone from there too after so long (L4)."""


class TableView(APIView):
    """What all addresses of the API do: count who asks, read the query, answer in JSON with an ETag."""

    http_method_names = ["get", "head", "options"]
    throttle_classes = [AddressLimit]
    table: Table
    allowance: Allowance | None = None

    def finalize_response(self, request: Any, response: HttpResponseBase, *args: Any, **kwargs: Any) -> Response:
        final: Response = super().finalize_response(request, response, *args, **kwargs)  # type: ignore[arg-type]  # or any other
        if self.allowance:
            self.allowance.tell(final)
        return final

    def answer(self, request: Request, content: dict[str, Any], links: str = "") -> HttpResponseBase:
        """The content as JSON, or that it has not changed since the reader last asked."""
        body = json.dumps(content, ensure_ascii=False).encode()
        response = HttpResponse(body, content_type="application/json")
        etag = f'"{sha256(body).hexdigest()}"'
        response.headers["ETag"] = etag
        if links:
            response.headers["Link"] = links
        patch_cache_control(response, public=True, max_age=SHARED_FOR)
        same = get_conditional_response(request._request, etag=etag, response=response)
        return same or response


def list_view(table: Table) -> type[TableView]:
    """The address of a table: its rows, a piece at a time."""

    def get(self: TableView, request: Request) -> HttpResponseBase:
        query = request._request.GET
        paged = paging.read_paging(table.name, query)
        day = paged.day
        listed = read(table, query, day or timezone.localdate(), besides=paging.PAGING)
        if mistakes := [*listed.mistakes, *paged.mistakes]:
            raise UnusableQuery(mistakes)
        piece = listed.rows.after(paged.key, paged.limit)
        following = None
        if piece.has_more:
            # The day is read on to the end, although midnight may come between two pieces.
            cursor = paging.cursor_after(table.name, query, day or listed.reading.today, piece.last)
            following = paging.next_address(request.path, query, cursor)
        content = {
            "as_of": listed.reading.day.isoformat(),
            "query": sent_back(listed.asked),
            "next": following,
            "results": row_of(table)(piece.rows, many=True).data,
            **_sources(table, piece.rows),
        }
        return self.answer(request, content, f'<{following}>; rel="next"' if following else "")

    described = extend_schema(**of_list(table))(get)
    return type(f"{table.name}-list", (TableView,), {"table": table, "get": described, "__doc__": table.about})


def record_view(table: Table) -> type[TableView]:
    """The address of one row of a table; a former key of a group leads to the one of today."""
    by_day = replace(table, filters=(ON,))

    def get(self: TableView, request: Request, **names: str) -> HttpResponseBase:
        listed = read(by_day, request._request.GET, timezone.localdate())
        if listed.mistakes:
            raise UnusableQuery(listed.mistakes)
        found = listed.rows.named(dict(zip(table.names, names.values(), strict=True)))
        if found is None:
            return _moved(request, names)
        content = {"as_of": listed.reading.day.isoformat(), "result": row_of(table)(found).data}
        content |= _sources(table, [found])
        return self.answer(request, content)

    described = extend_schema(**of_record(table))(get)
    return type(f"{table.name}-record", (TableView,), {"table": table, "get": described, "__doc__": table.about})


def _sources(table: Table, rows: Iterable[Any]) -> dict[str, Any]:
    """The documents that these rows cite, in a table whose rows cite any."""
    return {"sources": table.sources_of(rows)} if table.cites else {}


def _moved(request: Request, names: dict[str, str]) -> HttpResponseBase:
    """Lead on from the key that a group had before (GRP-01); raises ``Http404`` where there is nothing to lead to."""
    match = request._request.resolver_match
    key = current_key(names[GROUP_KEY], AUDIENCE) if GROUP_KEY in names else None
    if match is None or key is None:
        raise Http404
    query = request._request.META.get("QUERY_STRING", "")
    address = reverse(match.view_name, kwargs={**names, GROUP_KEY: key})
    return HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)
