"""Many numbers in one question."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from groups.models import Role, Theme
from iag_registry.lib.many_numbers import ManyNumbers
from tests import factories as make

pytestmark = pytest.mark.django_db


def test_rows_are_found_by_their_own_number_and_by_that_of_another() -> None:
    themes = [make.make_theme() for _ in range(3)]
    asked = {themes[0].pk, themes[2].pk, 10**15}
    assert set(Theme.objects.filter(pk__in=ManyNumbers(asked))) == {themes[0], themes[2]}
    assert list(Theme.objects.exclude(pk__in=ManyNumbers(asked))) == [themes[1]]
    role = make.make_role()
    assert list(Role.objects.filter(person__in=ManyNumbers([role.person_id]))) == [role]
    assert list(Role.objects.filter(pk__in=Role.objects.filter(person__in=ManyNumbers([role.person_id])))) == [role]


def test_no_number_finds_nothing() -> None:
    theme = make.make_theme()
    assert list(Theme.objects.filter(pk__in=ManyNumbers([]))) == []
    assert list(Theme.objects.exclude(pk__in=ManyNumbers([]))) == [theme]


def test_more_numbers_than_a_database_takes_parameters() -> None:
    theme = make.make_theme()
    with CaptureQueriesContext(connection) as asked:
        assert list(Theme.objects.filter(pk__in=ManyNumbers({theme.pk, *range(10**6, 10**6 + 300_000)}))) == [theme]
    assert len(asked) == 1
