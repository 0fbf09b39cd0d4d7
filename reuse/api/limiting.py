"""How often one client may ask: a number of requests in each minute of the clock.

The address of a client is kept nowhere. What is kept in the cache is a keyed digest of it with the minute, as the name
of a number, until the minute is over.
"""

import hmac
import time
from dataclasses import dataclass
from hashlib import sha256
from ipaddress import ip_address, ip_network
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.throttling import BaseThrottle

WINDOW = 60
"""Seconds."""
NETWORK = 64
"""How many bits of an IPv6 address name one client, who has all addresses that begin so."""


@dataclass(frozen=True)
class Allowance:
    """What is left to a client in this minute, and how many seconds of it are left."""

    limit: int
    left: int
    seconds: int
    is_spent: bool

    def tell(self, response: Response) -> None:
        """Say so in the headers of an answer (draft-ietf-httpapi-ratelimit-headers)."""
        response.headers["RateLimit-Policy"] = f'"default";q={self.limit};w={WINDOW}'
        response.headers["RateLimit"] = f'"default";r={self.left};t={self.seconds}'


def spend(address: str, now: float) -> Allowance:
    """Count one request of a client, at a moment in seconds."""
    limit, minute = settings.API_A_MINUTE, int(now) // WINDOW
    seconds = WINDOW - int(now) % WINDOW
    digest = hmac.new(settings.SECRET_KEY.encode(), f"{minute} {client_of(address)}".encode(), sha256).hexdigest()
    name = f"reuse.limit.{digest}"
    cache.add(name, 0, timeout=seconds)
    try:
        asked = cache.incr(name)
    except ValueError:  # the minute ended, or the cache was full, between the two
        asked = 1
    return Allowance(limit, max(0, limit - asked), seconds, asked > limit)


def client_of(address: str) -> str:
    """Whom an address stands for: itself, or the network of an IPv6 address."""
    try:
        known = ip_address(address)
    except ValueError:
        return ""
    return str(ip_network((known, NETWORK), strict=False)) if known.version == 6 else str(known)


def address_of(request: HttpRequest) -> str:
    """The address of the client: of the connection, or as the outermost of our own proxies saw it."""
    if not settings.PROXIES:
        return str(request.META.get("REMOTE_ADDR", ""))
    forwarded = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
    return forwarded[-min(settings.PROXIES, len(forwarded))]


class AddressLimit(BaseThrottle):
    """Refuses a client who has asked too often in this minute."""

    def allow_request(self, request: Request, view: Any) -> bool:
        view.allowance = spend(address_of(request), time.time())
        return not view.allowance.is_spent

    def wait(self) -> float:
        return WINDOW - int(time.time()) % WINDOW
