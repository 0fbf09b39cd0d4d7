"""No query string breaks a public page, and what cannot be read is named (Z2).

A list meets every query; a page that reads nothing but its day meets those of days, and those that no reader can read.
"""

import logging

import pytest
from django.test import Client

from tests.harness.hostile import hostile_queries
from tests.harness.pages import Page, words_of
from tests.harness.urls import pattern, sample_args, url_patterns
from tests.sizes import IS_PROOF

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_world")]

QUERIES = hostile_queries()
PUBLIC = [each.name for each in url_patterns() if each.is_public]
WITH_FILTERS = (
    *("groups:group-", "groups:find-area"),
    *("meetings:meeting-", "meetings:group-list-calendar", "meetings:minutes-feed", "meetings:action-"),
    *("foi:ask", "foi:log-", "search:", "changes:", "feedback:", "alerts:ask"),
    *("reuse:api-groups", "reuse:api-meetings", "reuse:api-disclosure-log"),
)
"""How the names of those addresses begin that read more of a query than its day."""
WITH_FILTERS_OF_ONE = ("foi:ask-", "reuse:table-file")
"""Answers and files of tables, which take filters too."""
LISTS = [name for name in PUBLIC if not pattern(name).arguments and (IS_PROOF or name.startswith(WITH_FILTERS))]
"""What meets every query; with `make proof` every address does that stands for no single record."""
OF_LINKS = {"alerts:confirm", "alerts:manage", "alerts:stop"}
OF_THE_SITE = {"brand", "health", "robots", "security", "sitemap", "sitemap-section", "feedback:feedback"}
"""What says nothing of the register on any day."""
OF_PROGRAMS = {"reuse:archive", "reuse:api", "reuse:openapi"}
"""What is described to programs, and the archive, of which the day stands in the address."""
OF_TODAY = {"foi:ask", "search:search", *OF_LINKS, *OF_THE_SITE, *OF_PROGRAMS}
BOUND_TO_A_DAY = [name for name in PUBLIC if name not in OF_TODAY]


@pytest.fixture(autouse=True)
def _quiet(caplog: pytest.LogCaptureFixture) -> None:
    """Refusals are what is looked for: not each is told of."""
    caplog.set_level(logging.CRITICAL, logger="django.request")


def first_address(name: str) -> str:
    return pattern(name).address(sample_args(name)[0])


def broken(client: Client, address: str, queries: list[str]) -> list[str]:
    # A server hands the bytes of the address on as Latin-1.
    sent = {query: query.encode().decode("latin-1") for query in queries}
    statuses = {query: client.get(address, QUERY_STRING=text).status_code for query, text in sent.items()}
    return [f"{status} for {address}?{query[:80]}" for query, status in statuses.items() if status >= 500]


def test_hostile_queries_are_two_hundred():
    assert len(QUERIES) >= 200
    assert len(QUERIES) == len(set(QUERIES))


@pytest.mark.parametrize("name", LISTS)
def test_list_survives_every_hostile_query(client, name, record_property):
    client.raise_request_exception = False
    wrong = broken(client, first_address(name), QUERIES)
    record_property("proof", ["Z2 hostile queries that broke a list", len(wrong), len(QUERIES)])
    assert wrong == []


@pytest.mark.parametrize("name", [name for name in PUBLIC if name not in LISTS])
def test_page_without_filters_survives_hostile_queries(client, name, record_property):
    client.raise_request_exception = False
    takes = ("on", "theme", "kind", "area", "%") if name.startswith(WITH_FILTERS_OF_ONE) else ("on", "%")
    queries = [query for query in QUERIES if query.startswith(takes)]
    wrong = broken(client, first_address(name), queries)
    record_property("proof", ["Z2 hostile queries that broke a page without filters", len(wrong), len(queries)])
    assert wrong == []


@pytest.mark.parametrize("name", BOUND_TO_A_DAY)
def test_day_that_cannot_be_read_is_named(client, name):
    response = client.get(first_address(name), {"on": "the 5th of never"})
    told = response.content.decode()
    if response["Content-Type"].startswith("text/html"):
        told = words_of(Page.of("/", response).document)
    assert (response.status_code, "“the 5th of never” is not a date that can be read" in told) == (400, True)


@pytest.mark.parametrize("name", ["groups:group-list", "groups:group-csv", "groups:group-json"])
@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("colour=red", "“colour” is not a filter of this list. Use one of: "),
        ("area=atlantis", "Area: “atlantis” is not one of the choices. Choose from the list."),
        ("status=asleep", "Status: “asleep” is not one of the choices. Choose from the list."),
        ("kind=a&kind=b", "“kind” is given more than once. Choose one."),
        ("on=2022", "As on: “2022” is a year, not one day. Write the day too, like 2022-06-30 or 30/6/2022."),
    ],
)
def test_filter_that_cannot_be_used_is_named(client, name, query, message):
    response = client.get(first_address(name), QUERY_STRING=query)
    told = response.content.decode()
    if response["Content-Type"].startswith("text/html"):
        told = words_of(Page.of("/", response).document)
    assert (response.status_code, message in told) == (400, True)
