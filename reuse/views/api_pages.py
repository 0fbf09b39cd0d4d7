"""What is said of the API: to people as a page, and to programs as OpenAPI 3.1."""

from functools import cache

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe
from drf_spectacular.generators import SchemaGenerator

from iag_registry.lib.on_day import reading_of
from reuse.api.limiting import WINDOW
from reuse.api.paging import MOST, USUAL
from reuse.files import made
from reuse.packing import document
from reuse.tables import TABLES
from reuse.views.sending import send, unknown_parameters


@require_safe
def guide(request: HttpRequest) -> HttpResponse:
    """How to use the API, and what is promised of it."""
    context = {
        "reading": reading_of({}, timezone.localdate()),
        "tables": TABLES,
        "site": settings.PUBLIC_URL,
        "limit": settings.API_A_MINUTE,
        "window": WINDOW,
        "usual": USUAL,
        "most": MOST,
    }
    return render(request, "reuse/api.html", context)


@require_safe
def openapi(request: HttpRequest) -> HttpResponseBase:
    """The description of the API (OpenAPI 3.1)."""
    return unknown_parameters(request) or send(request, made([_description()]), "application/json")


@cache
def _description() -> bytes:
    return document(SchemaGenerator(api_version="v1").get_schema(request=None, public=True))
