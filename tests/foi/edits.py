"""What of the register can be edited, and what is kept as it was answered, for tests that edit everything."""

from typing import Any

from django.apps import apps
from django.db import models

from foi.models import (
    FrozenAnswer,
    LogEntry,
    LogRelease,
    Pack,
    PackAnswer,
    PackFile,
    PackMinutes,
    Withholding,
    WithholdingGround,
    WrittenReply,
)
from meetings.models import MinutesRelease

KEPT: list[type[models.Model]] = [
    *(FrozenAnswer, Pack, PackAnswer, PackFile, PackMinutes, WrittenReply, Withholding, WithholdingGround),
    *(LogEntry, LogRelease, MinutesRelease),
]
"""What belongs to an answer that was given, and its place in the log."""


def editable() -> list[type[models.Model]]:
    """Every model of the register that keeps a history, holds a text and has a row, but for those that are kept."""
    found = [each for app in ("groups", "meetings", "foi") for each in apps.get_app_config(app).get_models()]
    return [
        each
        for each in found
        if hasattr(each, "history") and each not in KEPT and texts(each) and each._default_manager.exists()
    ]


def texts(model: type[models.Model]) -> list[Any]:
    """The columns of a model that hold free text."""
    return [
        column
        for column in model._meta.concrete_fields
        if type(column) in (models.CharField, models.TextField)
        and not (column.choices or column.unique or column.primary_key)
        and column.editable
    ]
