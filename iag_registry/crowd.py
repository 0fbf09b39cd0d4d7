"""When more is asked than can be answered in good time, some are told so at once, and when to come again.

Without this everyone would wait, longer and longer, and most would have left when their answer came.
"""

from collections.abc import Callable
from functools import cache
from threading import BoundedSemaphore, Lock

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.loader import render_to_string

NEVER_REFUSED = "/health/"
"""Whoever watches the server asks whether it is well, not whether it is busy."""
COME_AGAIN = 5
"""Seconds after which whoever was refused may ask again."""
PATIENCE = 1.0
"""Seconds for which a request waits for its turn at most."""


class Crowd:
    """The middleware: so many answers are made at once in this process, so many requests wait, the others are refused.

    It stands behind the kept pages, which cost next to nothing and are given to everyone.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self._places = BoundedSemaphore(settings.MADE_AT_ONCE)
        self._lock, self._waiting = Lock(), 0

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path == NEVER_REFUSED:
            return self.get_response(request)
        has_waited = not self._places.acquire(blocking=False)
        if has_waited and not self._wait():
            return _refusal()
        try:
            return (_kept_meanwhile(request) if has_waited else None) or self.get_response(request)
        finally:
            self._places.release()

    def _wait(self) -> bool:
        """Whether a place was free in time; False at once where too many wait already."""
        with self._lock:
            if self._waiting >= settings.WAITING_AT_ONCE:
                return False
            self._waiting += 1
        try:
            return self._places.acquire(timeout=PATIENCE)
        finally:
            with self._lock:
                self._waiting -= 1


def _kept_meanwhile(request: HttpRequest) -> HttpResponseBase | None:
    """What someone else asked for too, and got while this one waited: after a change many ask for the same page."""
    look: Callable[[], HttpResponseBase | None] | None = getattr(request, "kept_meanwhile", None)
    return look() if look else None


def _refusal() -> HttpResponse:
    headers = {"Retry-After": str(COME_AGAIN), "Cache-Control": "no-store"}
    return HttpResponse(_page(), status=503, headers=headers)


@cache
def _page() -> bytes:
    """The page is made once: to refuse must cost little."""
    return render_to_string("503.html").encode()
