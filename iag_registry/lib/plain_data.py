"""Frozen dataclasses as plain data that can be kept for good, and back again.

What has its default is left out, so that the data is short, and so that a field that is added later with a default
leaves what was kept readable. The same value gives the same text.
"""

import json
from dataclasses import MISSING, fields, is_dataclass
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

Kept = TypeVar("Kept")


def as_text(data: Any) -> str:
    """Plain data as JSON, in the order given, with one space before what is inside, and a line break at the end."""
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def as_data(value: Any) -> Any:
    """Plain data of a dataclass that holds texts, numbers, true and false, nothing, tuples and other such dataclasses.

    Of a choice among texts its text is kept.

    Raises TypeError for anything else.
    """
    if is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: as_data(getattr(value, field.name))
            for field in fields(value)
            if field.default is MISSING or getattr(value, field.name) != field.default
        }
    if isinstance(value, tuple | list):
        return [as_data(each) for each in value]
    if isinstance(value, StrEnum):
        return value.value
    if value is None or type(value) in (str, int, bool, float):
        return value
    raise TypeError(f"{type(value).__name__} is not plain data.")


def from_data(kind: type[Kept], data: Any) -> Kept:
    """The value that plain data was made of; ValueError where it does not fit."""
    value: Kept = _read(kind, data)
    return value


def _read(kind: Any, data: Any) -> Any:
    if is_dataclass(kind):
        return _record(kind, data)
    if get_origin(kind) is tuple:
        if not isinstance(data, list):
            raise ValueError(f"A list is expected, and not {type(data).__name__}.")
        return tuple(_read(get_args(kind)[0], each) for each in data)
    if get_origin(kind) in (Union, UnionType):
        return _one_of(get_args(kind), data)
    if kind is None or kind is type(None):
        kind = type(None)
    if type(data) is not kind:
        raise ValueError(f"{kind.__name__} is expected, and not {type(data).__name__}.")
    return data


def _record(kind: Any, data: Any) -> Any:
    given = data if isinstance(data, dict) else {"": data}
    hints = _hints(kind)
    if unknown := given.keys() - hints.keys():
        raise ValueError(f"{kind.__name__} has no “{min(unknown)}”.")
    missing = [field.name for field in fields(kind) if field.default is MISSING and field.name not in given]
    if missing:
        raise ValueError(f"{kind.__name__} lacks “{missing[0]}”.")
    return kind(**{name: _read(hints[name], value) for name, value in given.items()})


def _one_of(kinds: tuple[Any, ...], data: Any) -> Any:
    for kind in kinds:
        try:
            return _read(kind, data)
        except ValueError:
            continue
    raise ValueError(f"{type(data).__name__} is not expected here.")


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)
