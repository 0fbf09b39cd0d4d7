"""A real mail server on this machine that keeps what it is sent, and refuses whom it is told to refuse."""

import email
import email.policy
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from typing import Any, cast

from aiosmtpd.controller import Controller


class Kept:
    """What the server did with each mail."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        self.raw: list[bytes] = []
        self.refusing = ""

    async def handle_RCPT(  # noqa: N802 - the name that the server asks for
        self, server: Any, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        if self.refusing:
            return self.refusing
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 - as above
        self.raw.append(envelope.content)
        read = email.message_from_bytes(envelope.content, policy=email.policy.default)
        self.mails.append(cast(EmailMessage, read))
        return "250 OK"

    @property
    def ids(self) -> list[str]:
        return [str(mail["Message-ID"]) for mail in self.mails]


@contextmanager
def mail_server(settings: Any = None) -> Iterator[tuple[Kept, int]]:
    """A server on a port of its own; the settings are pointed to it where they are given."""
    kept = Kept()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    controller = Controller(kept, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        if settings:
            settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
            settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
        yield kept, port
    finally:
        controller.stop()
