"""The tables of ties between bodies: what the pages of both say, and nothing of one that is withheld."""

import json
from html import unescape
from typing import Any

import pytest
from django.test import Client

from tests import factories as make
from tests.reuse.reading import rows_of_table

pytestmark = pytest.mark.django_db
SORTS = {
    "group": (make.make_group, make.make_group_relation),
    "organisation": (make.make_organisation, make.make_organisation_relation),
}
EACH_SORT = pytest.mark.parametrize("sort", SORTS)


def rows_on(client: Client, sort: str, query: str = "") -> list[dict[str, Any]]:
    return rows_of_table(client, f"{sort}-relations", query)


@EACH_SORT
def test_tie_is_told_once_with_its_dates_and_its_source(client, sort):
    body, relation = SORTS[sort]
    first, second = body(key="first", name="First"), body(key="second", name="Second")
    said = make.make_statement(key="said", source=make.make_source(key="report", title="Invented report"))
    tie = relation(first=first, second=second, kind="merged_into", start="2020-05", note="In parts.", statement=said)
    assert rows_on(client, sort) == [
        {
            f"{sort}_key": "first",
            sort: "First",
            "relation": "was merged into",
            "relation_code": "merged_into",
            "other_key": "second",
            "other": "Second",
            "start": "2020-05",
            "start_precision": "month",
            "end": None,
            "end_precision": None,
            "observed": None,
            "observed_precision": None,
            "note": "In parts.",
            "source": "Invented report",
            "source_key": "report",
            "statement": "said",
            "identifier": str(tie.uuid),
        }
    ]


@EACH_SORT
def test_tie_to_a_body_or_a_source_that_is_withheld_is_not_told(client, sort):
    """From neither side (DP-01)."""
    body, relation = SORTS[sort]
    seen = body(key="seen")
    for number, audience in enumerate(("staff", "restricted", "on_request")):
        hidden = body(key=f"hidden-{number}", name="Hidden heron", audience=audience)
        relation(first=seen, second=hidden)
        relation(first=hidden, second=seen, kind="possibly_same_as")
    source = make.make_source(title="Hidden heron", audience="on_request")
    relation(first=seen, second=body(), statement=make.make_statement(source=source))
    (row,) = rows_on(client, sort)
    assert (row["source"], row["statement"], "eron" in json.dumps(row)) == (None, None, False)


@EACH_SORT
def test_table_says_what_the_pages_of_both_say_on_a_day(client, sort):
    body, relation = SORTS[sort]
    bodies = [body(key=f"body-{n}", name=f"Body {n}") for n in range(6)]
    for n, start in enumerate(["2001", "2010-06", "2022", "2022-03-01", "2019"]):
        relation(first=bodies[n], second=bodies[n + 1], start=start, kind="reports_to")
    for day, number in (("2005-01-01", 1), ("2015-01-01", 2), ("2022-02-28", 4), ("2022-03-01", 5)):
        rows = rows_on(client, sort, f"?on={day}")
        told = {(row[f"{sort}_key"], row["other"]) for row in rows}
        told |= {(row["other_key"], row[sort]) for row in rows}
        shown = set()
        for each in bodies:
            page = unescape(client.get(f"{each.get_absolute_url()}?on={day}").content.decode())
            others = [other for other in bodies if f'href="{other.get_absolute_url()}?on={day}"' in page]
            shown |= {(each.key, other.name) for other in others if other != each}
        assert (len(rows), told) == (number, shown)
