"""Sets of filters of each list, at random, and two hundred as a proof: what is exported is what the screen shows (E3).

Each test makes a list with something withheld in it, and reads of every set of filters which rows each form gives.
"""

import csv
import io
import json
import random
import re
from collections.abc import Callable, Iterable
from datetime import date
from html import unescape
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client

from changes.disclosure import KINDS
from groups.models import GroupKind
from iag_registry.lib.partial_dates import PartialDate
from tests.sizes import tries

pytestmark = pytest.mark.django_db
QUERIES = tries(30, as_named=200)
DAYS = ["2010-01-01", "2016-06-30", "2022-01-01", "2022-05-15"]
REFUSED = "refused"
Choices = dict[str, list[str]]
Form = Callable[[str], Any]


OF_GROUPS: Choices = {
    "kind": ["kind_0", "kind_1", "kind_2"],
    "area": ["area-0", "area-1", "area-2"],
    "theme": ["theme-0", "theme-1", "theme-2"],
}


def test_groups(client, groups, at_random, record_property):
    choices = OF_GROUPS | {
        "q": ["race", "youth", "group", "nothing"],
        "kind": list(GroupKind.objects.values_list("code", flat=True)),
        "status": ["active", "closed", "unknown"],
        "on": DAYS[:3],
    }
    forms = [
        on_page(client, "/groups/", r'href="/groups/(group-\d\d)/'),
        in_csv(client, "/groups.csv", "key"),
        in_csv(client, "/data/groups.csv", "key"),
        in_json(client, "/groups.json", "rows", "key"),
        in_api(client, "groups", "key"),
    ]
    agree("groups", forms, choices, at_random, record_property)


SESSION = r"(Session \d\d, invented)"


def test_meetings(client, meetings, groups, at_random, record_property):
    choices = OF_GROUPS | {
        "group": [group.key for group in groups],
        "when": ["ahead", "past"],
        "minutes": ["published", "not"],
        "from": ["2010", "2016-06", "2022-02-01"],
        "to": ["2016", "2022-02", "2022-05-14"],
        "on": DAYS,
    }
    del choices["theme"]
    forms = [
        on_page(client, "/meetings/", SESSION),
        in_csv(client, "/meetings.csv", "title"),
        in_csv(client, "/data/meetings.csv", "title"),
        in_json(client, "/meetings.json", "rows", "title"),
        in_json(client, "/data/meetings.json", "rows", "title"),
        in_api(client, "meetings", "title"),
    ]
    agree("meetings", forms, choices, at_random, record_property)


@pytest.mark.usefixtures("meetings")
def test_meeting_says_in_every_form_when_it_was_and_what_became_of_it(client):
    shown = 0
    for day in DAYS:
        page = unescape(client.get(f"/meetings/?on={day}").content.decode())
        items = {re.search(SESSION, item)[1]: item for item in page.split("<li>") if re.search(SESSION, item)}
        rows = rows_of(client.get(f"/data/meetings.csv?on={day}"))
        for row in rows:
            item = items[row["title"]]
            said = PartialDate(row["date"]).words if row["date"] else "Date "
            assert (said in item, row["standing"] in item) == (True, True)
            assert ("/minutes/" in item) == (row["minutes_page"] != "")
        shown += len(rows)
    assert shown > 50


@pytest.mark.usefixtures("meetings")
def test_minutes_that_can_be_read(client, at_random, record_property):
    """The meetings that the screen says have minutes are those of which the table of minutes has the text."""

    def of_table(query: str) -> set[str]:
        listed = client.get(f"/data/minutes.json?{query}")
        rows = json.loads(b"".join(listed.streaming_content))["rows"]
        return {row["meeting"] for row in rows if row["text"]}

    def of_api(query: str) -> set[str]:
        rows = client.get(f"/api/v1/minutes/?limit=100&{query}").json()["results"]
        return {row["meeting"] for row in rows if row["text"]}

    def of_page(query: str) -> set[str]:
        page = unescape(client.get(f"/meetings/?minutes=published&{query}").content.decode())
        return set(re.findall(SESSION, page))

    compare("minutes", [of_page, of_table, of_api], some_days(at_random), record_property)


@pytest.mark.usefixtures("meetings")
def test_actions(client, at_random, record_property):
    task = r"(Task \d\d-\d, invented)"
    forms = [
        on_page(client, "/actions/", task),
        in_csv(client, "/data/actions.csv", "action"),
        in_json(client, "/data/actions.json", "rows", "action"),
        in_api(client, "actions", "action"),
    ]
    compare("actions", forms, some_days(at_random), record_property)


@pytest.mark.usefixtures("replies")
def test_disclosure_log(client, groups, at_random, record_property):
    choices = {
        "q": ["race", "youth", "letter", "spring", "01.FOI", "nothing"],
        "month": ["2022-01", "2022-02", "2022-03", "2022-04", "2022-05"],
        "decision": ["granted", "in_part", "refused"],
        "theme": [f"asked-{n}" for n in range(5)],
        "group": [group.key for group in groups],
        "on": ["2022-02-28", "2022-04-30", "2022-12-31"],
    }
    page = r'href="(/disclosure-log/entry-\d\d/)'
    forms = [
        on_page(client, "/disclosure-log/", page),
        in_csv(client, "/disclosure-log.csv", "page"),
        in_csv(client, "/data/disclosure-log.csv", "page"),
        in_json(client, "/data/disclosure-log.json", "rows", "page"),
        in_api(client, "disclosure-log", "page"),
    ]
    agree("disclosure log", forms, choices, at_random, record_property, most_filters=2)


def of_changes(groups: list[Any]) -> Choices:
    """What the changes can be narrowed by."""
    return OF_GROUPS | {
        "kind": [code for code, _ in KINDS],
        "group": [group.key for group in groups],
        "from": ["2010", "2016-06", "2022-02-01"],
        "until": ["2016", "2022-02", "2022-05-14"],
        "on": DAYS,
    }


@pytest.mark.usefixtures("meetings", "replies")
def test_changes(client, groups, at_random, record_property):
    """What the page tells, each in its own words and in its order."""

    def of_page(query: str) -> Any:
        return _all_pages(client, "/changes/", query, r"<time[^>]*>[^<]*</time>: <a [^>]*>([^<]*)</a><br>\s*([^\n]*)")

    def told(rows: Iterable[Any]) -> list[tuple[str, str]]:
        return [(row["title"], row["sentence"]) for row in rows]

    def of_csv(query: str) -> Any:
        response = client.get(f"/changes.csv?{query}")
        return told(rows_of(response)) if response.status_code == 200 else REFUSED

    def of_json(query: str) -> Any:
        response = client.get(f"/changes.json?{query}")
        if response.status_code != 200:
            return REFUSED
        document = json.loads(b"".join(response.streaming_content))
        assert document["count"] == len(document["rows"])
        return told(document["rows"])

    agree("changes", [of_page, of_csv, of_json], of_changes(groups), at_random, record_property)


@pytest.mark.usefixtures("meetings", "replies")
def test_table_of_changes(client, groups, at_random, record_property):
    """Here the changes of one day and kind stand by their keys."""

    forms = [
        in_csv(client, "/changes.csv", "key"),
        in_csv(client, "/data/changes.csv", "key"),
        in_json(client, "/data/changes.json", "rows", "key"),
        in_api(client, "changes", "key"),
    ]
    agree("table of changes", forms, of_changes(groups), at_random, record_property)


def every_day() -> list[str]:
    """Days about those on which something is published, withdrawn or done."""
    return [date(2022, month, day).isoformat() for month in (2, 3, 5, 6) for day in range(1, 29)]


def some_days(at_random: random.Random) -> list[str]:
    """Of these days as many as are tried, evenly spread, and today."""
    days = every_day()
    step = max(1, len(days) // QUERIES)
    return ["", *(f"on={day}" for day in days[at_random.randrange(step) :: step])]


def agree(
    name: str,
    forms: list[Form],
    choices: Choices,
    at_random: random.Random,
    record_property: Callable[..., None],
    *,
    most_filters: int = 3,
) -> None:
    """Ask each form for sets of these filters, some without any."""
    sets = []
    for _ in range(QUERIES):
        names = at_random.sample(list(choices), at_random.randint(0, min(most_filters, len(choices))))
        sets.append(urlencode({each: at_random.choice(choices[each]) for each in names}))
    compare(name, forms, sets, record_property)


def compare(name: str, forms: list[Form], sets: list[str], record_property: Callable[..., None]) -> None:
    different, shown, narrowed = [], 0, set()
    for query in sets:
        first, *others = (form(query) for form in forms)
        if any(other != first for other in others):
            different.append((query, first, *others))
        shown += 0 if first == REFUSED else len(first)
        narrowed.add(repr(first))
    record_property("proof", [f"E3 filter sets for which export and screen differ: {name}", len(different), len(sets)])
    assert different[:1] == []
    assert (shown > len(sets), len(narrowed) > 5) == (True, True), "too little was looked at"


def on_page(client: Client, address: str, pattern: str) -> Form:
    """What a page of a list shows, on all of its pages."""
    return lambda query: _as_set(_all_pages(client, address, query, pattern))


def _all_pages(client: Client, address: str, query: str, pattern: str) -> Any:
    found: list[Any] = []
    number = 1
    while True:
        response = client.get(f"{address}?{query}&page={number}".replace("?&", "?"))
        if response.status_code != 200:
            return REFUSED
        page = response.content.decode()
        found += [_plain(each) for each in re.findall(pattern, page)]
        number += 1
        if f"page={number}" not in page:
            return found


def _plain(found: Any) -> Any:
    return tuple(unescape(each) for each in found) if isinstance(found, tuple) else unescape(found)


def in_csv(client: Client, address: str, column: str) -> Form:
    return lambda query: _as_set(_column(client.get(f"{address}?{query}"), rows_of, column))


def in_json(client: Client, address: str, rows: str, column: str) -> Form:
    def read(response: Any) -> list[Any]:
        return json.loads(response.content if not response.streaming else b"".join(response.streaming_content))[rows]

    return lambda query: _as_set(_column(client.get(f"{address}?{query}"), read, column))


def in_api(client: Client, table: str, column: str) -> Form:
    def read(response: Any) -> list[Any]:
        return response.json()["results"]

    return lambda query: _as_set(_column(client.get(f"/api/v1/{table}/?limit=100&{query}"), read, column))


def _column(response: Any, read: Callable[[Any], list[Any]], column: str) -> Any:
    return [row[column] for row in read(response)] if response.status_code == 200 else REFUSED


def _as_set(found: Any) -> Any:
    """The rows, once each; raises AssertionError where an export has one twice."""
    return found if found == REFUSED else set(found)


def rows_of(response: Any) -> list[dict[str, str]]:
    content = b"".join(response).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(content, newline="")))
