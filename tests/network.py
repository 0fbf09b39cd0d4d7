"""A guard that lets tests speak to this machine only."""

import ipaddress
import socket
from typing import Any


class NetworkUsed(RuntimeError):
    """A test tried to reach another machine."""


def is_this_machine(family: int, address: Any) -> bool:
    """Whether a socket address is a local socket, localhost or a loopback address."""
    if family == getattr(socket, "AF_UNIX", None):
        return True
    host = address[0] if isinstance(address, tuple) else address
    if host in {"localhost", "", None}:
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def guard() -> None:
    """Make every later connection to another machine raise ``NetworkUsed``."""
    for name in ("connect", "connect_ex"):
        original = getattr(socket.socket, name)

        def guarded(self: socket.socket, address: Any, original: Any = original) -> Any:
            if not is_this_machine(self.family, address):
                raise NetworkUsed(f"A test may not reach {address!r}: tests use this machine only.")
            return original(self, address)

        setattr(socket.socket, name, guarded)
