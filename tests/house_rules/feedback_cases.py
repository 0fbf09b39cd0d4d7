"""Both sides of each constraint of messages about pages."""

from collections.abc import Callable
from typing import Any

from tests.factories.feedback import make_feedback
from tests.house_rules.pairs import of_first, second

FACTORIES: dict[str, Callable[[], Any]] = {"Feedback": make_feedback}

SIDES: dict[str, tuple[Any, ...]] = {
    "feedback_feedback_fingerprint_once": ({}, {"fingerprint": of_first("fingerprint")}, second(make_feedback)),
}
"""What each constraint allows, what it refuses, and where needed how the row is made."""
