"""Every address answers every verb of every role as the table says, through the whole stack (P1, P7, L8)."""

import logging
import re
import time
from collections.abc import Iterator
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.harness.permission_addresses import ADDRESSES, EVERY_ADDRESS
from tests.harness.permissions import LINES, STATES, expected, kind_of_address
from tests.harness.urls import CHOICES, Arguments, Pattern, arguments_of, model_of, sample_args, url_patterns
from tests.harness.world import ROLES, World

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_world")]

READS_AND_POSTS = ("GET", "POST")
EVERY_VERB = ("GET", "HEAD", "POST", *EVERY_ADDRESS)
TOKEN = "a" * 32


@pytest.fixture(autouse=True)
def _quiet(caplog: pytest.LogCaptureFixture) -> None:
    """Thousands of refusals are what these tests look for: not each is told of."""
    caplog.set_level(logging.CRITICAL, logger="django.request")


def visitor(world: World, role: str) -> Client:
    """A browser with a valid token against forged requests, signed in where the role is one of staff."""
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    client.cookies["csrftoken"] = TOKEN
    if role != "anonymous":
        client.force_login(world.accounts[role])
    return client


def send(client: Client, verb: str, address: str) -> HttpResponse:
    return client.generic(verb, address, headers={"X-CSRFToken": TOKEN})


def fillings(world: World, found: Pattern) -> Iterator[tuple[str, Arguments]]:
    """The states in which the record of an address is met, each with what fills the address.

    To the staff screens all records that are hidden from the public are alike, so that one of them stands for all.
    """
    if not found.arguments or found.name in CHOICES:
        yield "public", sample_args(found.name)[0]
        return
    model = model_of(found)
    for state in world.states_of(model) if found.is_public else ("public", "staff", "restricted"):
        if state in world.states_of(model):
            yield state, arguments_of(found.name, world.row(model, state))


def cells(world: World) -> Iterator[tuple[Pattern, str, str, str]]:
    """Every cell to be asserted: the address, the state of its record, its path, the verb."""
    for found in url_patterns():
        for state, arguments in fillings(world, found):
            for verb in EVERY_VERB if state == "public" else READS_AND_POSTS:
                yield found, state, found.address(arguments), verb


def test_every_address_stands_in_the_table_once():
    assert {each.name: kind_of_address(each) for each in url_patterns() if len(kind_of_address(each)) != 1} == {}


def test_every_entry_of_the_table_is_of_an_address():
    met = {about for each in url_patterns() for about in kind_of_address(each)}
    assert sorted(met) == sorted(ADDRESSES)
    assert sorted({line.about for line in LINES}) == sorted(ADDRESSES)


@pytest.mark.parametrize("role", ROLES)
def test_role_meets_what_the_table_says(standing_world, role, record_property):
    wrong, asserted = [], 0
    client = visitor(standing_world, role)
    for found, state, address, verb in cells(standing_world):
        status = send(client, verb, address).status_code
        if found.name == "admin:logout":
            client = visitor(standing_world, role)
        asserted += 1
        if status != (wanted := expected(found, state, verb, role)):
            wrong.append(f"{verb} {found.name} ({state}): {status}, not {wanted}")
    record_property("proof", ["P1 cells of the permission table", len(wrong), asserted])
    assert wrong == []
    assert asserted > len(list(url_patterns())) * len(EVERY_VERB)


def test_posting_without_a_token_is_refused_everywhere(standing_world):
    client = visitor(standing_world, "superuser")
    answers = {
        found.name: client.post(found.address(arguments)).status_code
        for found in url_patterns()
        for _, arguments in fillings(standing_world, found)
    }
    with_form = {"meetings:other-format", "groups:find-area", "feedback:feedback"}
    with_form |= {"alerts:ask", "alerts:confirm", "alerts:manage"}
    # Mail programs end an alert by themselves (RFC 8058): the link is the permission.
    assert answers.pop("alerts:stop") == 200
    assert answers == {
        found.name: 405 if found.is_public and found.name not in with_form else 403
        for found in url_patterns()
        if found.name != "alerts:stop"
    }


def test_closed_account_is_out_at_its_next_request(standing_world):
    client = visitor(standing_world, "Publisher")
    before = send(client, "GET", "/admin/").status_code
    standing_world.accounts["Publisher"].is_active = False
    standing_world.accounts["Publisher"].save()
    after = send(client, "GET", "/admin/").status_code
    assert (before, after) == (200, 302)


@pytest.fixture
def clock_held(monkeypatch):
    """Two answers a moment apart are given at the same second, so that what remains different is not the time."""
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now)


COUNTED = "RateLimit"
"""Says how many requests a client has left, which is one fewer at the next."""
TOKEN_OF_ONE_ANSWER = re.compile(rb'name="csrfmiddlewaretoken" value="\w+"')


def same(one: HttpResponse, other: HttpResponse) -> bool:
    """Alike in status, body and headers, but for what is drawn anew for every answer."""

    def shown(response: HttpResponse) -> tuple[Any, ...]:
        told = sorted((name, value) for name, value in response.headers.items() if name != COUNTED)
        return response.status_code, TOKEN_OF_ONE_ANSWER.sub(b"", response.content), told

    return shown(one) == shown(other)


@pytest.mark.usefixtures("clock_held")
@pytest.mark.parametrize("role", ["anonymous", "Engagement editor"])
def test_hidden_page_is_answered_like_one_that_never_was(standing_world, role, record_property):
    client = visitor(standing_world, role)
    differing, compared = [], 0
    for found in url_patterns():
        if not found.is_public:
            continue
        for state, arguments in fillings(standing_world, found):
            if STATES[state] == "open":
                continue
            never = dict.fromkeys(arguments, "never-was-one")
            for verb in EVERY_VERB:
                compared += 1
                hidden, missing = (send(client, verb, found.address(each)) for each in (arguments, never))
                if not same(hidden, missing):
                    differing.append(f"{verb} {found.name} ({state})")
    record_property("proof", ["L8 hidden pages told from missing ones", len(differing), compared])
    assert differing == []
    assert compared == 26 * 4 * len(EVERY_VERB)


@pytest.mark.usefixtures("clock_held")
def test_restricted_record_is_answered_like_one_that_never_was(standing_world, record_property):
    client = visitor(standing_world, "Engagement editor")
    differing, compared = [], 0
    for found in url_patterns():
        states = dict(fillings(standing_world, found)) if found.arguments and found.name not in CHOICES else {}
        if found.is_public or "restricted" not in states:
            continue
        never = dict.fromkeys(states["restricted"], "98765432")
        for verb in EVERY_VERB:
            compared += 1
            hidden, missing = (send(client, verb, found.address(each)) for each in (states["restricted"], never))
            if hidden.status_code != 302 and not same(hidden, missing):
                differing.append(f"{verb} {found.name}")
    record_property(
        "proof", ["L8 restricted records told from missing ones in the staff screens", len(differing), compared]
    )
    assert differing == []
    assert compared > 0
