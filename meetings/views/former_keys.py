"""Former keys of groups in the addresses of their meetings (GRP-01)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from groups.disclosure import current_key
from groups.views.page import AUDIENCE


def moved(request: HttpRequest, group_key: str) -> HttpResponse:
    """Lead from a former key of a group to its key of today; raise ``Http404`` for any other address."""
    key = current_key(group_key, AUDIENCE)
    if not key:
        raise Http404
    query = request.META["QUERY_STRING"]
    path = request.path.replace(f"/{group_key}/", f"/{key}/", 1)
    return redirect(f"{path}?{query}" if query else path, permanent=True)
