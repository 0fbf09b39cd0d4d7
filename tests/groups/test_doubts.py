"""What is allowed and yet unlikely is told; what a source supports is not."""

import pytest

from groups.doubts import doubt_of
from tests.factories import make_group_theme, make_source, make_statement

pytestmark = pytest.mark.django_db
BEFORE = (
    "“Seen on” (2005) lies before the date of its source (28 September 2006). "
    "If there is a reason, leave it and give the reason in the note."
)


@pytest.mark.parametrize(
    ("observed", "as_of", "dated", "published", "doubt"),
    [
        ("2005", "2006-09-28", "2006-09-28", "", BEFORE),
        ("2005", "", "2006-09-28", "2006-10", BEFORE),
        ("2005", "", "", "2006-09-28", BEFORE),
        ("2005", "2005-04", "2006-09-28", "", ""),
        ("2006", "", "2006-09-28", "", ""),
        ("2006-09-28", "", "2006-09-28", "", ""),
        ("2022", "", "2006-09-28", "", ""),
        ("2005", "", "", "", ""),
    ],
)
def test_fact_seen_before_every_date_of_its_source_is_doubted(observed, as_of, dated, published, doubt):
    source = make_source(dated=dated, published=published)
    fact = make_group_theme(observed=observed, start="", statement=make_statement(source=source, as_of=as_of))
    assert doubt_of(fact) == doubt


def test_fact_without_a_source_or_a_day_is_not_doubted():
    statement = make_statement()
    assert [
        doubt_of(fact)
        for fact in (
            make_group_theme(observed="1900", start="", statement=None),
            make_group_theme(observed="", start="1900", statement=statement),
        )
    ] == ["", ""]
