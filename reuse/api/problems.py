"""Errors as programs read them (RFC 9457): what is wrong, and what to do about it."""

import json
from collections.abc import Iterable
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import Http404
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import exception_handler

from groups.filtering import Mistake

MEDIA_TYPE = "application/problem+json"
DETAILS = {
    HTTPStatus.BAD_REQUEST: "The request cannot be used.",
    HTTPStatus.NOT_FOUND: "There is nothing at this address that the public may read.",
    HTTPStatus.METHOD_NOT_ALLOWED: "The API is only read: use GET, HEAD or OPTIONS.",
    HTTPStatus.NOT_ACCEPTABLE: "The API answers in JSON: accept application/json.",
    HTTPStatus.TOO_MANY_REQUESTS: "Too many requests from your address. Wait as long as Retry-After says.",
    HTTPStatus.INTERNAL_SERVER_ERROR: "The register failed. Try again later.",
    HTTPStatus.SERVICE_UNAVAILABLE: "More is asked than can be answered. Wait as long as Retry-After says.",
}


class UnusableQuery(exceptions.APIException):
    """A query of which some part cannot be used."""

    status_code = HTTPStatus.BAD_REQUEST

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        super().__init__()
        self.mistakes = list(mistakes)


def problem(status: int, **more: Any) -> dict[str, Any]:
    """The members of a problem with this status."""
    known = HTTPStatus(status)
    return {
        "type": "about:blank",
        "title": known.phrase,
        "status": known.value,
        "detail": DETAILS.get(known, known.description or known.phrase),
        **more,
    }


def document(status: int) -> bytes:
    """The same as the bytes of an answer."""
    return json.dumps(problem(status)).encode()


def problem_of(error: Exception, context: dict[str, Any]) -> Response | None:
    """The answer for an error that a view of the API raised; None for one that nobody foresaw."""
    answer = exception_handler(error, context)
    if answer is None:
        return None
    answer.data = problem(answer.status_code)
    if isinstance(error, UnusableQuery):
        answer.data |= {
            "type": f"{settings.PUBLIC_URL}/api/v1/#unusable-query",
            "title": "Unusable query",
            "detail": "Something in the query cannot be used, so nothing is given.",
            "errors": [{"parameter": each.parameter, "detail": each.message} for each in error.mistakes],
        }
    answer.content_type = MEDIA_TYPE
    if answer.status_code != HTTPStatus.NOT_FOUND and not isinstance(error, Http404 | UnusableQuery):
        answer.headers["Cache-Control"] = "no-store"
    return answer
