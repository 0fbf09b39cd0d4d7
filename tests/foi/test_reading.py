"""Facts are read on a day in memory as the database reads them."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foi.catalogue.reading import on_day
from groups.models import GroupStatus
from iag_registry.lib.partial_dates import PartialDate
from tests import factories as make

DAYS = st.dates(min_value=date(2005, 1, 1), max_value=date(2008, 12, 31))


@st.composite
def partial_dates(draw):
    """A year, a month, a day, or nothing."""
    day = draw(DAYS).isoformat()
    return PartialDate(day[: draw(st.sampled_from([0, 4, 7, 10]))])


@st.composite
def facts(draw):
    """The dates of one fact that the database takes: dated, and not ending before it began."""
    start, observed, end = draw(partial_dates()), draw(partial_dates()), draw(partial_dates())
    if not start and not observed:
        observed = PartialDate("2006")
    if end and max(start.earliest, observed.earliest) > end.latest:
        end = PartialDate()
    return start, observed, end


@pytest.mark.django_db
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(dates=st.lists(facts(), max_size=6), day=DAYS)
def test_facts_on_a_day_are_those_of_the_database(dates, day):
    group = make.make_group(status="")
    taken = set()
    for start, observed, end in dates:
        if (start, observed) not in taken:
            taken.add((start, observed))
            GroupStatus.objects.create(group=group, status="active", start=start, observed=observed, end=end)

    rows = list(GroupStatus.objects.filter(group=group))

    expected = [row.pk for row in GroupStatus.objects.filter(group=group).on(day).latest_first()]
    assert [row.pk for row in on_day(rows, day)] == expected
