"""The API: read only, one form of error, pages that cannot be forged, and nothing that is withheld."""

import json
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.cache import cache
from django.core.signing import Signer
from django.test import Client
from django.utils import timezone

from reuse.api import limiting
from reuse.api.paging import SALT
from reuse.tables import TABLES
from tests import factories as make

pytestmark = pytest.mark.django_db
CITING = {
    *(
        "groups",
        "group-names",
        "group-statuses",
        "group-payments",
        "group-documents",
        "group-relations",
        "organisation-relations",
    ),
    *("roles", "statements"),
}
"""The tables whose rows rest on documents of their own."""
EVERY_TABLE = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)


@EVERY_TABLE
def test_api_gives_the_rows_of_the_file(client, world, table):
    file = json.loads(b"".join(client.get(f"/data/{table.name}.json").streaming_content))
    rows, address = [], f"/api/v1/{table.name}/?limit=1"
    while address:
        answer = client.get(address)
        assert answer.status_code == 200
        found = answer.json()
        rows += found["results"]
        following = f'<{found["next"]}>; rel="next"' if found["next"] else None
        assert answer.headers.get("Link") == following
        address = (found["next"] or "").removeprefix("http://testserver")
    assert rows == file["rows"]
    assert set(found) - {"sources"} == {"as_of", "query", "next", "results"}
    assert ("sources" in found) == ("sources" in file) == (table.name in CITING)


@pytest.mark.parametrize(
    ("address", "name", "value"),
    [
        ("groups/public-group/", "key", "public-group"),
        ("areas/invented-borough/", "key", "invented-borough"),
        ("themes/invented-theme/", "key", "invented-theme"),
        ("organisations/public-organisation/", "key", "public-organisation"),
        ("sources/public-source/", "key", "public-source"),
        ("statements/public-statement/", "key", "public-statement"),
        ("meetings/public-group/public-meeting/", "page", "/groups/public-group/meetings/public-meeting/"),
        ("minutes/public-group/public-meeting/2/", "version", 2),
        ("disclosure-log/invented-request/", "page", "/disclosure-log/invented-request/"),
    ],
)
def test_one_record_is_its_row(client, world, address, name, value):
    found = client.get(f"/api/v1/{address}").json()
    assert (set(found) - {"sources"}, found["result"][name]) == ({"as_of", "result"}, value)


def test_former_key_leads_to_the_group_of_today(client, world):
    answer = client.get("/api/v1/groups/former-key/?on=2022-06-30")
    assert (answer.status_code, answer["Location"]) == (301, "/api/v1/groups/public-group/?on=2022-06-30")


def told(answer: object) -> tuple[object, ...]:
    headers = {name: value for name, value in answer.headers.items() if name != "RateLimit"}
    return answer.status_code, answer.content, headers


@pytest.mark.parametrize(
    ("hidden", "never"),
    [
        ("groups/staff-group/", "groups/never-was/"),
        ("groups/restricted-group/", "groups/never-was/"),
        ("organisations/staff-organisation/", "organisations/never-was/"),
        ("sources/on-request-source/", "sources/never-was/"),
        ("statements/staff-statement/", "statements/never-was/"),
        ("meetings/public-group/staff-meeting/", "meetings/public-group/never-was/"),
        ("minutes/staff-group/staff-meeting/1/", "minutes/never/was/one/"),
        ("minutes/staff-group/staff-meeting/1/", "minutes/never/was/99999999999999999999/"),
    ],
)
def test_what_is_withheld_is_answered_like_what_never_was(client, world, hidden, never):
    assert told(client.get(f"/api/v1/{hidden}")) == told(client.get(f"/api/v1/{never}"))
    assert client.get(f"/api/v1/{hidden}").status_code == 404


PROBLEMS = [
    ("GET", "/api/v1/groups/none/", {}, 404, "Not Found"),
    ("GET", "/api/v1/nothing-of-the-sort/", {}, 404, "Not Found"),
    ("GET", "/api/v2/groups/", {}, 404, "Not Found"),
    ("POST", "/api/v1/groups/", {}, 405, "Method Not Allowed"),
    ("DELETE", "/api/v1/nothing/", {}, 405, "Method Not Allowed"),
    ("GET", "/api/v1/groups/", {"Accept": "text/html"}, 406, "Not Acceptable"),
    ("GET", "/api/v1/groups/?nothing=x", {}, 400, "Unusable query"),
    ("GET", "/api/v1/groups/public-group/?q=x", {}, 400, "Unusable query"),
    ("GET", "/api/v1/areas/?limit=0", {}, 400, "Unusable query"),
    ("GET", "/api/v1/areas/?limit=101", {}, 400, "Unusable query"),
    ("GET", "/api/v1/areas/?limit=²", {}, 400, "Unusable query"),
    ("GET", "/api/v1/areas/?on=2999-01-01", {}, 400, "Unusable query"),
    ("GET", "/api/v1/areas/?cursor=x", {}, 400, "Unusable query"),
]


@pytest.mark.parametrize(("verb", "address", "headers", "status", "title"), PROBLEMS)
def test_every_error_is_a_problem(client, world, verb, address, headers, status, title):
    answer = client.generic(verb, address, headers=headers)
    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")
    assert answer["Access-Control-Allow-Origin"] == "*"
    told = answer.json()
    assert (told["status"], told["title"]) == (status, title)
    assert told["detail"]
    assert set(told) - {"errors"} == {"type", "title", "status", "detail"}


def test_error_names_the_parameter_and_what_to_do(client, db):
    told = client.get("/api/v1/areas/?q=race").json()
    message = "“q” is not a parameter of this table. Use one of: on, cursor, limit."
    assert told["errors"] == [{"parameter": "q", "detail": message}]
    assert told["type"] == "http://testserver/api/v1/#unusable-query"


def test_every_wrong_parameter_is_named(client, many_groups):
    def told(query: str) -> list[tuple[str, str]]:
        answer = client.get(f"/api/v1/groups/?{query}")
        assert answer.status_code == 400
        return [(each["parameter"], each["detail"]) for each in answer.json()["errors"]]

    filters = "q, kind, area, theme, status, run_by, on, cursor, limit"
    kind = ("kind", "Kind: “foo” is not one of the choices. Choose from the list.")
    limit = ("limit", "Choose a whole number from 1 to 100.")
    unknown = ("bar", f"“bar” is not a parameter of this table. Use one of: {filters}.")
    day = ("on", "As on: “x” is not a date that can be read. Write a day like 2022-06-30 or 30/6/2022.")
    cursor = ("cursor", "This cursor was not made by the register. Follow “next” as it was given.")
    assert told("kind=foo&bar=1&on=x") == [unknown, kind, day]
    assert told("kind=foo&limit=1000") == [kind, limit]
    assert told("bar=1&cursor=x&limit=0") == [unknown, cursor, limit]
    assert told("limit=0&limit=1&kind=foo") == [("limit", "“limit” is given more than once. Choose one."), kind]


def test_query_is_said_back_as_it_can_be_sent_again(client, many_groups):
    theme = make.make_theme(key="invented-theme", name="Invented theme")
    make.make_group_theme(group=many_groups[0], theme=theme)
    query = "q=group&kind=invented_iag&area=invented-borough&theme=invented-theme&status=active"
    first = client.get(f"/api/v1/groups/?{query}&on=30/6/2022").json()
    assert first["query"] == {
        "q": "group",
        "kind": "invented_iag",
        "area": "invented-borough",
        "theme": "invented-theme",
        "status": "active",
        "on": "2022-06-30",
    }
    assert [row["key"] for row in first["results"]] == ["g-5"]
    assert client.get("/api/v1/groups/", first["query"]).json() == first
    file = json.loads(b"".join(client.get("/data/groups.json", first["query"]).streaming_content))
    assert file["query"] == first["query"]
    of_meetings = {"when": "past", "minutes": "not", "from": "2021-03", "to": "2022", "on": "2022-06-30"}
    assert client.get("/api/v1/meetings/", of_meetings).json()["query"] == of_meetings
    assert client.get("/api/v1/areas/?on=2022-06-30").json()["query"] == {"on": "2022-06-30"}


def test_failure_is_a_problem_that_tells_nothing(db, monkeypatch):
    def fails(*args: object) -> None:
        raise RuntimeError("secret words")

    monkeypatch.setattr("reuse.table_rows.group_views.area_list", fails)
    answer = Client(raise_request_exception=False).get("/api/v1/areas/")
    assert (answer.status_code, answer["Content-Type"]) == (500, "application/problem+json")
    assert b"secret words" not in answer.content


def test_refused_host_is_told_as_a_problem(db):
    answer = Client(SERVER_NAME="elsewhere.example").get("/api/v1/areas/")
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")


def test_options_lets_other_sites_read(client, db):
    answer = client.options("/api/v1/groups/", headers={"Origin": "https://elsewhere.example"})
    assert answer.status_code == 200
    assert answer["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert answer["Access-Control-Allow-Headers"] == "Accept, If-None-Match"
    assert "Access-Control-Allow-Origin" not in client.get("/groups/").headers
    assert "Access-Control-Allow-Credentials" not in answer.headers


def test_unchanged_answer_is_not_given_again(client, many_groups):
    one = client.get("/api/v1/groups/")
    again = client.get("/api/v1/groups/", headers={"If-None-Match": one["ETag"]})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", one["ETag"])
    head = client.head("/api/v1/groups/")
    assert (head.status_code, head.content, head["ETag"]) == (200, b"", one["ETag"])
    many_groups[0].name = "Renamed"
    many_groups[0].save()
    assert client.get("/api/v1/groups/", headers={"If-None-Match": one["ETag"]}).status_code == 200
    assert one["Cache-Control"] == "public, max-age=60"


def cursor_of(answer: object) -> str:
    return parse_qs(urlsplit(answer.json()["next"]).query)["cursor"][0]


def test_cursor_is_of_one_table_and_one_query(client, many_groups):
    cursor = cursor_of(client.get("/api/v1/groups/?limit=2&kind=invented_iag"))
    same = client.get("/api/v1/groups/", {"cursor": cursor, "kind": "invented_iag"})
    assert [row["key"] for row in same.json()["results"]] == ["g-3", "g-5", "g10", "g2", "z"]
    for address in ("/api/v1/groups/", "/api/v1/groups/?kind=invented_iag&q=x", "/api/v1/group-names/"):
        answer = client.get(f"{address}{'&' if '?' in address else '?'}cursor={cursor}")
        assert answer.json()["errors"][0]["detail"] == (
            "This cursor belongs to another query. Follow “next” as it was given."
        )


def test_cursor_cannot_be_forged(client, many_groups, record_property):
    cursor = cursor_of(client.get("/api/v1/groups/?limit=2"))
    content, _, seal = cursor.rpartition(":")
    other = Signer(key="another key of the same length", salt=SALT).sign_object(["groups", [], "2022-06-30", ["a"]])
    unsalted = Signer().sign_object(["groups", [], "2022-06-30", ["a"]])
    forged = [other, unsalted, content, seal, "", ":", "é", "\x00", f"{content}:{'A' * len(seal)}"]
    forged += [cursor[:n] + chr(ord(cursor[n]) ^ 1) + cursor[n + 1 :] for n in range(len(cursor))]
    taken = [each for each in forged if client.get("/api/v1/groups/", {"cursor": each}).status_code != 400]
    record_property("proof", ["Forged cursors that were taken", len(taken), len(forged)])
    assert taken == []


def test_what_is_taken_back_is_not_read_with_an_old_cursor(client, many_groups):
    cursor = cursor_of(client.get("/api/v1/groups/?limit=2"))
    many_groups[4].audience = "restricted"
    many_groups[4].save()
    rest = client.get("/api/v1/groups/", {"cursor": cursor}).json()
    assert [row["key"] for row in rest["results"]] == ["g-5", "g10", "g2", "z"]


def test_day_stays_that_of_the_first_piece(client, many_groups, monkeypatch):
    cursor = cursor_of(client.get("/api/v1/groups/?limit=2"))
    day = timezone.localdate()
    monkeypatch.setattr(timezone, "localdate", lambda: day.replace(year=day.year + 1))
    assert client.get("/api/v1/groups/", {"cursor": cursor}).json()["as_of"] == day.isoformat()


class TestLimit:
    """How often one address may ask."""

    @pytest.fixture(autouse=True)
    def _three_a_minute(self, settings, monkeypatch):
        settings.API_A_MINUTE = 3
        self.now = 1_000_020.0
        monkeypatch.setattr(limiting.time, "time", lambda: self.now)

    def test_fourth_request_waits_for_the_next_minute(self, client, db):
        answers = [client.get("/api/v1/areas/") for _ in range(4)]
        assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
        assert [answer["RateLimit"] for answer in answers] == [f'"default";r={left};t=60' for left in (2, 1, 0, 0)]
        assert {answer["RateLimit-Policy"] for answer in answers} == {'"default";q=3;w=60'}
        refused = answers[-1]
        assert (refused["Retry-After"], refused["Content-Type"]) == ("60", "application/problem+json")
        assert (refused["Cache-Control"], refused.json()["title"]) == ("no-store", "Too Many Requests")
        self.now += 60
        assert client.get("/api/v1/areas/").status_code == 200

    def test_each_address_has_its_own(self, db):
        def ask(address: str) -> int:
            return Client(REMOTE_ADDR=address).get("/api/v1/areas/").status_code

        assert [ask("192.0.2.1") for _ in range(4)] == [200, 200, 200, 429]
        assert ask("192.0.2.2") == 200

    def test_addresses_of_one_network_are_one_client(self, db):
        asked = [limiting.client_of(f"2001:db8:1:2::{n}") for n in range(3)]
        assert set(asked) == {"2001:db8:1:2::/64"}
        assert [limiting.client_of(each) for each in ("192.0.2.1", "", "nonsense")] == ["192.0.2.1", "", ""]

    def test_what_a_client_says_of_itself_is_not_believed(self, db, settings):
        def ask(said: str) -> int:
            return Client().get("/api/v1/areas/", headers={"X-Forwarded-For": said}).status_code

        assert [ask(f"198.51.100.{n}") for n in range(4)] == [200, 200, 200, 429]
        settings.PROXIES = 1
        assert [ask(f"198.51.100.{n}, 203.0.113.9") for n in range(4)] == [200, 200, 200, 429]
        assert ask("198.51.100.1, 203.0.113.10") == 200

    def test_no_address_is_kept(self, client, db):
        Client(REMOTE_ADDR="192.0.2.77").get("/api/v1/areas/")
        kept = repr(cache._cache) + repr(cache._expire_info)
        assert ("192.0.2.77" in kept, "reuse.limit." in kept) == (False, True)
        assert all(0 < expires - self.now <= 60 for expires in cache._expire_info.values())


def test_group_that_is_not_known_on_the_day_is_not_found(client, db):
    make.make_group(key="late", since="2021")
    assert [client.get(f"/api/v1/groups/late/{day}").status_code for day in ("", "?on=2010-01-01")] == [200, 404]
