"""What Django and its security libraries do not do for every answer."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotAllowed
from django.urls import Resolver404, resolve

from iag_registry.lib import once_a_page
from iag_registry.lib.addresses import address_of

READING = ["GET", "HEAD", "OPTIONS"]
OF_ALERTS = {f"alerts:{page}" for page in ("ask", "confirm", "manage", "stop")}
WITH_A_FORM = {"meetings:other-format", "groups:find-area", "feedback:feedback", *OF_ALERTS}
"""The public pages with a form that changes something or must stay out of addresses; every other one is only read."""
NOT_USED = ("camera", "geolocation", "microphone", "payment", "usb")
POLICY = ", ".join(f"{feature}=()" for feature in NOT_USED)


def permissions_policy(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Tell the browser that no page asks for the reader's place, camera, microphone or money."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        response.headers["Permissions-Policy"] = POLICY
        return response

    return middleware


def verbs(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Let through only reading, and posting in the staff screens and to the few public forms that there are (P3).

    OPTIONS is answered here, alike for what is there, what is hidden and what never was.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if request.method in ("GET", "HEAD"):
            return get_response(request)
        allowed = [*READING, "POST"] if _takes_posts(request.path) else READING
        if request.method not in allowed:
            return HttpResponseNotAllowed(allowed)
        if request.method == "OPTIONS":
            return HttpResponse(headers={"Allow": ", ".join(allowed)})
        return get_response(request)

    return middleware


def one_page(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Make once for each public page what its parts share (`lib.once_a_page`); only where nothing is written."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if request.method not in ("GET", "HEAD") or request.path.startswith(address_of("admin:index")):
            return get_response(request)
        with once_a_page.one_page():
            return get_response(request)

    return middleware


def _takes_posts(path: str) -> bool:
    if path.startswith(address_of("admin:index")):
        return True
    try:
        return resolve(path).view_name in WITH_A_FORM
    except Resolver404:
        return False
