"""The words for a rule of the database that two entries of one page, or two people at once, have broken."""

import re

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.models import UniqueConstraint

AGAIN = "Nothing has been saved. Correct it and save again."


def explain(problem: IntegrityError | ValidationError) -> str:
    """Which rule was broken, and that nothing was saved."""
    if isinstance(problem, ValidationError):
        return f"{' '.join(problem.messages)} {AGAIN}"
    return f"{_message(str(problem))} {AGAIN}"


def _message(text: str) -> str:
    """The message of the constraint that the database names, or whose columns it names as SQLite does."""
    columns = set(re.findall(r"\w+\.\w+", text))
    for model in apps.get_models():
        for constraint in model._meta.constraints:
            if re.search(rf"\b{re.escape(constraint.name)}\b", text) or (
                columns and columns == _columns(model, constraint)
            ):
                return str(constraint.violation_error_message)
    if columns:
        return f"Two entries have the same {' and '.join(sorted(c.partition('.')[2] for c in columns))}."
    return "Two entries contradict each other, or one that someone else has just made."


def _columns(model: type, constraint: object) -> set[str]:
    if not isinstance(constraint, UniqueConstraint):
        return set()
    options = model._meta  # type: ignore[attr-defined]
    return {f"{options.db_table}.{options.get_field(name).column}" for name in constraint.fields}
