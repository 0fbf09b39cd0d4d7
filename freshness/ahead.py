"""Pages that were asked for lately are made anew as soon as the record changes, so that no reader waits for it.

Whoever comes before that is done, or asks for another page, has it made while they wait, as ever.
"""

import logging
from collections import OrderedDict
from collections.abc import Callable
from datetime import date
from io import BytesIO
from threading import Lock, Thread
from time import monotonic, sleep

from django.conf import settings
from django.core.handlers.wsgi import WSGIRequest
from django.db import close_old_connections, connection
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone

from freshness.revision import Remembered

log = logging.getLogger(__name__)

LOOKED_EVERY = 0.25
"""Seconds between two looks at the revision; one small query each."""
RESTS_AFTER = 10 * 60
"""Seconds after which nobody looks any more, where nobody asks for a page."""
TRIES_AGAIN_AFTER = 60
OF_AN_ADDRESS = (
    *("SCRIPT_NAME", "PATH_INFO", "QUERY_STRING", "HTTP_HOST", "SERVER_NAME", "SERVER_PORT", "SERVER_PROTOCOL"),
    *("wsgi.url_scheme", "HTTP_X_FORWARDED_PROTO"),
)
"""All that is remembered of a request: which page it was for, and nothing of who asked."""


class Ahead:
    """The pages that were asked for last, up to `PAGES_AHEAD`, and the thread that makes them anew."""

    def __init__(self, give: Callable[[HttpRequest], HttpResponseBase], remembered: Remembered) -> None:
        self._give, self._remembered = give, remembered
        self._asked: OrderedDict[tuple[str | None, ...], None] = OrderedDict()
        self._asked_at, self._noted, self._is_looking = 0.0, "", False
        self._lock = Lock()
        self._done: tuple[str, date] | None = None

    def note(self, place: str, request: HttpRequest) -> None:
        """Remember that the page kept in this place was asked for; whoever is first sets the thread going."""
        # One page that very many ask for is remembered a few times a second, because each time holds its reader up.
        is_noted = place == self._noted and monotonic() - self._asked_at < LOOKED_EVERY
        if is_noted or not settings.PAGES_AHEAD:
            return
        address = tuple(request.META.get(name) for name in OF_AN_ADDRESS)
        with self._lock:
            self._asked[address] = None
            self._asked.move_to_end(address)
            if len(self._asked) > settings.PAGES_AHEAD:
                self._asked.popitem(last=False)
            self._asked_at, self._noted = monotonic(), place
            begins, self._is_looking = not self._is_looking, True
        if begins:
            Thread(target=self._look_again_and_again, name="pages-ahead", daemon=True).start()

    def look(self) -> int:
        """Make anew what may have changed since the last look, with a new day too; returns how many pages it saw to.

        Those asked for last come first, also where the record changes again meanwhile. After each, the thread stands
        back for as long as it took: readers come first.
        """
        now = self._now()
        if now == self._done:
            return 0
        requests = self._requests()
        for number, request in enumerate(requests, start=1):
            begin = monotonic()
            self._give(request).close()
            sleep(monotonic() - begin)
            if self._now() != now:
                return number
        self._done = now
        return len(requests)

    def _now(self) -> tuple[str, date]:
        return self._remembered.read().mark, timezone.localdate()

    def _requests(self) -> list[HttpRequest]:
        with self._lock:
            addresses = list(reversed(self._asked))
        return [_request(address) for address in addresses]

    def _look_again_and_again(self) -> None:
        while self._is_still_wanted():
            sleep(LOOKED_EVERY)
            try:
                close_old_connections()
                self.look()
            except Exception:  # whatever it was, readers have their pages made as they ask for them
                log.exception("Pages could not be made ahead.")
                sleep(TRIES_AGAIN_AFTER)
        connection.close()

    def _is_still_wanted(self) -> bool:
        with self._lock:
            self._is_looking = monotonic() - self._asked_at < RESTS_AFTER
            return self._is_looking


def _request(address: tuple[str | None, ...]) -> HttpRequest:
    given = {name: value for name, value in zip(OF_AN_ADDRESS, address, strict=True) if value is not None}
    return WSGIRequest({**given, "REQUEST_METHOD": "GET", "wsgi.input": BytesIO()})
