"""The lists of areas, themes, organisations and sources."""

from typing import Any

from django.conf import settings

from groups import disclosure
from groups.views.page import AUDIENCE, PublicPage
from iag_registry.lib.tile_map import places_in


class AreaListPage(PublicPage):
    """The boroughs from A to Z and on a map, each with its groups, and the command units."""

    template_name = "groups/area_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        areas = disclosure.area_list(self.reading.day, AUDIENCE)
        return super().get_context_data(
            areas=areas,
            map=disclosure.group_map(areas, places_in(settings.AREA_TILES)),
            postcodes=settings.POSTCODE_PROVIDER != "off",
            **kwargs,
        )


class ThemeListPage(PublicPage):
    """The themes from A to Z, with how many groups advise on each."""

    template_name = "groups/theme_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(themes=disclosure.theme_rows(self.reading.day, AUDIENCE), **kwargs)


class OrganisationListPage(PublicPage):
    """The organisations from A to Z."""

    template_name = "groups/organisation_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(organisations=disclosure.organisation_rows(AUDIENCE), **kwargs)


class SourceListPage(PublicPage):
    """The documents that the register holds, and those that they only mention."""

    template_name = "groups/source_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = disclosure.source_rows(AUDIENCE)
        return super().get_context_data(
            held=[row for row in rows if row.held], mentioned=[row for row in rows if not row.held], **kwargs
        )
