"""Messages about pages: taken in once, and forgotten with their history when their time is over."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from feedback.models import Feedback
from groups.recording import save_recorded


@dataclass(frozen=True)
class Forgotten:
    """How many messages were deleted, and how many a request for information keeps."""

    deleted: int
    kept: int


def send_feedback(*, page: str, text: str, email: str = "", at: datetime, by: Any = None) -> tuple[Feedback, bool]:
    """Take in a message; returns it, and whether it is new.

    The same message from the same person on the same day is one, however often it is sent (C4): two sendings at once
    are told apart by the database. Raises ValidationError where it breaks a rule.
    """
    said = "\x00".join([f"{at:%Y-%m-%d}", page, text, email])
    mark = sha256(said.encode()).hexdigest()
    already = Feedback.objects.filter(fingerprint=mark)
    if found := already.first():
        return found, False
    message = Feedback(page=page, text=text, email=email, received_at=at, fingerprint=mark)
    try:
        with transaction.atomic():
            return save_recorded(message, by=by, reason="Sent from the form of the page"), True
    except (IntegrityError, ValidationError):
        if found := already.first():
            return found, False
        raise


def forget_feedback(*, before: datetime) -> Forgotten:
    """Delete the messages that came before a moment, each with its whole history; returns what was done.

    One that is kept for a request for information stays until it may go (FOI-11).
    """
    deleted = kept = 0
    for message in Feedback.objects.filter(received_at__lt=before).order_by("pk"):
        try:
            with transaction.atomic():
                uuid = message.uuid
                message.delete()
                Feedback.history.filter(uuid=uuid).delete()
            deleted += 1
        except ValidationError:
            kept += 1
    return Forgotten(deleted, kept)


def forgotten_before(now: datetime, days: int) -> datetime:
    """The moment before which a message is no longer kept."""
    return now - timedelta(days=days)
