"""What programs and people are told of the API: its description in OpenAPI, the codes that it takes, and its guide."""

import json

import pytest

from groups.models import GroupKind
from reuse.tables import TABLES
from tests import factories as make

pytestmark = pytest.mark.django_db


def test_description_is_of_every_address_and_sound(client, db):
    answer = client.get("/api/v1/openapi.json")
    described = json.loads(b"".join(answer.streaming_content))
    assert described["openapi"] == "3.1.0"
    assert described["servers"] == [{"url": "http://testserver"}]
    addresses = {f"/api/v1/{table.name}/" for table in TABLES}
    assert {path for path in described["paths"] if "{" not in path} == addresses
    assert sum("{" in path for path in described["paths"]) == sum(bool(table.names) for table in TABLES)
    for path in described["paths"].values():
        assert set(path) == {"get"}
        assert set(path["get"]["responses"]) == {"200", "301", "304", "400", "404", "405", "406", "429", "503"}
        assert all(parameter["description"] for parameter in path["get"]["parameters"] if parameter["in"] == "query")


def test_description_lists_the_values_of_filters_by_codes(client, db):
    described = json.loads(b"".join(client.get("/api/v1/openapi.json").streaming_content))
    given = {}
    for table in ("groups", "meetings", "disclosure-log"):
        for parameter in described["paths"][f"/api/v1/{table}/"]["get"]["parameters"]:
            if "enum" in parameter["schema"]:
                given[table, parameter["name"]] = set(parameter["schema"]["enum"])
    assert given == {
        ("groups", "status"): {"proposed", "active", "dormant", "suspended", "closed", "superseded", "unknown"},
        ("meetings", "when"): {"ahead", "past"},
        ("meetings", "minutes"): {"published", "not"},
        ("disclosure-log", "decision"): {"granted", "in_part", "refused", "not_held", "neither", "withdrawn"},
    }
    for (table, name), codes in given.items():
        assert {client.get(f"/api/v1/{table}/", {name: code}).status_code for code in codes} == {200}


def test_kinds_that_the_filter_takes_are_a_table(client, many_groups):
    make.make_kind(code="a_forum", name="invented forum", plural="invented forums", description="Words.")
    kinds = client.get("/api/v1/group-kinds/").json()["results"]
    assert [kind for kind in kinds if kind["name"].startswith("invented")] == [
        {
            "code": "a_forum",
            "name": "invented forum",
            "plural": "invented forums",
            "advises": False,
            "description": "Words.",
        },
        {
            "code": "invented_iag",
            "name": "invented IAG",
            "plural": GroupKind.objects.get(code="invented_iag").plural,
            "advises": True,
            "description": None,
        },
    ]
    found = [len(client.get("/api/v1/groups/", {"kind": kind["code"]}).json()["results"]) for kind in kinds]
    assert sum(found) == len(many_groups)
    package = json.loads(b"".join(client.get("/data/datapackage.json").streaming_content))
    assert package["resources"][0]["schema"]["foreignKeys"] == [
        {"fields": ["kind"], "reference": {"resource": "group-kinds", "fields": ["code"]}}
    ]


def test_guide_names_every_table_and_what_is_promised(client, db):
    page = client.get("/api/v1/").content.decode()
    assert [table.name for table in TABLES if f'href="/api/v1/{table.name}/"' not in page] == []
    assert "120 requests in 60 seconds" in page or "requests in 60 seconds" in page
    assert "kept for at least twelve months" in page
