"""The tables as files: the same data as the same bytes, what the screen shows, and nothing that runs."""

import csv
import io
import json
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from odfdo import Document

from groups.models import Statement
from iag_registry.lib import batches, tables
from iag_registry.lib.tables import FORMULA_STARTS, guarded_text, unguarded_text
from reuse import files
from reuse.files import IN_MEMORY, MadeFile, made, made_or_begun
from reuse.tables import TABLES
from tests import factories as make

pytestmark = pytest.mark.django_db
EVERY_TABLE = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)


def fetch(client: Client, address: str, **headers: str) -> bytes:
    response = client.get(address, headers=headers)
    assert response.status_code == 200, address
    return b"".join(response.streaming_content)


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


def test_csv_holds_every_group_once_in_order_and_no_formula(client, many_groups):
    rows = rows_of(fetch(client, "/data/groups.csv"))
    assert [row["key"] for row in rows] == ["G-1", "a", "g-3", "g-5", "g10", "g2", "z"]
    assert rows[1]["name"] == "'=Group “a”, \n+1"
    assert json.loads(fetch(client, "/data/groups.json"))["rows"][1]["name"] == "=Group “a”, \n+1"


@EVERY_TABLE
def test_three_forms_say_the_same(client, world, table, record_property):
    """E1, E4: no cell of the CSV is a formula, and what JSON and ODS say is what the CSV says."""
    rows = rows_of(fetch(client, f"/data/{table.name}.csv"))
    document = json.loads(fetch(client, f"/data/{table.name}.json"))
    assert [column["name"] for column in document["columns"]] == list(table.column_names)
    assert len(rows) == len(document["rows"]) > 0
    cells = 0
    for row, values in zip(rows, document["rows"], strict=True):
        for name, text in row.items():
            cells += 1
            assert not text.lstrip().startswith(FORMULA_STARTS)
            assert unguarded_text(text) == in_csv(values[name])
    book = Document(io.BytesIO(fetch(client, f"/data/{table.name}.ods")))
    sheet = book.body.get_table(0)
    assert sheet.height == len(rows) + 1
    record_property("proof", ["E1 cells of the tables for reuse that are formulas", 0, cells])


def in_csv(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value)


@EVERY_TABLE
@pytest.mark.parametrize("ending", ["csv", "json", "ods"])
def test_same_data_gives_the_same_bytes_and_says_their_checksum(client, world, table, ending):
    address = f"/data/{table.name}.{ending}"
    one = client.get(address)
    content = b"".join(one.streaming_content)
    digest = sha256(content)
    assert fetch(client, address) == content
    assert one["ETag"] == f'"{digest.hexdigest()}"'
    assert one["Repr-Digest"] == f"sha-256=:{b64encode(digest.digest()).decode()}:"
    assert one["Content-Length"] == str(len(content))
    assert one["Cache-Control"] == "public, max-age=60"
    assert one["Access-Control-Allow-Origin"] == "*"
    day = timezone.localdate().isoformat()
    assert one["Content-Disposition"] == f'attachment; filename="{table.name}-{day}.{ending}"'
    again = client.get(address, headers={"If-None-Match": one["ETag"]})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", one["ETag"])
    head = client.head(address)
    assert (head.status_code, head["ETag"], head["Content-Length"]) == (200, one["ETag"], str(len(content)))


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every table counts as a large one; its rows are read and sent one by one."""
    monkeypatch.setattr(files, "WHOLE", 0)
    monkeypatch.setattr(batches, "BATCH", 1)
    monkeypatch.setattr(tables, "CHUNK", 1)


AS_LARGE = pytest.mark.parametrize("ending", ["csv", "json"])
TOLD_OF_A_WHOLE_FILE = ("ETag", "Repr-Digest", "Content-Length")


@AS_LARGE
def test_large_table_is_sent_while_it_is_made(client, many_groups, large, ending):
    address = f"/data/groups.{ending}"
    with CaptureQueriesContext(connection) as asked:
        response = client.get(address)
        before = len(asked)
        first, *others = response.streaming_content
    each_group = (len(asked) - before) / 6
    assert (each_group >= 1, len(others) >= 6) == (True, True)
    assert [name for name in TOLD_OF_A_WHOLE_FILE if response.has_header(name)] == []
    assert response["Cache-Control"] == "public, max-age=60"
    assert response["Access-Control-Allow-Origin"] == "*"
    assert response["Content-Disposition"].startswith('attachment; filename="groups-')
    assert first + b"".join(others) == fetch(client, address, **{"If-None-Match": '"another"'})


@AS_LARGE
def test_statement_that_is_edited_while_the_table_is_sent_gives_no_withheld_name(client, large, ending):
    """PPL-06: the names are judged when it is begun, and the words are read when their turn comes."""
    make.make_role(person=make.make_person(name="Hidden Heron"), audience="staff", withholding_reason="s40_2")
    *_, last = (make.make_statement(key=f"said-{letter}", summary="So says nobody.") for letter in "abcdef")
    response = client.get(f"/data/statements.{ending}")
    pieces = iter(response.streaming_content)
    begun = next(pieces)
    Statement.objects.filter(pk=last.pk).update(summary="So says Hidden Heron.")
    make.make_statement(key="said-g", summary="So says Hidden Heron.")
    sent = (begun + b"".join(pieces)).decode()
    assert [key for key in "abcdefg" if f"said-{key}" in sent] == ["a", "b", "c", "d", "e"]
    assert "Heron" not in sent


def test_spreadsheet_is_whole_however_large(client, many_groups, large):
    response = client.get("/data/groups.ods")
    assert response["ETag"] == f'"{sha256(b"".join(response.streaming_content)).hexdigest()}"'


@AS_LARGE
def test_who_asks_under_a_condition_is_told_of_a_large_table_too(client, many_groups, large, ending):
    address = f"/data/groups.{ending}"
    digest = sha256(fetch(client, address))
    etag, told = f'"{digest.hexdigest()}"', f"sha-256=:{b64encode(digest.digest()).decode()}:"
    asked = [("If-None-Match", etag), ("If-None-Match", '"another"'), ("If-Match", etag), ("If-Match", '"another"')]
    answers = [client.get(address, headers={name: value}) for name, value in asked]
    assert [each.status_code for each in answers] == [304, 200, 200, 412]
    assert [(each["ETag"], each["Repr-Digest"]) for each in answers] == [(etag, told)] * 4
    assert client.head(address, headers={"If-None-Match": etag}).status_code == 304


def test_large_table_is_not_made_where_its_headers_are_all_that_is_asked_for(client, many_groups, large):
    with CaptureQueriesContext(connection) as asked:
        response = client.head("/data/groups.csv")
        content = b"".join(response.streaming_content)
    with CaptureQueriesContext(connection) as asked_for_all:
        fetch(client, "/data/groups.csv")
    assert (response.status_code, content, len(asked) < len(asked_for_all) / 2) == (200, b"", True)
    assert [name for name in TOLD_OF_A_WHOLE_FILE if response.has_header(name)] == []


def test_error_before_a_large_table_is_begun_is_a_page_that_says_so(client, db, monkeypatch):
    def broken(table: object, listed: object) -> Iterator[bytes]:
        yield b"key\r\n"
        raise RuntimeError("The database went away.")

    monkeypatch.setitem(files.ENDINGS, "csv", (files.CSV_TYPE, broken))
    client.raise_request_exception = False
    response = client.get("/data/groups.csv")
    assert (response.status_code, response.streaming, response["Content-Type"]) == (
        500,
        False,
        "text/html; charset=utf-8",
    )


@pytest.mark.parametrize("size", [0, 1, 10, 11])
def test_file_is_begun_where_more_than_may_be_whole_and_more_than_a_piece(monkeypatch, size):
    monkeypatch.setattr(files, "WHOLE", 8)
    pieces = [bytes([number]) * 2 for number in range(size // 2)] + [b"x"] * (size % 2)
    file = made_or_begun(iter(pieces))
    assert isinstance(file, MadeFile) == (size <= 10)
    assert b"".join(file) == b"".join(pieces)


def test_who_may_not_be_named_is_asked_once_for_a_large_table(client, large):
    """Each person in a role is cited, and what is cited depends on it."""
    for number in range(3):
        person = make.make_person(name=f"Invented {number}")
        make.make_role(person=person, audience="public", statement=make.make_statement())
    with CaptureQueriesContext(connection) as asked:
        assert len(rows_of(fetch(client, "/data/roles.csv"))) == 3
    assert len([query for query in asked.captured_queries if '"told_person"' in query["sql"]]) == 1


def test_etag_changes_with_what_is_public_and_with_nothing_else(client, many_groups):
    before = client.get("/data/groups.csv")["ETag"]
    many_groups[0].staff_note = "Not for the public."
    many_groups[0].save()
    same = client.get("/data/groups.csv")["ETag"]
    many_groups[0].name = "Renamed"
    many_groups[0].save()
    assert [same == before, client.get("/data/groups.csv")["ETag"] == before] == [True, False]


def test_table_of_another_day_is_that_of_the_day(client, db):
    make.make_group(key="early", since="2001")
    make.make_group(key="late", since="2021")
    assert [row["key"] for row in rows_of(fetch(client, "/data/groups.csv?on=2010-01-01"))] == ["early"]
    assert [row["key"] for row in rows_of(fetch(client, "/data/groups.csv"))] == ["early", "late"]


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("/data/groups.csv?nothing=x", "“nothing” is not a parameter of this table."),
        ("/data/areas.json?q=x", "“q” is not a parameter of this table. Use one of: on."),
        ("/data/meetings.ods?from=2022&to=2021", "To: 2021 lies before 2022. Change one of the two."),
        ("/data/themes.csv?on=2022", "“2022” is a year, not one day."),
        ("/data/datapackage.json?area=enfield", "“area” is not a parameter of this file. Use one of: on."),
        ("/data/popolo.json?on=tomorrow", "“tomorrow” is not a date that can be read."),
    ],
)
def test_what_is_not_understood_is_refused(client, db, address, message):
    response = client.get(address)
    assert response.status_code == 400
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert message in response.content.decode()


def test_table_that_there_is_not_is_not_found(client, db):
    assert [client.get(f"/data/{name}").status_code for name in ("people.csv", "people/", "groups.xls")] == [404] * 3


@given(st.text(alphabet=st.sampled_from("'=+-@\t a\n1"), max_size=6) | st.text(max_size=8))
def test_guard_against_formulas_can_be_undone(text):
    """E2: who takes the apostrophe away again has the text, whatever it was."""
    guarded = guarded_text(text)
    assert unguarded_text(guarded) == text
    assert not guarded.lstrip().startswith(FORMULA_STARTS)


@pytest.mark.parametrize("size", [0, 1, IN_MEMORY, IN_MEMORY + 1, 3 * IN_MEMORY])
def test_file_is_whole_in_memory_and_on_the_disk(size):
    content = bytes(number % 251 for number in range(size))
    file = made(content[start : start + 1000] for start in range(0, size, 1000))
    assert (file.size, file.sha256) == (size, sha256(content).hexdigest())
    assert b"".join(file) == content
    file.close()


def test_keys_of_a_group_stand_in_the_order_of_its_names_and_ask_for_it_again(client, db):
    group = make.make_group(key="both")
    for name in ("b-last", "a-first"):
        make.make_group_area(group=group, area=make.make_area(key=name, name=f"Name {name}"))
        make.make_group_theme(group=group, theme=make.make_theme(key=name, name=f"Name {name}"))
    for part, name in (("lead_command", "command"), ("runs", "runner")):
        body = make.make_organisation(key=name, name=f"Name {name}")
        make.make_group_organisation(group=group, organisation=body, part=part)
    make.make_group(key="another")
    (row,) = (row for row in rows_of(fetch(client, "/data/groups.csv")) if row["key"] == "both")
    told = {
        name: (row[name], row[f"{name.removesuffix('s')}_keys"]) for name in ("areas", "themes", "led_by", "run_by")
    }
    assert told == {
        "areas": ("Name a-first; Name b-last", "a-first; b-last"),
        "themes": ("Name a-first; Name b-last", "a-first; b-last"),
        "led_by": ("Name command", "command"),
        "run_by": ("Name runner", "runner"),
    }
    asked = [("area", "area_keys"), ("theme", "theme_keys"), ("run_by", "led_by_keys"), ("run_by", "run_by_keys")]
    for parameter, column in asked:
        for key in row[column].split("; "):
            found = rows_of(fetch(client, f"/data/groups.csv?{urlencode({parameter: key})}"))
            assert [each["key"] for each in found] == ["both"]
