"""For each constraint of the register a change that it allows and one that it refuses.

Most follow from the shared constraint that they are made by; the others are written out by app, and joined in `CASES`.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.apps import apps
from django.db import models

from tests.house_rules import (
    alert_cases,
    feedback_cases,
    group_cases,
    meeting_cases,
    pack_cases,
    request_cases,
    search_cases,
)

APPS = ("groups", "meetings", "foi", "feedback", "search", "alerts")
MODELS = [
    model for app in APPS for model in apps.get_app_config(app).get_models() if not hasattr(model, "instance_type")
]
CONSTRAINTS = {c.name: (model, c) for model in MODELS for c in model._meta.constraints}

TABLES = (group_cases, meeting_cases, request_cases, pack_cases, feedback_cases, search_cases, alert_cases)
FACTORIES: dict[str, Callable[[], Any]] = {
    name: factory for cases in TABLES for name, factory in cases.FACTORIES.items()
}


class Case(NamedTuple):
    """A change that the constraint allows and one that it refuses, to a row that `row` makes."""

    allowed: dict[str, Any]
    refused: dict[str, Any]
    row: Callable[[], Any] | None = None


WITHHELD = Case({"audience": "staff", "withholding_reason": "s40_2"}, {"audience": "staff"})

CASES = {name: Case(*sides) for cases in TABLES for name, sides in cases.SIDES.items()}


def case_of(name: str) -> Case:
    """The case of a constraint: its own, or the one that follows from the shared constraint it is made by."""
    if name in CASES:
        return CASES[name]
    model, _ = CONSTRAINTS[name]
    rule = name.removeprefix(f"{model._meta.app_label}_{model._meta.model_name}_")
    if rule == "reason_when_withheld":
        return WITHHELD
    if rule == "dated":
        return Case({"start": "", "observed": "2022"}, {"start": "", "observed": ""})
    if "_not_after_" in rule:
        first, last = rule.split("_not_after_")
        no_start = {"start": ""} if first == "observed" else {}
        return Case({**no_start, first: "2019-05", last: "2019"}, {**no_start, first: "2019-05", last: "2018-12-31"})
    if rule.endswith("_shape"):
        field = rule.removesuffix("_shape")
        return Case({field: "2020-09"}, {field: RawText("2020-13")})
    field = rule.removesuffix("_known")
    choices = [value for value, _ in model._meta.get_field(field).choices]
    # Beside a choice that there is not, the row keeps every other rule, so that no other constraint speaks first.
    beside = {"withholding_reason": {"audience": "staff"}, "audience": {"withholding_reason": "s40_2"}}.get(field, {})
    kept = {name: value for name, value in beside.items() if hasattr(model, name)}
    return Case({field: lawful_choice(model, field, choices)}, {**kept, field: "x"})


def lawful_choice(model: type[models.Model], field: str, choices: list[str]) -> str:
    """A choice that needs nothing else of the row: the one that the least factory makes."""
    value = getattr(FACTORIES[model.__name__](), field)
    assert value in {*choices, ""}
    return value


class RawText(str):
    """Text that is written as it is, past the field that would refuse it."""
