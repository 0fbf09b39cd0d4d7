"""Messages about pages; all of them invented."""

from datetime import UTC, datetime
from typing import Any

from feedback.models import Feedback
from tests.factories.sequence import next_number


def make_feedback(**values: Any) -> Feedback:
    n = next_number()
    values.setdefault("page", "/groups/")
    values.setdefault("text", f"Invented words {n}")
    values.setdefault("received_at", datetime(2022, 6, 1, 12, tzinfo=UTC))
    values.setdefault("fingerprint", f"{n:064x}")
    return Feedback.objects.create(**values)
