"""Lists that someone follows or kept, narrowed to a group by a key that it had before (GRP-01, X16)."""

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponsePermanentRedirect, QueryDict
from django.http.response import HttpResponseBase

from groups.disclosure import current_key
from iag_registry.lib.audiences import Audience

PARAMETER = "group"
"""The filter by group has one name in every list, feed, calendar, table and question."""
KEY = re.compile(r"[-a-z0-9]{1,200}")


class FormerKeys:
    """Leads from a list that refuses a former key of a group to the same list with the key of today.

    Only a refused query is looked at, so that no other answer costs a question to the database.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if response.status_code == 400 and request.method in ("GET", "HEAD") and not request.path.startswith("/admin/"):
            query = _of_today(request.GET)
            if query is not None:
                return HttpResponsePermanentRedirect(f"{request.path}?{query.urlencode()}")
        return response


def _of_today(asked: QueryDict) -> QueryDict | None:
    """The query with the keys of today; None where it bears no former key that anyone may know of."""
    given = asked.getlist(PARAMETER)
    led = {key: current_key(key, Audience.PUBLIC) for key in given if KEY.fullmatch(key)}
    keys = [led.get(key) or key for key in given]
    if keys == given:
        return None
    query = asked.copy()
    query.setlist(PARAMETER, keys)
    return query
