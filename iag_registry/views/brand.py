"""The publisher's colour, as a stylesheet, so that it can be set without compiling the front end."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import condition, require_safe


def _etag(request: HttpRequest) -> str:
    return f'"{settings.PUBLISHER_COLOUR.removeprefix("#")}"'


@require_safe
@cache_control(public=True, max_age=3600)
@condition(etag_func=_etag)
def brand(request: HttpRequest) -> HttpResponse:
    """One rule, which every component that shows the brand colour follows."""
    return HttpResponse(f":root {{ --govuk-brand-colour: {settings.PUBLISHER_COLOUR}; }}\n", content_type="text/css")
