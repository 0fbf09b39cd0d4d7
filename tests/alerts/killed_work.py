"""Sending that tests kill on the way, to the mail server of the test."""

import os
import signal
from datetime import timedelta

from django.core.mail.backends.smtp import EmailBackend
from django.test import override_settings
from django.utils import timezone

from alerts.actions.sending import send_alerts

PORT = "PORT_OF_TEST_MAIL"


def sending() -> None:
    """A run after whose death the next one need not wait: what it took is free at once."""
    smtp = {"EMAIL_HOST": "127.0.0.1", "EMAIL_PORT": int(os.environ[PORT])}
    with override_settings(EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend", **smtp):
        done = send_alerts(now=timezone.now(), lease=timedelta(0))
    assert done.has_server
    assert not done.failed


def dying_in_the_window() -> None:
    """A run that dies after the server took its second mail, and before that is kept."""
    send, taken = EmailBackend.send_messages, []

    def send_and_die(self: EmailBackend, messages: list[object]) -> int:
        number = send(self, messages)
        taken.append(number)
        if len(taken) == 2:
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    EmailBackend.send_messages = send_and_die  # type: ignore[method-assign] # the process dies with it
    sending()
