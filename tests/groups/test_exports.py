"""The tables of groups that leave as CSV and JSON; everything here is invented."""

import json
from datetime import UTC, datetime

import pytest

from tests.factories import (
    make_area,
    make_group,
    make_group_area,
    make_group_organisation,
    make_group_status,
    make_group_theme,
    make_kind,
    make_organisation,
    make_source,
    make_statement,
    make_theme,
)

pytestmark = pytest.mark.django_db
HEADER = (
    "key,name,kind,kind_name,counted,status,status_name,status_as_of,status_as_of_precision,status_reason,"
    "areas,area_keys,area_codes,themes,theme_keys,led_by,led_by_keys,run_by,run_by_keys,page"
)


@pytest.fixture
def groups():
    kind = make_kind(code="iag_borough", name="borough IAG", is_advisory_group=True)
    group = make_group(key="enfield-iag", name="Enfield IAG", kind=kind, status="", position=1)
    statement = make_statement(source=make_source(key="reply", title="Invented reply"), as_of="2021")
    make_group_status(group=group, start="", statement=statement)
    make_group_area(group=group, area=make_area(key="enfield", name="Enfield", code="E09000010"))
    for name in ("Race", "Youth"):
        make_group_theme(group=group, theme=make_theme(key=name.lower(), name=name))
    make_group_organisation(
        group=group, part="lead_command", organisation=make_organisation(key="command", name="Command")
    )
    make_group(key="bare", name="=Bare, “quoted”", status="unknown", since="2020-05", position=2)
    make_group(key="hidden", audience="staff")


@pytest.mark.usefixtures("groups")
def test_csv_holds_the_rows_of_the_list(client):
    response = client.get("/groups.csv")
    assert response.content.decode() == "\r\n".join(
        [
            HEADER,
            (
                "enfield-iag,Enfield IAG,iag_borough,borough IAG,true,active,Active,2021,year,,"
                "Enfield,enfield,E09000010,Race; Youth,race; youth,Command,command,,,/groups/enfield-iag/"
            ),
            'bare,"=Bare, “quoted”",,,false,unknown,Not known,2020-05,month,,,,,,,,,,,/groups/bare/',
            "",
        ]
    )
    assert response["Content-Type"] == "text/csv; charset=utf-8"


@pytest.mark.usefixtures("groups")
def test_json_holds_the_rows_of_the_list_with_what_was_asked(client, monkeypatch):
    moment = datetime(2022, 6, 30, 11, tzinfo=UTC)
    monkeypatch.setattr("groups.views.group_list.timezone.now", lambda: moment)
    response = client.get("/groups.json?theme=race&on=2022-06-29")
    document = json.loads(response.content)
    assert {name: document[name] for name in ("as_of", "generated_at", "query", "sources", "count")} == {
        "as_of": "2022-06-29",
        "generated_at": "2022-06-30T11:00:00Z",
        "query": {"theme": "race", "on": "2022-06-29"},
        "sources": [{"title": "Invented reply", "page": "/sources/reply/"}],
        "count": 1,
    }
    assert [column["name"] for column in document["columns"]] == HEADER.split(",")
    assert document["rows"] == [
        {
            "key": "enfield-iag",
            "name": "Enfield IAG",
            "kind": "iag_borough",
            "kind_name": "borough IAG",
            "counted": True,
            "status": "active",
            "status_name": "Active",
            "status_as_of": "2021",
            "status_as_of_precision": "year",
            "status_reason": None,
            "areas": ["Enfield"],
            "area_keys": ["enfield"],
            "area_codes": ["E09000010"],
            "themes": ["Race", "Youth"],
            "theme_keys": ["race", "youth"],
            "led_by": ["Command"],
            "led_by_keys": ["command"],
            "run_by": [],
            "run_by_keys": [],
            "page": "/groups/enfield-iag/",
        }
    ]


@pytest.mark.parametrize("address", ["/groups.csv", "/groups.json"])
def test_export_of_a_query_with_mistakes_is_refused_in_plain_words(client, address):
    response = client.get(f"{address}?colour=red")
    assert (response.status_code, response["Content-Type"]) == (400, "text/plain; charset=utf-8")
    assert response.content.decode() == (
        "The table cannot be made.\n“colour” is not a filter of this list. Use one of: "
        "q, kind, area, theme, status, run_by, on, order, page.\n"
    )


@pytest.mark.parametrize("address", ["/groups.csv", "/groups.json"])
@pytest.mark.parametrize("number", [1, 3])
def test_export_asks_the_same_number_of_queries(client, django_assert_num_queries, address, number):
    kind = make_kind()
    for _ in range(number):
        group = make_group(kind=kind, status="")
        make_group_status(group=group, statement=make_statement())
        make_group_area(group=group)
        make_group_theme(group=group)
        make_group_organisation(group=group)
    with django_assert_num_queries(9):
        client.get(address)


def test_csv_holds_all_rows_also_where_the_page_is_cut(client):
    for _ in range(101):
        make_group()
    lines = client.get("/groups.csv").content.decode().splitlines()
    assert (len(lines), len(client.get("/groups/").context["rows"])) == (102, 50)


@pytest.mark.parametrize(
    "query", ["page=zz", "page=2", "page=0", "page=1&page=2", "colour=1", "on=soon", "status=x", "q="]
)
def test_exports_refuse_what_the_list_refuses(client, query):
    make_group()
    statuses = [client.get(f"{address}?{query}").status_code for address in ("/groups/", "/groups.csv", "/groups.json")]
    assert statuses == [200 if query == "q=" else 400] * 3


def test_export_of_a_page_that_there_is_holds_all_pages(client):
    for _ in range(101):
        make_group()
    assert len(client.get("/groups.csv?page=2").content.decode().splitlines()) == 102


@pytest.mark.parametrize("address", ["/areas/enfield/", "/groups/enfield-iag/"])
def test_page_of_a_record_passes_over_a_parameter_that_it_does_not_know(client, address):
    make_area(key="enfield")
    make_group(key="enfield-iag")
    assert client.get(f"{address}?colour=1").status_code == 200
