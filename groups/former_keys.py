"""Lists that are narrowed to a group by its name, or by a key that it had before (GRP-01, X16)."""

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponsePermanentRedirect, HttpResponseRedirect, QueryDict
from django.http.response import HttpResponseBase

from groups.disclosure import current_keys, key_of_name
from iag_registry.lib.audiences import Audience

PARAMETER = "group"
"""The filter by group has one name in every list, feed, calendar, table and question."""
MOST_KEYS = 50
KEY = re.compile(r"[-a-z0-9]{1,200}")


class FormerKeys:
    """Leads from a list that refuses a former key of a group, or its name, to the same list with the key of today.

    A former key leads there for good, a name for now: another group may bear it later.

    Only a refused query is looked at, so that no other answer costs a question to the database.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if response.status_code == 400 and request.method in ("GET", "HEAD") and not request.path.startswith("/admin/"):
            query, for_good = _of_today(request.GET)
            if query is not None:
                address = f"{request.path}?{query.urlencode()}"
                return HttpResponsePermanentRedirect(address) if for_good else HttpResponseRedirect(address)
        return response


def _of_today(asked: QueryDict) -> tuple[QueryDict | None, bool]:
    """The query with the keys of today, and whether that is so for good.

    None where it bears no former key and no name that anyone may know of.
    """
    given = asked.getlist(PARAMETER)
    if not given or len(given) > MOST_KEYS:
        return None, False
    led = current_keys([key for key in given if KEY.fullmatch(key)], Audience.PUBLIC)
    # A name is typed into a box, and there is one box.
    name = given[0] if len(given) == 1 and not led else ""
    named = {name: found} if name and (found := key_of_name(name, Audience.PUBLIC)) else {}
    keys = [led.get(key) or named.get(key) or key for key in given]
    if keys == given:
        return None, False
    query = asked.copy()
    query.setlist(PARAMETER, keys)
    return query, not named
