"""Every public list leads to its feed with its filters, or there is a reason why it has none (EXP-08).

What lies ahead, and groups by their meetings, have a calendar too (EXP-07).
"""

from typing import Any

import pytest
from django.test import Client

from tests.factories import make_area, make_group, make_theme
from tests.harness.public_pages import PUBLIC_PAGES
from tests.harness.urls import pattern
from tests.page_text import alternates_of

pytestmark = pytest.mark.django_db
ATOM, ICS = "application/atom+xml", "text/calendar"

FOLLOWED = {
    "groups:group-list": (
        "?area=marsh&status=active",
        [(ATOM, "/groups.atom?area=marsh&status=active"), (ICS, "/groups.ics?area=marsh&status=active")],
    ),
    "changes:change-list": ("?area=marsh", [(ATOM, "/changes.atom?area=marsh")]),
    "meetings:meeting-list": (
        "?area=marsh&theme=herons",
        [
            (ICS, "/meetings.ics?area=marsh&theme=herons"),
            (ATOM, "/minutes.atom?area=marsh&theme=herons"),
            (ATOM, "/meetings.atom?area=marsh&theme=herons"),
        ],
    ),
    "meetings:action-list": (
        "?on=2022-06-30",
        [(ATOM, "/actions.atom?on=2022-06-30"), (ICS, "/actions.ics?on=2022-06-30")],
    ),
    "foi:log-list": ("?decision=granted", [(ATOM, "/disclosure-log.atom?decision=granted")]),
    "home": ("", [(ATOM, "/changes.atom")]),
}
"""What each list, narrowed, offers to programs that follow it."""
FIXED = "a fixed index; the page of each of its entries has feeds"
UNDATED = "it does not tell when something was added"
COUNTED = "it counts, draws or compares what has a list elsewhere"
PROSE = "it lists nothing of the register"
NOT_FOLLOWED = {
    "groups:area-list": FIXED,
    "groups:theme-list": FIXED,
    "groups:source-list": UNDATED,
    "groups:organisation-list": UNDATED,
    "groups:timeline": COUNTED,
    "meetings:by-area": COUNTED,
    "changes:compare": COUNTED,
    "foi:figures": COUNTED,
    "search:search": "what it finds has no order in time; an alert tells of new results",
    "foi:ask": "a form, whose answers are of one day",
    "groups:find-area": "a form",
    "feedback:feedback": "a form",
    "alerts:ask": "a form",
    "alerts:asked": PROSE,
    "reuse:data": "the tables of the register as they are now",
    "reuse:api": "what the API can be asked",
    "reuse:archives": "all tables together, as they were on each night",
    **dict.fromkeys(("about", "accessibility", "contact", "cookies", "glossary", "help", "join", "privacy"), PROSE),
}
"""Pages at one address that offer none, and why."""


def test_each_page_at_one_address_is_followed_or_says_why_not() -> None:
    alone = {name for name in PUBLIC_PAGES if not pattern(name).arguments}
    assert alone == FOLLOWED.keys() | NOT_FOLLOWED.keys()
    assert FOLLOWED.keys() & NOT_FOLLOWED.keys() == set()


@pytest.mark.parametrize("name", FOLLOWED)
def test_list_offers_what_follows_it_with_its_filters(client: Client, name: str) -> None:
    make_group(key="alpha")
    make_area(key="marsh")
    make_theme(key="herons")
    query, offered = FOLLOWED[name]
    found: Any = alternates_of(client.get(f"{pattern(name).address({})}{query}"))
    assert found == offered
    assert [client.get(url).status_code for _, url in offered] == [200] * len(offered)


@pytest.mark.parametrize("name", NOT_FOLLOWED)
def test_page_that_is_not_followed_offers_nothing(client: Client, name: str) -> None:
    found = alternates_of(client.get(pattern(name).address({})))
    assert [url for kind, url in found if kind in (ATOM, ICS)] == []
