"""What is done with the keys of the site: addresses sealed and found again, and links that only their reader has.

The first key of ALERTS_KEY seals and signs; every one opens and checks, so that a key can be changed while older mails
are still read. From each key others are made for each purpose, so that none does the work of another.
"""

import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from enum import StrEnum
from hashlib import sha256
from uuid import UUID

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

SIGNED = 16
"""Bytes of a signature: 128 bits, which nobody guesses."""


class Purpose(StrEnum):
    """What a link is for; one for one purpose opens nothing else."""

    CONFIRM = "confirm"
    MANAGE = "manage"
    STOP = "stop"


class Unreadable(Exception):
    """An address was sealed with a key that is no longer given."""


def seal(address: str) -> str:
    """The address as it is kept: encrypted, and each time otherwise."""
    return _fernet().encrypt(address.encode()).decode()


def unseal(sealed: str) -> str:
    """The address that was sealed; raises `Unreadable` where no key of today opens it."""
    try:
        return _fernet().decrypt(sealed.encode()).decode()
    except InvalidToken as problem:
        raise Unreadable("No key in ALERTS_KEY opens this address.") from problem


def hashes_of(address: str) -> list[str]:
    """By what the row of an address is found, under each key, that of the first key first."""
    plain = address.strip().casefold().encode()
    return [hmac.digest(_key_for(key, "find"), plain, sha256).hex() for key in settings.ALERTS_KEYS]


def token(purpose: Purpose, uuid: UUID) -> str:
    """The part of a link that shows that it came from us. It is made and not kept: the database holds no token."""
    return urlsafe_b64encode(uuid.bytes + _signature(settings.ALERTS_KEYS[0], purpose, uuid)).decode().rstrip("=")


def read_token(purpose: Purpose, given: str) -> UUID | None:
    """What a link is about, or None where it is not one of ours for this purpose."""
    try:
        told = urlsafe_b64decode(given + "=" * (-len(given) % 4))
    except ValueError:
        return None
    if len(told) != 16 + SIGNED:
        return None
    uuid = UUID(bytes=told[:16])
    signed = (_signature(key, purpose, uuid) for key in settings.ALERTS_KEYS)
    return uuid if any(hmac.compare_digest(told[16:], each) for each in signed) else None


def _fernet() -> MultiFernet:
    return MultiFernet([Fernet(key) for key in settings.ALERTS_KEYS])


def _signature(key: str, purpose: Purpose, uuid: UUID) -> bytes:
    return hmac.digest(_key_for(key, purpose), uuid.bytes, sha256)[:SIGNED]


def _key_for(key: str, purpose: str) -> bytes:
    return hmac.digest(urlsafe_b64decode(key), f"iag-registry alerts: {purpose}".encode(), sha256)
