"""What the rows of a table cite: said with the rows in JSON and in the API, each document once (EXP-06)."""

import json
from typing import Any

import pytest
from django.test import Client

from tests import factories as make

pytestmark = pytest.mark.django_db
REPORT = {"title": "Invented report", "page": "/sources/report/"}
LETTER = {"title": "Another letter", "page": "/sources/letter/"}


@pytest.fixture(autouse=True)
def _cited() -> None:
    """Two groups, a role and what is said of them in two documents; and what a third says, which is for staff."""
    report = make.make_source(key="report", title="Invented report")
    letter = make.make_source(key="letter", title="Another letter")
    hidden = make.make_source(key="hidden", title="Hidden heron", audience="on_request")
    for key, source in (("a", report), ("b", letter), ("c", report), ("d", hidden)):
        said = make.make_statement(key=f"said-{key}", source=source)
        group = make.make_group(key=key, status="")
        make.make_group_status(group=group, start="2020", statement=said)
    person = make.make_person(name="Public Plover")
    make.make_role(group=group, person=person, audience="public", statement=make.make_statement(source=letter))


def file_of(client: Client, address: str) -> dict[str, Any]:
    return json.loads(b"".join(client.get(address).streaming_content))


@pytest.mark.parametrize(
    ("table", "sources"), [("groups", [LETTER, REPORT]), ("roles", [LETTER]), ("statements", [LETTER, REPORT])]
)
def test_table_says_what_it_cites(client, table, sources):
    document = file_of(client, f"/data/{table}.json")
    assert document["sources"] == sources
    assert client.get(f"/api/v1/{table}/").json()["sources"] == sources
    assert all(client.get(source["page"]).status_code == 200 for source in sources)
    assert "eron" not in json.dumps(document)


def test_list_and_its_table_say_the_same(client):
    listed = json.loads(b"".join(client.get("/groups.json")))
    assert listed["sources"] == file_of(client, "/data/groups.json")["sources"]


def test_piece_says_what_its_rows_cite_and_no_other(client):
    first = client.get("/api/v1/groups/?limit=1").json()
    second = client.get(first["next"].removeprefix("http://testserver")).json()
    assert [piece["sources"] for piece in (first, second)] == [[REPORT], [LETTER]]
    assert client.get("/api/v1/groups/b/").json()["sources"] == [LETTER]
    assert client.get("/api/v1/groups/d/").json()["sources"] == []


def test_table_without_statements_says_nothing_of_sources(client):
    assert "sources" not in file_of(client, "/data/areas.json")
    assert "sources" not in client.get("/api/v1/areas/").json()
