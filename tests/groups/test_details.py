"""Details without a source or a date are told with the day on which they were recorded, and not on days before it."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.utils import timezone

from groups.disclosure.details import Detail, Details, details_of
from groups.models import AdvisoryGroup
from tests import factories as make
from tests.groups.test_views_records import words_of

pytestmark = pytest.mark.django_db

NONE = Detail()
today = timezone.localdate
BEFORE, FIRST, BETWEEN, SECOND = date(2022, 6, 30), date(2024, 1, 10), date(2024, 5, 1), date(2025, 3, 3)


def recorded(group: AdvisoryGroup, day: date, **values: Any) -> None:
    """As if the values had been saved on the day."""
    for name, value in values.items():
        setattr(group, name, value)
    group.save()
    moment = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    group.history.filter(pk=group.history.latest().pk).update(history_date=moment)


@pytest.fixture
def group() -> AdvisoryGroup:
    """Its frequency stands since the first day, its mailbox since the second, when a quorum was taken back too."""
    group = make.make_group(key="one", since="2020")
    group.history.all().delete()
    recorded(group, FIRST, meeting_frequency="every month", contact_mailbox="first@invented.example", quorum="Five")
    recorded(group, SECOND, contact_mailbox="second@invented.example", quorum="")
    recorded(group, date(2025, 3, 4), staff_note="Nothing of this is a detail.")
    return group


def test_a_detail_is_told_from_the_day_on_which_it_was_recorded_as_it_stands(group, django_assert_num_queries) -> None:
    monthly, mailbox = Detail("every month", FIRST), Detail("second@invented.example", SECOND)
    told = {}
    for day in (BEFORE, FIRST, BETWEEN, SECOND, today()):
        with django_assert_num_queries(1):
            told[day] = details_of(group, day)
    assert told == {
        BEFORE: Details(NONE, NONE, NONE, NONE),
        FIRST: Details(monthly, NONE, NONE, NONE),
        BETWEEN: Details(monthly, NONE, NONE, NONE),
        SECOND: Details(monthly, NONE, NONE, mailbox),
        today(): Details(monthly, NONE, NONE, mailbox),
    }


def test_what_was_taken_back_is_told_on_no_day(group, client) -> None:
    for day in ("2024-01-10", "2024-05-01", "2025-03-03"):
        content = client.get(f"/groups/one/?on={day}").content.decode()
        assert ("first@invented.example" in content, "Five" in content) == (False, False)


def test_a_detail_that_came_back_stands_since_it_came_back(group) -> None:
    recorded(group, date(2025, 6, 1), meeting_frequency="every week")
    recorded(group, date(2025, 7, 1), meeting_frequency="every month")
    assert details_of(group, today()).meeting_frequency == Detail("every month", date(2025, 7, 1))
    assert details_of(group, date(2025, 6, 15)).meeting_frequency == NONE


def test_what_the_history_does_not_tell_is_told_today_alone(group) -> None:
    AdvisoryGroup.objects.filter(pk=group.pk).update(quorum="Six", open_to_public="yes")
    group.refresh_from_db()
    assert details_of(group, today()).quorum == Detail("Six", None)
    assert details_of(group, today()).open_to_public == Detail("Yes", None)
    assert details_of(group, date(2025, 6, 1)).quorum == NONE


def test_the_page_says_that_no_source_is_given_and_when_it_was_recorded(client, group) -> None:
    now, then = (words_of(client.get(f"/groups/one/{query}")) for query in ("", "?on=2022-06-30"))
    told = "Meets every month No source given; recorded on 10 January 2024"
    assert (told in now, "every month" in then) == (True, False)
    assert ("second@invented.example" in now, "second@invented.example" in then) == (True, False)


@pytest.mark.parametrize(("query", "is_said"), [("", False), ("?on=2022-06-30", True)])
def test_the_summary_on_an_earlier_day_is_said_to_be_of_today(client, query: str, is_said: bool) -> None:
    make.make_group(key="two", since="2020", summary="A group that was invented.")
    words = words_of(client.get(f"/groups/two/{query}"))
    assert "A group that was invented." in words
    assert ("This summary is in the register’s own words as they stand today." in words) == is_said


def test_nothing_is_said_of_a_summary_that_there_is_none_of(client) -> None:
    make.make_group(key="two", since="2020")
    assert "own words" not in words_of(client.get("/groups/two/?on=2022-06-30"))
