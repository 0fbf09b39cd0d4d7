"""Postcodes asked of a web service over https, whose address the force sets.

The question is sent as JSON in the body of a POST, so that the postcode stands in no address and so in no log of a
proxy: ``POST /postcodes`` with ``{"postcodes": ["EN1 3XA"]}``. The answer has, for each, ``result`` with ``codes`` and
in it ``admin_district``, the official code; ``result`` is null where the service does not know the postcode. No
answer that leads elsewhere is followed, so that nobody else is told.
"""

import json
from http.client import HTTPException
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
LOOPBACK = {"127.0.0.1", "localhost", "::1"}


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
        try:
            return _codes_in(json.loads(self._ask(postcode)))
        except (OSError, HTTPException, ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
            # Only what sort of failure it was: the words of an error may hold what was sent.
            raise ProviderFailed(f"The service for postcodes did not answer as it should ({_sort(error)}).") from None

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


def _sort(error: BaseException) -> str:
    return type(error.reason if isinstance(error, URLError) and isinstance(error.reason, OSError) else error).__name__
