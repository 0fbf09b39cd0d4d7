"""What every public page of this app does: read the day that was asked for, and say so where it cannot be read."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.generic import TemplateView

from iag_registry.lib.audiences import Audience
from iag_registry.lib.on_day import Reading, reading_of

AUDIENCE = Audience.PUBLIC
"""Pages without an account are for the public, whoever reads them: staff see more in the admin, not here."""


class PublicPage(TemplateView):
    """A public page, read on the day that `?on=` asks for; where that cannot be read, today's page with a message."""

    http_method_names = ["get", "head", "options"]
    reading: Reading
    bad_request = False

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.reading = reading_of(request.GET, timezone.localdate())
        self.bad_request = bool(self.reading.problem)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(reading=self.reading, **kwargs)

    def render_to_response(self, context: dict[str, Any], **response_kwargs: Any) -> HttpResponse:
        if self.bad_request:
            response_kwargs["status"] = 400
        return super().render_to_response(context, **response_kwargs)
