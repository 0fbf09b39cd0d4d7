"""Minutes of the last year by area."""

from typing import Any

from django.conf import settings

from groups.views.page import AUDIENCE, PublicPage
from iag_registry.lib.tile_map import places_in
from meetings.disclosure import minutes_by_area, minutes_map


class MinutesByAreaPage(PublicPage):
    """The boroughs by how many meetings of the twelve months up to the day have minutes to read: a map, and a table."""

    template_name = "meetings/by_area.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = minutes_by_area(audience=AUDIENCE, day=self.reading.day)
        return super().get_context_data(found=found, map=minutes_map(found, places_in(settings.AREA_TILES)), **kwargs)
