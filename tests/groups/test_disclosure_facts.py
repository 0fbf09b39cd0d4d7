"""How long facts hold, as views read it; everything here is invented."""

from datetime import date

import pytest

from groups.disclosure.facts import Period
from groups.models import GroupStatus
from iag_registry.lib.partial_dates import PartialDate
from tests.factories import make_group, make_group_status

SPANS = [
    ("2006", "", ""),
    ("2006-09", "2006-09", ""),
    ("2006-09-28", "2006-09-28", ""),
    ("", "", "2022"),
    ("", "2022-02", "2022"),
    ("", "2022", "2022-06-30"),
    ("2005", "", "2006-09-28"),
]
DAYS = [
    date(2004, 12, 31),
    date(2005, 1, 1),
    date(2006, 1, 1),
    date(2006, 9, 1),
    date(2006, 9, 28),
    date(2006, 9, 30),
    date(2006, 10, 1),
    date(2021, 12, 31),
    date(2022, 1, 1),
    date(2022, 2, 28),
    date(2022, 3, 1),
    date(2022, 6, 30),
    date(2022, 12, 31),
    date(2023, 1, 1),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("start", "end", "observed"), SPANS)
def test_period_holds_on_the_days_on_which_the_query_finds_the_fact(start, end, observed):
    fact = make_group_status(group=make_group(status=""), start=start, end=end, observed=observed)
    found = [day for day in DAYS if GroupStatus.objects.on(day).exists()]
    assert [day for day in DAYS if Period.of(fact).holds_on(day)] == found


@pytest.mark.parametrize(
    ("start", "end", "observed", "words"),
    [
        ("2006", "", "", "from 2006"),
        ("2006", "2009-06", "", "2006 to June 2009"),
        ("", "", "2022", "as of 2022"),
        ("", "2011-11-03", "2006-09-28", "as of 28 September 2006, to 3 November 2011"),
        ("2006", "", "2022", "from 2006"),
    ],
)
def test_period_words_claim_no_beginning_that_is_not_given(start, end, observed, words):
    assert Period(PartialDate(start), PartialDate(end), PartialDate(observed)).words == words
