"""Lists that answer whatever stands in their address: with rows, or with a word of what was wrong with it."""

import re
from typing import Any

from django.contrib import admin, messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

HARMLESS_LOOKUPS = {"exact", "in", "isnull"}
TOO_LONG_A_NUMBER = re.compile(r"\d{19}")


class PlainLists(admin.ModelAdmin):
    """No pattern or number on which a database chokes, no look-up of a password, and no word of what is hidden."""

    show_facets = admin.ShowFacets.NEVER

    def lookup_allowed(self, lookup: str, value: Any, request: Any = None) -> bool:
        """Only look-ups that the filters of the list make."""
        *path, last = lookup.split("__")
        harmless = not path or last in HARMLESS_LOOKUPS
        return harmless and not lookup.startswith("password") and super().lookup_allowed(lookup, value, request)

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        """The list; the whole of it where the address asks for what no database can look for."""
        if any(_unanswerable(name, value) for name, values in request.GET.lists() for value in values):
            messages.warning(
                request, "The address asked for something that cannot be looked for. This is the whole list."
            )
            return HttpResponseRedirect(request.path)
        return super().changelist_view(request, extra_context)

    def _get_obj_does_not_exist_redirect(self, request: HttpRequest, opts: Any, object_id: str) -> HttpResponse:
        """What is hidden and what never was are answered alike."""
        raise Http404


def _unanswerable(name: str, value: str) -> bool:
    return "\x00" in name + value or (name != "q" and bool(TOO_LONG_A_NUMBER.search(value)))
