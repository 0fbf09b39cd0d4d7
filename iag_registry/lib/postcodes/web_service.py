"""Postcodes asked of a web service over https, whose address the force sets.

The question is sent as JSON in the body of a POST, so that the postcode stands in no address and so in no log of a
proxy: ``POST /postcodes`` with ``{"postcodes": ["EN1 3XA"]}``. The answer has, for each, ``result`` with ``codes`` and
in it ``admin_district``, the official code; ``result`` is null where the service does not know the postcode. No
answer that leads elsewhere is followed, so that nobody else is told.
"""

import json
from http.client import HTTPException
from queue import Empty, SimpleQueue
from threading import BoundedSemaphore, Thread
from time import monotonic
from typing import Any
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from iag_registry.lib.postcodes import Postcode, ProviderFailed

LONGEST = 5.0
"""Seconds after which nobody waits any longer."""
LARGEST = 64 * 1024
"""Bytes of an answer about one postcode; more is no answer."""
AT_ONCE = 8
"""How many questions of one process wait for an answer; while so many are stuck, nobody else is let in."""
LOOPBACK = {"127.0.0.1", "localhost", "::1"}
FAILURES = (OSError, HTTPException, ValueError, LookupError, TypeError, AttributeError, RecursionError)
_free = BoundedSemaphore(AT_ONCE)


class _Stay(HTTPRedirectHandler):
    """Follows nothing, so that the postcode goes to the service that is named and to no other."""

    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None


class WebService:
    """Asks the service at one address: its scheme and host, and a port where it needs one."""

    def __init__(self, address: str, name: str = "", *, longest: float = LONGEST) -> None:
        """Raises ``ValueError`` for an address without https, except on this machine."""
        parts = urlsplit(address)
        if parts.scheme != "https" and parts.hostname not in LOOPBACK:
            raise ValueError("A service that is asked for postcodes must be reached by https.")
        self.address = f"{address.removesuffix('/')}/postcodes"
        self.asks = f"{name} ({parts.hostname})" if name else str(parts.hostname)
        self.longest = longest
        self.opener = build_opener(_Stay)

    def codes(self, postcode: Postcode) -> tuple[str, ...]:
        """The codes, asked for in a thread: what drips in a handshake or in headers outlives a timeout of a socket."""
        heard: SimpleQueue[tuple[str, ...] | str] = SimpleQueue()

        def ask() -> None:
            try:
                heard.put(_codes_in(json.loads(self._ask(postcode))))
            except FAILURES as error:
                # Only what sort of failure it was: the words of an error may hold what was sent.
                heard.put(_sort(error))
            finally:
                _free.release()

        if not _free.acquire(blocking=False):
            raise _failed("too many wait")
        Thread(target=ask, daemon=True).start()
        try:
            answer = heard.get(timeout=self.longest)
        except Empty:
            answer = TimeoutError.__name__
        if isinstance(answer, str):
            raise _failed(answer)
        return answer

    def _ask(self, postcode: Postcode) -> bytes:
        """The answer; raises OSError and ValueError where there is none in time, or where it is too large."""
        until = monotonic() + self.longest
        request = Request(  # noqa: S310 - the scheme is looked at when the service is named
            self.address,
            data=json.dumps({"postcodes": [str(postcode)]}).encode(),
            headers={"Content-Type": "application/json", "Accept": "application/json"},
            method="POST",
        )
        answer = b""
        with self.opener.open(request, timeout=self.longest) as response:
            while part := response.read1(LARGEST):
                answer += part
                if len(answer) > LARGEST:
                    raise ValueError("too large")
                if monotonic() > until:
                    raise TimeoutError
        return answer


def _codes_in(answer: Any) -> tuple[str, ...]:
    (found,) = answer["result"]
    if found["result"] is None:
        return ()
    code = found["result"]["codes"]["admin_district"]
    if not isinstance(code, str):
        raise TypeError("no code")
    return (code,)


def _failed(sort: str) -> ProviderFailed:
    return ProviderFailed(f"The service for postcodes did not answer as it should ({sort}).")


def _sort(error: BaseException) -> str:
    return type(error.reason if isinstance(error, URLError) and isinstance(error.reason, OSError) else error).__name__
