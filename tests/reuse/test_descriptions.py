"""What the tables say of themselves to programs, read by programs: Frictionless, CSV on the Web, DCAT and Popolo."""

import csv
import io
import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from frictionless import Package, system
from rdflib import Graph, Namespace
from rdflib.namespace import DCAT, DCTERMS, RDF

from reuse.descriptions.csvw import PARTED_BY
from reuse.tables import TABLES
from reuse.views import api_pages
from tests import factories as make

pytestmark = pytest.mark.django_db
NOT_YET = " (not yet confirmed by the publisher)"
SPDX = Namespace("http://spdx.org/rdf/terms#")


def fetch(client: Client, address: str) -> bytes:
    response = client.get(address)
    assert response.status_code == 200, address
    return b"".join(response.streaming_content)


def rows_of(client: Client, address: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(fetch(client, address).decode(), newline="")))


@pytest.fixture
def folder(client: Client, world: Any, tmp_path: Path) -> Path:
    """The data package with its tables, as whoever downloads it has them."""
    (tmp_path / "datapackage.json").write_bytes(fetch(client, "/data/datapackage.json"))
    for table in TABLES:
        (tmp_path / f"{table.name}.csv").write_bytes(fetch(client, f"/data/{table.name}.csv"))
    return tmp_path


def test_data_package_is_valid_and_so_is_every_table(folder, record_property):
    """Sizes, checksums, types, keys and references, by the Frictionless library."""
    with system.use_context(trusted=True):
        report = Package(str(folder / "datapackage.json")).validate()
    problems = [f"{task.name}: {error.message}" for task in report.tasks for error in task.errors]
    record_property("proof", ["Tables that Frictionless finds wrong", len(problems), len(report.tasks)])
    assert (problems, [error.message for error in report.errors], report.valid) == ([], [], True)
    assert [task.name for task in report.tasks] == [table.name for table in TABLES]


def test_data_package_notices_a_changed_table(folder):
    path = folder / "groups.csv"
    path.write_bytes(path.read_bytes().replace(b"public group", b"another group"))
    report = Package(str(folder / "datapackage.json")).validate()
    assert [error.type for task in report.tasks for error in task.errors] == ["hash-count", "byte-count"]


def test_data_package_says_what_every_column_means(folder):
    package = json.loads((folder / "datapackage.json").read_text())
    for resource, table in zip(package["resources"], TABLES, strict=True):
        content = (folder / resource["path"]).read_bytes()
        assert resource["hash"] == f"sha256:{sha256(content).hexdigest()}"
        assert resource["bytes"] == len(content)
        said = [(field["name"], field["title"], field["description"]) for field in resource["schema"]["fields"]]
        assert said == [(column.name, column.label, column.description) for column in table.columns]
    licence = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
    assert package["licenses"] == [
        {"name": "OGL-UK-3.0", "title": f"Open Government Licence v3.0{NOT_YET}", "path": licence},
    ]


def test_data_package_of_another_day_leads_to_the_tables_of_that_day(client, world):
    package = json.loads(fetch(client, "/data/datapackage.json?on=2022-06-30"))
    assert package["resources"][0]["path"] == "http://testserver/data/groups.csv?on=2022-06-30"
    content = fetch(client, "/data/groups.csv?on=2022-06-30")
    assert package["resources"][0]["hash"] == f"sha256:{sha256(content).hexdigest()}"


def test_checksums_are_those_of_the_tables(folder, client):
    lines = fetch(client, "/data/checksums.txt").decode().splitlines()
    assert lines == [
        f"{sha256((folder / f'{table.name}.csv').read_bytes()).hexdigest()}  {table.name}.csv" for table in TABLES
    ]


def test_csvw_describes_every_column_of_every_file(folder, client):
    group = json.loads(fetch(client, "/data/csv-metadata.json"))
    assert group["@context"] == ["http://www.w3.org/ns/csvw", {"@language": "en"}]
    assert [table["url"] for table in group["tables"]] == [f"{table.name}.csv" for table in TABLES]
    for described in group["tables"]:
        rows = list(csv.reader(io.StringIO((folder / described["url"]).read_text(), newline="")))
        columns = described["tableSchema"]["columns"]
        assert rows[0] == [column["titles"] for column in columns]
        assert all(column["dc:description"] and column["null"] == "" for column in columns)
        key = [rows[0].index(name) for name in described["tableSchema"].get("primaryKey", [])]
        keys = [tuple(row[place] for place in key) for row in rows[1:]]
        assert len(set(keys)) == len(keys) or not key
        alone = json.loads(fetch(client, f"/data/{described['url']}-metadata.json"))
        described["tableSchema"].pop("foreignKeys", None)  # may lead to no table that is not described with it
        assert {**described, "@context": group["@context"]} == alone


LEAD = [
    ("group-names", "group_key", "groups"),
    ("group-names", "source_key", "sources"),
    ("groups", "kind", "group-kinds"),
    *((table, "group_key", "groups") for table in ("group-statuses", "group-payments", "group-documents")),
    *((table, "source_key", "sources") for table in ("group-statuses", "group-payments", "group-documents")),
    ("group-relations", "source_key", "sources"),
    ("organisation-relations", "organisation_key", "organisations"),
    ("organisation-relations", "other_key", "organisations"),
    ("organisation-relations", "source_key", "sources"),
    ("areas", "unit_key", "areas"),
    ("roles", "group_key", "groups"),
    ("roles", "on_behalf_of_key", "organisations"),
    ("roles", "source_key", "sources"),
    ("withheld-names", "group_key", "groups"),
    ("minutes", "meeting_key", "meetings"),
    ("actions", "meeting_key", "meetings"),
    ("sources", "publisher_key", "organisations"),
    ("statements", "source_key", "sources"),
]
"""Which columns lead to a row of which table (EXP-03, EXP-04)."""


@pytest.fixture
def tied(client: Client, world: Any) -> Any:
    """The world, with a value in each column that leads to another table."""
    unit = make.make_area(key="a-unit", kind="unit")
    make.make_area_membership(area=make.make_area(key="of-a-unit"), unit=unit)
    body = make.make_organisation(key="a-body")
    source = make.make_source(key="of-a-body", publisher=body)
    said = make.make_statement(source=source)
    make.make_group_relation(statement=said)
    make.make_organisation_relation(first=body, statement=said)
    held = {"group": make.make_group(status=""), "start": "2020", "statement": said}
    make.make_group_status(**held)
    make.make_group_payment(**held)
    make.make_group_document(group=held["group"], source=source)
    make.make_role(
        group=make.make_group(key="tied", kind=make.make_kind(code="tied")),
        person=make.make_person(name="Public Plover"),
        audience="public",
        on_behalf_of=body,
        statement=said,
    )
    return world


def test_data_package_whose_tables_lead_to_one_another_is_valid(tied, request):
    folder = request.getfixturevalue("folder")
    with system.use_context(trusted=True):
        report = Package(str(folder / "datapackage.json")).validate()
    assert [error.message for task in report.tasks for error in task.errors] == []


def test_reference_that_leads_nowhere_is_noticed(tied, request):
    folder = request.getfixturevalue("folder")
    path = folder / "sources.csv"
    path.write_bytes(path.read_bytes().replace(b"of-a-body,", b"elsewhere,"))
    with system.use_context(trusted=True):
        report = Package(str(folder / "datapackage.json")).validate()
    wrong = {(task.name, error.type) for task in report.tasks for error in task.errors}
    assert {("roles", "foreign-key"), ("statements", "foreign-key")} <= wrong


@pytest.mark.parametrize(("table", "column", "other"), LEAD)
@pytest.mark.usefixtures("tied")
def test_column_leads_to_a_row_in_both_descriptions_and_in_the_files(client, table, column, other):
    group = json.loads(fetch(client, "/data/csv-metadata.json"))
    keys = {each["url"]: each["tableSchema"].get("foreignKeys", []) for each in group["tables"]}
    (csvw,) = (each["reference"] for each in keys[f"{table}.csv"] if each["columnReference"] == column)
    assert csvw["resource"] == f"{other}.csv"
    package = json.loads(fetch(client, "/data/datapackage.json"))
    schemas = {each["name"]: each["schema"].get("foreignKeys", []) for each in package["resources"]}
    (told,) = (each["reference"] for each in schemas[table] if each["fields"] == [column])
    assert told == {"resource": "" if other == table else other, "fields": [csvw["columnReference"]]}
    for day in ("", "?on=2022-06-30", "?on=2015-01-01"):
        there = {row[csvw["columnReference"]] for row in rows_of(client, f"/data/{other}.csv{day}")}
        led = {row[column] for row in rows_of(client, f"/data/{table}.csv{day}")} - {""}
        assert (led <= there, bool(led) or day != "") == (True, True)


def test_every_column_that_leads_somewhere_is_looked_at():
    assert sorted((table.name, to[0], to[1]) for table in TABLES for to in table.leads_to) == sorted(LEAD)


def test_csvw_parts_lists_as_the_file_does(client, world):
    columns = json.loads(fetch(client, "/data/groups.csv-metadata.json"))["tableSchema"]["columns"]
    parted = {column["name"]: column["separator"] for column in columns if "separator" in column}
    named = [name for each in ("area", "theme") for name in (f"{each}s", f"{each}_keys")]
    led = ["led_by", "led_by_keys", "run_by", "run_by_keys"]
    assert parted == dict.fromkeys((*named, "area_codes", *led), PARTED_BY)


# The library reads JSON-LD with a class of its own that it has deprecated.
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
def test_catalogue_is_linked_data_that_agrees_with_the_files(folder, client):
    response = client.get("/data/catalogue.jsonld")
    assert response["Content-Type"] == "application/ld+json"
    graph = Graph().parse(data=b"".join(response.streaming_content), format="json-ld")
    datasets = set(graph.subjects(RDF.type, DCAT.Dataset))
    assert len(datasets) == len(TABLES)
    assert set(graph.objects(None, DCAT.dataset)) == datasets == set(graph.objects(None, DCAT.servesDataset))
    distributions = set(graph.subjects(RDF.type, DCAT.Distribution))
    assert len(distributions) == 3 * len(TABLES)
    checked = 0
    for each in distributions:
        address = str(graph.value(each, DCAT.downloadURL)).removeprefix("http://testserver")
        assert client.get(address).status_code == 200
        assert graph.value(each, DCTERMS.license) is not None
        if checksum := graph.value(each, SPDX.checksum):
            content = (folder / address.removeprefix("/data/")).read_bytes()
            assert str(graph.value(checksum, SPDX.checksumValue)).casefold() == sha256(content).hexdigest()
            assert int(str(graph.value(each, DCAT.byteSize))) == len(content)
            checked += 1
    assert checked == len(TABLES)


DESCRIPTIONS = {
    "/data/datapackage.json": ["(not yet confirmed by the publisher)"],
    "/data/csv-metadata.json": ["has not yet confirmed this licence"],
    "/data/groups.csv-metadata.json": ["has not yet confirmed this licence"],
    "/data/catalogue.jsonld": ["has not yet confirmed this licence"],
    "/data/groups.json": ["(not yet confirmed by the publisher)"],
    "/api/v1/openapi.json": ["(not yet confirmed by the publisher)"],
}


@pytest.fixture
def described_anew():
    """The description of the API is made once in each process."""
    api_pages._description.cache_clear()
    yield
    api_pages._description.cache_clear()


@pytest.mark.usefixtures("described_anew")
@pytest.mark.parametrize("address", DESCRIPTIONS)
@pytest.mark.parametrize("is_confirmed", [False, True])
def test_programs_are_told_that_the_licence_is_not_confirmed_as_people_are(client, settings, address, is_confirmed):
    settings.DATA_LICENCE_CONFIRMED = is_confirmed
    content = fetch(client, address).decode()
    assert "open-government-licence" in content
    assert all((words in content) is not is_confirmed for words in DESCRIPTIONS[address])
