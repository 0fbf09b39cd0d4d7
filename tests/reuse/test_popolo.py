"""The register in the words of Popolo: of the shapes that its specification asks for, and of public rows alone.

What is checked of a shape is what the specification says of each class in words: which terms there are, of what type
they are, which of them must be there, and where an `…_id` leads.
"""

import csv
import io
import json
import re
from typing import Any

import pytest
from django.test import Client

from tests import factories as make

pytestmark = pytest.mark.django_db

COMMON = {"id", "links", "sources"}
TERMS = {
    "areas": {*COMMON, "name", "identifier", "classification", "classification_name", "parent_id"},
    "organizations": {
        *COMMON,
        *("name", "other_names", "classification", "classification_name", "area_id", "parent_id"),
        *("founding_date", "dissolution_date"),
    },
    "persons": {"id", "name"},
    "memberships": {
        *COMMON,
        *("person_id", "organization_id", "on_behalf_of_id", "role", "label", "start_date", "end_date"),
    },
    "posts": {"id", "label", "role", "organization_id"},
    "events": {*COMMON, "name", "classification", "start_date", "status", "organization_id"},
}
"""The terms of Popolo that the register uses; `classification_name` alone is not one of them."""
NEEDED = {
    "areas": {"id", "name"},
    "organizations": {"id", "name"},
    "persons": {"id", "name"},
    "memberships": {"id", "person_id", "organization_id"},
    "posts": {"id", "label", "organization_id"},
    "events": {"id", "name"},
}
LEADS_TO = {
    "area_id": "areas",
    "person_id": "persons",
    "organization_id": "organizations",
    "on_behalf_of_id": "organizations",
}
PARTS = {
    "links": {"url", "note"},
    "sources": {"url", "note"},
    "other_names": {"name", "note", "start_date", "end_date"},
}
FIRST = {"links": "url", "sources": "url", "other_names": "name"}
"""What each part must have."""
A_DATE = re.compile(r"\d{4}(-\d{2}){0,2}")
AN_ADDRESS = re.compile(r"(https?://[^\s]+|urn:uuid:[0-9a-f-]{36})")


def fetch(client: Client, address: str) -> bytes:
    response = client.get(address)
    assert response.status_code == 200, address
    return b"".join(response.streaming_content)


def popolo_of(client: Client, query: str = "") -> dict[str, Any]:
    return json.loads(fetch(client, f"/data/popolo.json{query}"))


def rows_of(client: Client, table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(fetch(client, f"/data/{table}.csv").decode(), newline="")))


def misshapen(document: dict[str, Any]) -> list[str]:
    """What of a document is not as the specification has it."""
    wrong = [f"{sort} is no class of Popolo" for sort in set(document) - set(TERMS)]
    ids = {sort: [each.get("id") for each in document[sort]] for sort in TERMS}
    every = [each for found in ids.values() for each in found]
    # A vacant place is a post of its own, and no membership; so no name is given twice.
    wrong += [f"the name {name} is not alone" for name in set(every) if every.count(name) > 1]
    for sort in TERMS:
        for each in document[sort]:
            wrong += [f"{sort}: {problem}" for problem in _of_one(sort, each, ids)]
    return wrong


def _of_one(sort: str, each: dict[str, Any], ids: dict[str, list[str]]) -> list[str]:
    wrong = [f"no {name}" for name in NEEDED[sort] - set(each)]
    wrong += [f"{name} is no term" for name in set(each) - TERMS[sort]]
    for name, value in each.items():
        if name in PARTS:
            wrong += [f"{name}: {part} is misshapen" for part in value if _is_misshapen(name, part)]
        elif not isinstance(value, str) or not value:
            wrong.append(f"{name} is no text")
        elif name.endswith("_date") and not A_DATE.fullmatch(value):
            wrong.append(f"{name}: {value} is no date")
        elif name == "id" and not AN_ADDRESS.fullmatch(value):
            wrong.append(f"{value} names nothing")
        elif name in {*LEADS_TO, "parent_id"} and value not in ids[LEADS_TO.get(name, sort)]:
            wrong.append(f"{name} leads nowhere: {value}")
    return wrong


def _is_misshapen(name: str, part: dict[str, str]) -> bool:
    dates = [value for term, value in part.items() if term.endswith("_date")]
    is_whole = FIRST[name] in part and set(part) <= PARTS[name] and all(map(A_DATE.fullmatch, dates))
    return not is_whole or ("url" in part and not AN_ADDRESS.fullmatch(part["url"]))


def test_document_has_the_shapes_of_the_specification(client, world, record_property):
    make.make_role(group=make.make_group(key="vacant"), person=None, audience="public")
    make.make_meeting(group=None, title="Of an unnamed body", date="2021")
    document = popolo_of(client)
    assert [sort for sort in TERMS if not document[sort]] == [], "nothing of these was looked at"
    wrong = misshapen(document)
    looked_at = sum(len(document[sort]) for sort in TERMS)
    record_property("proof", ["Records in Popolo that are not as it has them", len(wrong), looked_at])
    assert wrong == []


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"name": ""}, "organizations: name is no text"),
        ({"area_id": "nowhere"}, "organizations: area_id leads nowhere: nowhere"),
        ({"founding_date": "1 May 2001"}, "organizations: founding_date: 1 May 2001 is no date"),
        ({"chair": "x"}, "organizations: chair is no term"),
        ({"links": [{"note": "x"}]}, "organizations: links: {'note': 'x'} is misshapen"),
    ],
)
def test_check_finds_what_is_misshapen(client, world, change, problem):
    document = popolo_of(client)
    document["organizations"][0] |= change
    assert misshapen(document) == [problem]


def test_group_says_what_section_9_asks_for(client):
    unit = make.make_area(key="unit", name="Invented unit", kind="unit")
    area = make.make_area(key="borough", name="Invented borough", code="E09000099")
    make.make_area_membership(area=area, unit=unit)
    kind = make.make_kind(code="invented_iag", name="invented IAG")
    group = make.make_group(key="group", name="Invented group", kind=kind, status="")
    make.make_group_area(group=group, area=area)
    source = make.make_source(key="report", title="Invented report")
    make.make_group_status(group=group, status="active", start="2001-05", end="2020")
    said = make.make_statement(source=source)
    make.make_group_status(group=group, status="closed", start="2020", statement=said)
    address = "http://testserver"
    document = popolo_of(client)
    found = {each["id"].removeprefix(address): each for each in (*document["areas"], *document["organizations"])}
    assert found["/areas/borough/"] == {
        "id": f"{address}/areas/borough/",
        "name": "Invented borough",
        "identifier": "E09000099",
        "classification": "borough",
        "classification_name": "Borough or district",
        "parent_id": f"{address}/areas/unit/",
        "links": [{"url": f"{address}/areas/borough/", "note": "Page of the area"}],
    }
    told = found["/groups/group/"]
    names = ("classification", "classification_name", "area_id", "founding_date", "dissolution_date", "sources")
    assert {name: told[name] for name in names} == {
        "classification": "invented_iag",
        "classification_name": "invented IAG",
        "area_id": f"{address}/areas/borough/",
        "founding_date": "2001-05",
        "dissolution_date": "2020",
        "sources": [{"url": f"{address}/sources/report/", "note": "Of its status: Invented report"}],
    }
    then = next(each for each in popolo_of(client, "?on=2010-01-01")["organizations"] if each["id"] == told["id"])
    assert (then["founding_date"], "dissolution_date" in then) == ("2001-05", False)


def test_group_of_several_areas_has_none_of_them_alone(client):
    group = make.make_group(key="group", kind=make.make_kind(code="invented_iag"))
    for key in ("one", "two"):
        make.make_group_area(group=group, area=make.make_area(key=key))
    (told,) = popolo_of(client)["organizations"]
    assert ("area_id" in told, told["classification"]) == (False, "invented_iag")


def test_group_has_the_one_group_that_it_is_part_of_on_the_day(client):
    """None where there are several, none before it was so, and none that the list of the day does not hold (DP-01)."""
    part, whole, other = (make.make_group(key=key, since="2001") for key in ("part", "whole", "other"))
    hidden, later = make.make_group(key="hidden", audience="staff"), make.make_group(key="later", since="2021")
    make.make_group_relation(first=part, second=whole, kind="part_of", start="2010", end="2019-12-31")
    make.make_group_relation(first=part, second=other, kind="part_of", start="2015")
    make.make_group_relation(first=other, second=whole, kind="reports_to", start="2010")
    for second in (hidden, later):
        make.make_group_relation(first=part, second=second, kind="part_of", start="2010")

    def parents(day: str) -> dict[str, str]:
        told = popolo_of(client, f"?on={day}")["organizations"]
        return {each["id"]: each["parent_id"] for each in told if "parent_id" in each}

    address = "http://testserver/groups"
    assert parents("2009-12-31") == {}
    assert parents("2012-01-01") == {f"{address}/part/": f"{address}/whole/"}
    assert parents("2016-01-01") == {}
    assert parents("2020-06-01") == {f"{address}/part/": f"{address}/other/"}
    assert parents("2022-06-01") == {}


def test_popolo_agrees_with_the_tables(client, world):
    make.make_role(group=make.make_group(key="vacant"), person=None, audience="public")
    popolo = popolo_of(client)
    rows = {name: rows_of(client, name) for name in ("areas", "groups", "organisations", "roles", "meetings")}
    ours = [f"http://testserver{row['page']}" for row in (*rows["groups"], *rows["organisations"])]
    assert [each["id"] for each in popolo["organizations"]] == ours
    assert [each["id"] for each in popolo["areas"]] == [f"http://testserver{row['page']}" for row in rows["areas"]]
    held = [row for row in rows["roles"] if row["vacant"] == "false"]
    assert [each["name"] for each in popolo["persons"]] == [row["name"] for row in held]
    assert [each["id"] for each in popolo["memberships"]] == [f"urn:uuid:{row['identifier']}" for row in held]
    assert len(popolo["posts"]) == len(rows["roles"]) - len(held) == 1
    assert [each["name"] for each in popolo["events"]] == [row["title"] for row in rows["meetings"]]
    people = {each["id"] for each in popolo["persons"]}
    assert all(each["person_id"] in people and each["organization_id"] in ours for each in popolo["memberships"])


def test_two_roles_of_one_person_are_not_joined(client, db):
    """Whether two people of one name are one is not public."""
    person = make.make_person(name="Invented Person")
    for key in ("one", "two"):
        make.make_role(group=make.make_group(key=key), person=person, audience="public")
    popolo = popolo_of(client)
    assert [each["name"] for each in popolo["persons"]] == ["Invented Person"] * 2
    assert len({each["id"] for each in popolo["persons"]}) == 2
