"""Frozen dataclasses as plain data, and back."""

from dataclasses import dataclass
from datetime import date

import pytest

from iag_registry.lib.plain_data import as_data, as_text, from_data


@dataclass(frozen=True)
class Inner:
    name: str
    number: int = 0


@dataclass(frozen=True)
class Outer:
    title: str
    inner: tuple[Inner, ...]
    one: Inner | None = None
    is_so: bool = False
    words: tuple[str, ...] = ()


WHOLE = Outer("T", (Inner("a", 3), Inner("b")), Inner("c"), is_so=True, words=("x",))


def test_data_leaves_out_what_has_its_default():
    assert as_data(Outer("T", (Inner("a"),))) == {"title": "T", "inner": [{"name": "a"}]}
    assert as_data(WHOLE) == {
        "title": "T",
        "inner": [{"name": "a", "number": 3}, {"name": "b"}],
        "one": {"name": "c"},
        "is_so": True,
        "words": ["x"],
    }


@pytest.mark.parametrize("value", [WHOLE, Outer("", ())])
def test_value_comes_back(value):
    assert from_data(Outer, as_data(value)) == value


def test_text_is_the_same_for_the_same_value():
    assert as_text(as_data(Inner("é", 1))) == '{\n "name": "é",\n "number": 1\n}\n'


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"inner": []}, "Outer lacks “title”"),
        ({"title": "T", "inner": [], "colour": 1}, "Outer has no “colour”"),
        ({"title": 1, "inner": []}, "str is expected, and not int"),
        ({"title": "T", "inner": {}}, "A list is expected, and not dict"),
        ({"title": "T", "inner": [], "one": 3}, "int is not expected here"),
        ({"title": "T", "inner": [], "is_so": 1}, "bool is expected, and not int"),
        ("T", "Outer has no “”"),
    ],
)
def test_data_that_does_not_fit_is_refused(data, message):
    with pytest.raises(ValueError, match=message):
        from_data(Outer, data)


def test_what_is_not_plain_is_refused():
    with pytest.raises(TypeError, match="date is not plain data"):
        as_data((date(2022, 1, 1),))
