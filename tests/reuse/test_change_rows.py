"""The table of changes: those of the page of changes, with its filters, and read on from any of them."""

import csv
import io
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client

from changes.disclosure import PublicChanges
from groups.models import AdvisoryGroup
from tests import factories as make
from tests.changes.test_joined import make_everything
from tests.reuse.reading import rows_of_table

pytestmark = pytest.mark.django_db


def in_file(client: Client, query: str = "") -> list[dict[str, Any]]:
    return rows_of_table(client, "changes", query)


def in_api(client: Client, limit: int, query: str = "") -> list[dict[str, Any]]:
    rows, address = [], f"/api/v1/changes/?limit={limit}{query}"
    while address:
        found = client.get(address).json()
        rows += found["results"]
        address = found["next"] and "{0.path}?{0.query}".format(urlsplit(found["next"]))
    return rows


@pytest.fixture
def changed() -> Any:
    """A change of every sort, and six of one sort on one day, whose keys come in no order of their making."""
    group = make.make_group(key="open", name="Open", since="2001")
    make_everything(group)
    for _ in range(6):
        make.make_role(group=group, start="2015-05-05")
    return group


def test_table_has_the_changes_of_the_page(client, changed):
    listed = list(csv.DictReader(io.StringIO(b"".join(client.get("/changes.csv").streaming_content).decode())))
    rows = in_file(client)
    assert len(rows) == 15
    assert sorted(row["key"] for row in rows) == sorted(row["key"] for row in listed)
    assert [row["date"] for row in rows] == [row["date"] for row in listed]
    alike = [row["key"] for row in rows if row["date"] == "2015-05-05"]
    assert (len(alike), alike) == (6, sorted(alike))


@pytest.mark.parametrize("limit", [1, 2, 4, 5, 100])
def test_it_is_read_on_from_any_change(client, changed, limit):
    assert in_api(client, limit) == in_file(client)


def test_change_that_comes_or_goes_moves_none_of_the_others(client, changed):
    first = client.get("/api/v1/changes/?limit=8").json()
    assert first["results"][-1]["date"] == "2015-05-05"
    rest = in_file(client)[8:]
    make.make_role(group=changed, start="2018-01-01")  # Stands before what was read.
    role = changed.roles.get(uuid=first["results"][-1]["key"].rpartition("/")[2])
    role.audience, role.withholding_reason = "restricted", "no_consent"
    role.save()
    assert client.get(first["next"].removeprefix("http://testserver")).json()["results"] == rest


@pytest.mark.parametrize("address", ["/data/changes.csv", "/data/changes.json", "/changes.csv", "/changes.json"])
def test_what_is_taken_back_while_the_changes_are_sent_is_not_told(client, changed, monkeypatch, address):
    """However long the reader takes (L4, DP-01)."""
    for module, name in (("change_rows", "BATCH"), ("files", "WHOLE")):
        monkeypatch.setattr(f"reuse.{module}.{name}", 1)
    monkeypatch.setattr("changes.disclosure.joined.AT_ONCE", 1)
    monkeypatch.setattr("iag_registry.lib.tables.CHUNK", 1)
    make.make_group(key="heron", name="Hidden heron", since="1999")  # Its change is the last that is told.
    pieces = iter(client.get(address).streaming_content)
    begun = next(pieces)
    AdvisoryGroup.objects.filter(key="heron").update(audience="staff")
    changed.roles.filter(start="2015-05-05").update(audience="restricted", withholding_reason="no_consent")
    sent = (begun + b"".join(pieces)).decode()
    assert ("group_opened" in sent, "eron" in sent, "2015-05-05" in sent) == (True, False, False)


def test_what_is_taken_back_among_changes_of_one_day_is_not_told(client, changed, monkeypatch):
    """Their keys are read together, and what they say as it is sent (L4, DP-01)."""
    for module, name in (("change_rows", "BATCH"), ("files", "WHOLE")):
        monkeypatch.setattr(f"reuse.{module}.{name}", 1)
    monkeypatch.setattr("iag_registry.lib.tables.CHUNK", 1)
    pieces = iter(client.get("/data/changes.csv").streaming_content)
    begun = ""
    while "2015-05-05" not in begun:
        begun += next(pieces).decode()
    changed.roles.filter(start="2015-05-05").update(audience="restricted", withholding_reason="no_consent")
    rest = b"".join(pieces).decode()
    assert (begun.count("role_taken_up,"), rest.count("2015-05-05"), "group_opened" in rest) == (1, 0, True)


@pytest.mark.parametrize(
    ("query", "kinds"),
    [
        ("kind=group_opened", ["group_opened", "group_opened"]),
        ("until=2005", ["group_opened", "group_name_ended", "group_opened"]),
        ("from=2022-04", ["reply_published", "minutes_withdrawn"]),
        ("on=2003-01-01", ["group_name_ended", "group_opened"]),
    ],
)
def test_it_takes_the_filters_of_the_page(client, changed, query, kinds):
    assert [row["kind"] for row in in_file(client, f"?{query}")] == kinds
    assert [row["kind"] for row in in_api(client, 1, f"&{query}")] == kinds


def test_of_many_changes_of_one_day_and_sort_few_more_are_told_than_are_sent(client, changed, monkeypatch):
    """Sources give years: the changes of a whole year may stand on its first day."""
    told = []
    tell = PublicChanges.told

    def counting(changes, marks):
        told.append(len(marks))
        return tell(changes, marks)

    monkeypatch.setattr(PublicChanges, "told", counting)
    first = client.get("/api/v1/changes/?limit=2&from=2015-05-05&until=2015-05-05").json()
    second = client.get(first["next"].removeprefix("http://testserver")).json()
    assert [row["date"] for row in (*first["results"], *second["results"])] == ["2015-05-05"] * 4
    assert told == [3, 4]


def test_nothing_is_given_where_the_filters_cannot_be_used(client, changed):
    answer = client.get("/api/v1/changes/?kind=nothing")
    assert (answer.status_code, answer.json()["errors"]) == (
        400,
        [{"parameter": "kind", "detail": "What changed: “nothing” is not one of the choices. Choose from the list."}],
    )
