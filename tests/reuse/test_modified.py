"""When the catalogue says that the register last changed: the newest change that is told, and never one that is not."""

import json
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from changes.disclosure import KINDS as ALL_KINDS
from reuse.descriptions.modified import KINDS
from reuse.tables import BY_NAME
from tests import factories as make
from tests.changes.test_joined import make_everything
from tests.meetings.making import make_release

pytestmark = pytest.mark.django_db


def modified(client: Client, query: str = "") -> dict[str, Any]:
    """What is told of each table that has a date, and under "" of the whole catalogue."""
    told = json.loads(b"".join(client.get(f"/data/catalogue.jsonld{query}").streaming_content))
    datasets = {each["dct:identifier"]: each for each in told["dcat:dataset"]}
    return {name: each["dct:modified"] for name, each in {"": told, **datasets}.items() if "dct:modified" in each}


def a_date(text: str, sort: str = "xsd:date") -> dict[str, str]:
    return {"@type": sort, "@value": text}


def test_every_kind_of_change_is_of_a_table():
    assert set(KINDS) <= set(BY_NAME)
    assert {kind for kinds in KINDS.values() for kind in kinds} == {code for code, _ in ALL_KINDS}


def test_register_without_a_change_says_none(client):
    make.make_group(key="undated", status="")
    assert modified(client) == {}


def test_each_table_says_its_newest_change_as_far_as_it_is_known(client):
    group = make.make_group(key="group", since="2001")
    make.make_role(group=group, start="2010-02", end="2012")
    make_release(meeting=make.make_meeting(group=group, date="2022-02-02"), published_on=date(2022, 3, 1))
    make.make_log_release(published_on=date(2022, 7, 4))
    assert modified(client) == {
        "": a_date("2022-07-04"),
        **dict.fromkeys(("groups", "group-statuses"), a_date("2001", "xsd:gYear")),
        "roles": a_date("2012", "xsd:gYear"),
        **dict.fromkeys(("meetings", "minutes", "actions"), a_date("2022-03-01")),
        **dict.fromkeys(("disclosure-log", "changes"), a_date("2022-07-04")),
    }
    assert modified(client, "?on=2011-01-01") == {
        "": a_date("2010-02", "xsd:gYearMonth"),
        **dict.fromkeys(("groups", "group-statuses"), a_date("2001", "xsd:gYear")),
        **dict.fromkeys(("roles", "changes"), a_date("2010-02", "xsd:gYearMonth")),
    }


def test_change_that_is_withheld_does_not_move_the_date(client):
    """Not by its date, and not by the moment at which it was recorded."""
    make.make_group(key="group", since="2001")
    before = client.get("/data/catalogue.jsonld")["ETag"]
    hidden = make.make_group(key="hidden", since="2021", audience="staff", name="Hidden Heron")
    make.make_role(group=hidden, start="2022-01-02")
    make_release(meeting=make.make_meeting(group=hidden, date="2022-02-02"), published_on=date(2022, 3, 1))
    request = make.make_request(audience="restricted")
    make.make_log_release(entry=make.make_log_entry(request=request), published_on=date(2022, 7, 4))
    assert modified(client)[""] == a_date("2001", "xsd:gYear")
    assert client.get("/data/catalogue.jsonld")["ETag"] == before


def test_catalogue_costs_the_same_for_more_changes(client):
    group = make.make_group(since="2001")
    costs = []
    for number in range(1, 4):
        make_everything(group, number)
        with CaptureQueriesContext(connection) as asked:
            assert modified(client)[""] == a_date("2022-07-04")
        costs.append(len(asked))
    assert costs[0] == costs[2]
