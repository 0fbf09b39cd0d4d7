"""The page of one record: a group, an area, a theme, an organisation or a source."""

from abc import ABC, abstractmethod
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse

from groups import disclosure
from groups.views.page import AUDIENCE, PublicPage


class RecordPage(PublicPage, ABC):
    """The page of the record whose key is in the address; a record that may not be seen is one that does not exist."""

    context_name: str

    @abstractmethod
    def view_of(self, key: str, day: date) -> object | None:
        """The view of the record, or None where there is none that the public may see."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        record = self.view_of(self.kwargs["key"], self.reading.day)
        if record is None:
            raise Http404
        return super().get_context_data(**{self.context_name: record}, **kwargs)


class GroupPage(RecordPage):
    """One group; a former key leads to the key of today for good (GRP-01)."""

    template_name = "groups/group_detail.html"
    context_name = "group"

    def view_of(self, key: str, day: date) -> disclosure.GroupView | None:
        return disclosure.group_view(key, day, AUDIENCE)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return super().dispatch(request, *args, **kwargs)
        except Http404:
            key = disclosure.current_key(self.kwargs["key"], AUDIENCE)
            if key is None:
                raise
        query = request.META.get("QUERY_STRING", "")
        address = reverse("groups:group-detail", args=[key])
        return HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)


class AreaPage(RecordPage):
    """One area: its groups, its command unit or its boroughs, or the force that polices it."""

    template_name = "groups/area_detail.html"
    context_name = "area"

    def view_of(self, key: str, day: date) -> disclosure.AreaView | None:
        return disclosure.area_view(key, day, AUDIENCE)


class ThemePage(RecordPage):
    """One theme: its groups, and what sources say where there is none (GRP-08)."""

    template_name = "groups/theme_detail.html"
    context_name = "theme"

    def view_of(self, key: str, day: date) -> disclosure.ThemeView | None:
        return disclosure.theme_view(key, day, AUDIENCE)


class OrganisationPage(RecordPage):
    """One organisation: its names, what became of it, and its part in groups."""

    template_name = "groups/organisation_detail.html"
    context_name = "organisation"

    def view_of(self, key: str, day: date) -> disclosure.OrganisationView | None:
        return disclosure.organisation_view(key, day, AUDIENCE)


class SourcePage(RecordPage):
    """One document: what it is, and what the register took from it."""

    template_name = "groups/source_detail.html"
    context_name = "source"

    def view_of(self, key: str, day: date) -> disclosure.SourceView | None:
        return disclosure.source_view(key, day, AUDIENCE)
