"""Every sort of record is known to the index: what a change to one touches, or why it touches nothing."""

from django.apps import apps

from groups.disclosure import naming_rows
from groups.models import Record
from search.choices import Maker
from search.disclosure.making import MAKERS
from search.touched import TOUCHES, TOUCHES_NOTHING


def test_every_record_is_in_one_of_the_two_tables() -> None:
    records = {model._meta.label for model in apps.get_models() if issubclass(model, Record)}
    assert set(TOUCHES).isdisjoint(TOUCHES_NOTHING)
    assert records - set(TOUCHES) - set(TOUCHES_NOTHING) == set()
    assert (set(TOUCHES) | set(TOUCHES_NOTHING)) - {model._meta.label for model in apps.get_models()} == set()


def test_every_reason_says_something() -> None:
    assert all(len(reason) >= 10 for reason in TOUCHES_NOTHING.values())


def test_every_row_that_gives_a_name_is_heard() -> None:
    assert {sort.model._meta.label for sort in naming_rows()} <= set(TOUCHES)


def test_every_maker_makes_entries() -> None:
    assert set(MAKERS) == set(Maker) - {Maker.EVERYTHING}
