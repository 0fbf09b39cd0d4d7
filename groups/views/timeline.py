"""The central groups over time."""

from typing import Any

from groups import disclosure
from groups.views.page import AUDIENCE, PublicPage


class TimelinePage(PublicPage):
    """A line for each central group, from 1999 to the day, and the same as a table."""

    template_name = "groups/timeline.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(timeline=disclosure.central_timeline(self.reading.day, AUDIENCE), **kwargs)
