"""The registry of tables: complete, described, in one order, and of public rows alone."""

import json
import re
from datetime import date

import pytest
from django.http import QueryDict
from django.utils import timezone

from changes.filters import ChangeFilter
from foi.filters import LogFilter
from groups.filters import GroupFilter
from iag_registry.lib.audiences import Audience
from iag_registry.lib.tables import Column, ColumnType, json_value
from meetings.filters import MeetingFilter
from reuse.api.describing import WORDS
from reuse.asking import Table, read
from reuse.descriptions.csvw import COLUMNS
from reuse.descriptions.package import FIELDS, is_partial_date
from reuse.files import FORMATS
from reuse.tables import BY_NAME, TABLES, of_day
from tests import factories as make
from tests.meetings.making import make_release, make_withdrawal
from tests.page_text import lines_of

pytestmark = pytest.mark.django_db
EVERY_TABLE = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
FITS = {
    ColumnType.TEXT: lambda value: value is None or isinstance(value, str),
    ColumnType.NUMBER: lambda value: isinstance(value, int) and not isinstance(value, bool),
    ColumnType.TRUTH: lambda value: isinstance(value, bool),
    ColumnType.DAY: lambda value: value is None or date.fromisoformat(value).isoformat() == value,
    ColumnType.PARTIAL_DATE: lambda value: value is None or is_partial_date(value),
    ColumnType.TEXTS: lambda value: all(isinstance(each, str) for each in value),
    ColumnType.ADDRESS: lambda value: value is None or value.startswith("/"),
    ColumnType.ADDRESSES: lambda value: all(each.startswith("/") for each in value),
}


def rows_of(table: Table) -> list[object]:
    return [row for batch in of_day(table, timezone.localdate()).batches() for row in batch]


@EVERY_TABLE
def test_every_column_is_named_described_and_typed(table):
    assert [column.name for column in table.columns if not re.fullmatch(r"[a-z][a-z0-9_]*", column.name)] == []
    assert len(set(table.column_names)) == len(table.columns)
    assert [column.name for column in table.columns if not (column.label and column.description)] == []
    assert (table.title, table.about) != ("", "")
    assert set(table.key) <= set(table.column_names)


def test_columns_of_codes_are_those_of_closed_lists():
    coded = [(table.name, column.name) for table in TABLES for column in table.columns if column.codes]
    assert [each for each in coded if not each[1].endswith("_precision")] == [
        ("groups", "status"),
        ("group-names", "kind_code"),
        ("group-statuses", "status"),
        ("group-payments", "payment_code"),
        ("group-payments", "answer_code"),
        ("group-documents", "kind_code"),
        ("group-relations", "relation_code"),
        ("areas", "kind"),
        ("organisations", "kind_code"),
        ("organisation-relations", "relation_code"),
        ("roles", "side"),
        ("roles", "role_code"),
        ("withheld-names", "role_code"),
        ("withheld-names", "reason_code"),
        ("meetings", "standing_code"),
        ("meetings", "how_held_code"),
        ("meetings", "open_to_public_code"),
        ("meetings", "minutes_code"),
        ("minutes", "published_as_code"),
        ("actions", "status_code"),
        ("sources", "kind_code"),
        ("statements", "standing"),
        ("statements", "aspect"),
        ("statements", "completeness_code"),
        ("disclosure-log", "decision_code"),
        ("changes", "kind"),
    ]
    assert BY_NAME["roles"].columns[2].codes == (
        ("members", "Its members"),
        ("police", "The police"),
        ("others", "Others who have a part in it"),
    )


@EVERY_TABLE
def test_no_code_is_another_than_those_that_are_told(table, world):
    coded = [column for column in table.columns if column.codes]
    found = {(column.name, column.get(row) or "") for row in rows_of(table) for column in coded}
    told = {(column.name, code) for column in coded for code in ("", *(code for code, _ in column.codes))}
    assert found <= told


def test_codes_are_told_by_every_description(client, world):
    codes = [code for code, _ in next(column for column in BY_NAME["groups"].columns if column.name == "status").codes]
    package = json.loads(b"".join(client.get("/data/datapackage.json").streaming_content))
    fields = {field["name"]: field for field in package["resources"][0]["schema"]["fields"]}
    assert fields["status"]["constraints"] == {"enum": codes}
    assert "constraints" not in fields["name"]
    metadata = json.loads(b"".join(client.get("/data/groups.csv-metadata.json").streaming_content))
    columns = {column["name"]: column["datatype"] for column in metadata["tableSchema"]["columns"]}
    assert (columns["status"], columns["name"]) == ({"base": "string", "format": "|".join(codes)}, "string")
    api = json.loads(b"".join(client.get("/api/v1/openapi.json").streaming_content))
    described = api["components"]["schemas"]["GroupsRow"]["properties"]
    assert described["status"]["enum"] == [*codes, None]
    assert "enum" not in described["name"]
    assert "active (Active)" in " ".join(lines_of(client.get("/data/groups/")))


def test_every_type_has_its_words_in_every_description():
    assert set(FORMATS) == set(FIELDS) == set(COLUMNS) == set(FITS) == set(ColumnType)


def test_every_value_is_of_the_type_of_its_column(world, record_property):
    checked, wrong = 0, []
    for table in TABLES:
        rows = rows_of(table)
        assert rows, f"the world has no row of {table.name}"
        for row in rows:
            for column in table.columns:
                checked += 1
                if not FITS[column.type](json_value(column.get(row))):
                    wrong.append(f"{table.name}.{column.name}: {column.get(row)!r}")
    record_property("proof", ["E1 values of another type than their column", len(wrong), checked])
    assert wrong == []


@EVERY_TABLE
def test_key_names_one_row(table, world):
    keys = [tuple(column.get(row) for column in table.columns if column.name in table.key) for row in rows_of(table)]
    assert len(set(keys)) == (len(keys) if table.key else min(1, len(keys)))


def test_filters_are_those_of_the_lists():
    day = timezone.localdate()
    lists = {
        "groups": GroupFilter(QueryDict(""), day=day, audience=Audience.PUBLIC, kinds=[]),
        "meetings": MeetingFilter(QueryDict(""), day=day, audience=Audience.PUBLIC),
        "disclosure-log": LogFilter(QueryDict(""), day=day),
        "changes": ChangeFilter(QueryDict(""), day=day),
    }
    for name, filters in lists.items():
        assert set(BY_NAME[name].filters) == set(filters.filters) - {"order"}
    others = {table.name: table.filters for table in TABLES if table.name not in lists}
    assert set(others.values()) == {("on",)}
    assert {name for table in TABLES for name in table.filters} == set(WORDS)


@pytest.mark.parametrize(
    ("query", "message"),
    [
        (
            "order=name",
            "“order” is not a parameter of this table. Use one of: q, kind, area, theme, status, run_by, on.",
        ),
        ("page=2", "“page” is not a parameter of this table. Use one of: q, kind, area, theme, status, run_by, on."),
        ("on=2022&on=2021", "“on” is given more than once. Choose one."),
        ("on=2022", "As on: “2022” is a year, not one day. Write the day too, like 2022-06-30 or 30/6/2022."),
        ("area=atlantis", "Area: “atlantis” is not one of the choices. Choose from the list."),
    ],
)
def test_what_is_not_understood_gives_no_row(many_groups, query, message):
    listed = read(BY_NAME["groups"], QueryDict(query), timezone.localdate())
    assert [mistake.message for mistake in listed.mistakes] == [message]
    assert listed.rows.after((), 10).rows == ()


def test_rows_come_by_their_characters_on_every_database(many_groups):
    assert [row.key for row in rows_of(BY_NAME["groups"])] == ["G-1", "a", "g-3", "g-5", "g10", "g2", "z"]


@EVERY_TABLE
def test_table_is_the_same_piece_by_piece_as_whole(table, world):
    whole = rows_of(table)
    rows, pieces, last = of_day(table, timezone.localdate()), [], ()
    while True:
        piece = rows.after(last, 2)
        pieces += piece.rows
        last = piece.last
        if not piece.has_more:
            break
    assert pieces == whole


def test_row_that_comes_and_goes_moves_none_of_the_others(many_groups):
    groups = of_day(BY_NAME["groups"], timezone.localdate())
    first = groups.after((), 3)
    make.make_group(key="b-new")
    many_groups[4].audience = "staff"
    many_groups[4].save()
    rest = groups.after(first.last, 10)
    assert [row.key for row in first.rows] == ["G-1", "a", "g-3"]
    assert [row.key for row in rest.rows] == ["g-5", "g10", "g2", "z"]


def test_withheld_names_are_counted_and_in_no_other_table(many_groups):
    withheld = rows_of(BY_NAME["withheld-names"])
    assert [(row.key, row.withheld.count, row.withheld.reason) for row in withheld][:2] == [
        ("G-1", 1, "no recorded consent to publish"),
        ("a", 1, "no recorded consent to publish"),
    ]
    assert [row.seat.name for row in rows_of(BY_NAME["roles"])][:2] == ["Invented G-1", "Invented a"]


def test_vacant_place_is_told_without_what_its_row_holds(db):
    group = make.make_group(key="group")
    make.make_role(group=group, person=None, title="Not for you", audience="staff", withholding_reason="no_consent")
    make.make_role(group=group, person=None, audience="restricted", withholding_reason="no_consent")
    rows = rows_of(BY_NAME["roles"])
    assert [(row.seat.vacant, row.seat.title, row.seat.period) for row in rows] == [(True, "", None)]
    assert rows_of(BY_NAME["withheld-names"]) == []


def test_column_without_a_value_is_not_a_formula_of_its_own():
    column = Column("name", "Name", lambda row: row)
    assert column.type == ColumnType.TEXT


def test_meeting_is_named_alike_in_every_table(client, world):
    unnamed = make.make_meeting(group=None, title="Of an unnamed body", date="2021")
    meetings = {row.key: row.uuid for row in rows_of(BY_NAME["meetings"])}
    assert meetings.pop("") == str(unnamed.uuid)
    assert "public-group/public-meeting" in meetings
    for key, identifier in meetings.items():
        assert client.get(f"/api/v1/meetings/{key}/").json()["result"]["identifier"] == identifier
    for table in ("minutes", "actions"):
        told = {row.meeting_key for row in rows_of(BY_NAME[table])}
        assert told
        assert told <= set(meetings)


def test_words_of_a_meeting_have_their_codes(client, db):
    group = make.make_group(key="group")
    for slug, kind in (("held", "held"), ("planned", "planned"), ("cancelled", "cancelled")):
        meeting = make.make_meeting(group=group, slug=slug, date="2021-03-01", how_held="online", open_to_public="no")
        make.make_meeting_event(meeting=meeting, kind=kind, dated="2021-03-01")
    make.make_meeting(group=group, slug="bare", date="2021-04-01")
    for slug, stage in (("later", "published"), ("taken", "not_taken")):
        meeting = make.make_meeting(group=group, slug=slug, date="2021-05-01")
        make.make_minutes(meeting=meeting, stage=stage, reason="Invented.")
        if slug == "later":
            make_withdrawal(release=make_release(meeting=meeting, published_on=date(2021, 6, 1)))
    names = ("standing", "standing_code", "how_held_code", "open_to_public_code", "minutes", "minutes_code")
    rows = client.get("/api/v1/meetings/?on=2021-12-31").json()["results"]
    assert {row["key"].removeprefix("group/"): tuple(row[name] for name in names) for row in rows} == {
        "held": ("Held", "held", "online", "no", "None published here", "none"),
        "planned": ("Planned; not known to have been held", "planned", "online", "no", "None published here", "none"),
        "cancelled": ("Cancelled", "cancelled", "online", "no", "None published here", "none"),
        "bare": (None, None, None, None, "None published here", "none"),
        "later": (None, None, None, None, "Published, and can no longer be read", "no_longer_readable"),
        "taken": (None, None, None, None, "Not taken", "not_taken"),
    }
