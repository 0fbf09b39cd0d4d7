"""What the answers for programs have in common, those included that no view makes."""

from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from reuse.api.problems import MEDIA_TYPE, document

API = "/api/"
OPEN_TO_EVERY_SITE = (API, "/data/")
"""The addresses whose answers a page of any other site may read: they are public, and alike for everyone."""
TOLD = "ETag, Link, RateLimit, RateLimit-Policy, Repr-Digest, Retry-After"
DAY = 24 * 60 * 60


def for_programs(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Let pages of other sites read the data, and tell programs of every error in one form (RFC 9457)."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if request.path.startswith(API) and response.status_code >= HTTPStatus.BAD_REQUEST:
            response = _as_problem(response)
        if request.path.startswith(OPEN_TO_EVERY_SITE):
            response.headers["Access-Control-Allow-Origin"] = "*"
            response.headers["Access-Control-Expose-Headers"] = TOLD
            if request.method == "OPTIONS":
                response.headers["Access-Control-Allow-Methods"] = "GET, HEAD, OPTIONS"
                response.headers["Access-Control-Allow-Headers"] = "Accept, If-None-Match"
                response.headers["Access-Control-Max-Age"] = str(DAY)
        return response

    return middleware


def _as_problem(response: HttpResponseBase) -> HttpResponseBase:
    """An error that something else than the API made, such as a page that says that there is no such address."""
    is_told = response.headers.get("Content-Type") == MEDIA_TYPE
    if is_told or (settings.DEBUG and response.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR):
        return response
    told = HttpResponse(document(response.status_code), status=response.status_code, content_type=MEDIA_TYPE)
    for name in ("Allow", "Retry-After", "Cache-Control"):
        if name in response.headers:
            told.headers[name] = response.headers[name]
    return told
