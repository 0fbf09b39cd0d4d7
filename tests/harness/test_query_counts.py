"""Every page, export and list asks the database a set number of questions, however many rows there are (V7)."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from alerts.keys import Purpose, token
from foi.catalogue import QUESTIONS, Question
from foi.catalogue import question as find_question
from tests import factories as make
from tests.harness.query_pins import PINS
from tests.harness.rolled_back import RolledBack
from tests.harness.rows import PAPER, GrowingRegister
from tests.harness.urls import CHOICES, Arguments, Pattern, arguments_of, model_of, pattern, url_patterns

pytestmark = pytest.mark.django_db

NEEDED = {"themes": "theme=theme", "groups": "group=group", "areas": "area=area", "since": "since=2020-01-01"}
"""What a question is asked with that needs something."""

NOT_COUNTED = {
    "admin:request_since": "asks each question of a reply again, with all that this takes",
    "admin:jsi18n": "a file of words that asks no database",
    "admin:login": "leads on whoever has signed in",
    "admin:logout": "answers a form, and shows nothing",
    "admin:auth_user_delete": "is refused: an account is closed and never deleted",
    "admin:meetings_formatrequest_add": "is refused: requests come from the page of the minutes",
    "admin:meetings_formatrequest_delete": "is refused: what was asked and promised stays on record",
    "admin:feedback_feedback_add": "is refused: messages come from the form of the public",
    "admin:feedback_feedback_delete": "is refused: messages go by themselves when their time is over",
    "admin:meeting_item_draft": "answers a form, and shows nothing",
    "admin:meeting_new_item_draft": "answers a form, and shows nothing",
}
"""Addresses of staff that show no page; those without a name only lead on to one that has it."""

GROWING = {
    "admin:foi_exemption_delete",
    "admin:foi_informationrequest_delete",
    "admin:foi_requestquestion_delete",
    "admin:groups_advisorygroup_delete",
    "admin:groups_area_delete",
    "admin:groups_groupkind_delete",
    "admin:groups_organisation_delete",
    "admin:groups_source_delete",
    "admin:groups_theme_delete",
    "admin:meetings_meeting_delete",
    "admin:meetings_minutes_delete",
}
"""Pages that ask before deleting: each entry that stands in the way is read and named on its own, so these grow."""

EXTRA = {
    "admin:autocomplete": "?app_label=groups&model_name=role&field_name=person&term=person",
    "admin:groups_advisorygroup_change": "?rows=1",
}
"""What else an address is asked with, so that it shows its rows."""

PAGE_OF = {
    "group_key": "group",
    "slug": "meeting",
    "version": "2",
    "ending": "pdf",
    "uuid": PAPER,
    "name": "letter.txt",
}
"""What fills an address whose arguments are not called "key": the keys of the growing register."""


OF_A_RECORD = {"reuse:api-statements-record", "reuse:api-disagreements-record"}
"""Addresses of single rows whose keys no page has."""


def measured() -> list[str]:
    """Every public address, and every page of staff but those named above."""
    public = [each.name for each in url_patterns() if each.is_public and each.name not in CHOICES]
    answers = [
        f"{each.name} {question.key}"
        for each in url_patterns()
        if each.name.endswith((":ask-question", ":ask-download"))
        for question in QUESTIONS
    ]
    staff = [
        each.name
        for each in url_patterns()
        if not each.is_public and each.name not in {*NOT_COUNTED, *GROWING, "admin:ask-question", "admin:ask-download"}
    ]
    staff = [name for name in staff if not name.startswith("admin/")]
    return [*public, *answers, *staff]


def staff_address(name: str, register: GrowingRegister) -> str:
    """The staff screen of the one record around which the register grows, or of a list."""
    found = pattern(name)
    return found.address(fill(found, register)) + EXTRA.get(name, "")


def fill(found: Pattern, register: GrowingRegister) -> Arguments:
    if found.name == "admin:app_list":
        return {"app_label": "groups"}
    if found.name == "admin:restore":
        version = register.group.history.latest()
        return {"label": "groups.AdvisoryGroup", "history_id": str(version.pk)}
    return arguments_of(found.name, register.record(model_of(found))) if found.arguments else {}


def address_of(name: str) -> str:
    name, _, question = name.partition(" ")
    found = pattern(name)
    if question:
        asked = "".join(f"&{NEEDED[need]}" for need in whole_needs(find_question(question)))
        return found.address({"key": question, "ending": "csv"}) + f"?on=2022-06-30{asked}"
    sort = name.partition(":")[2].removeprefix("api-").partition("-")[0]
    if found.arguments == ("token",):
        return found.address({"token": token(Purpose(sort), UUID(PAPER))})
    if name.startswith("reuse:"):
        sort = sort.removesuffix("s")
    return found.address({argument: PAGE_OF.get(argument, sort) for argument in found.arguments})


def whole_needs(question: Question) -> tuple[str, ...]:
    return (*question.needs, *question.needs_one_of)


def cost(client: Client, address: str) -> int:
    """How many queries one request makes, once what a process keeps for good has been read."""
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        response = client.get(address)
        b"".join(response)
    assert response.status_code == 200
    return len(asked)


@pytest.fixture(scope="module", params=[1, 3], ids=["one row", "three rows"])
def _register_of_the_file(
    request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: Any
) -> Iterator[GrowingRegister]:
    with django_db_blocker.unblock(), RolledBack():
        register = GrowingRegister()
        register.grow(request.param)
        yield register


@pytest.fixture
def register(_register_of_the_file: GrowingRegister, db: None) -> GrowingRegister:
    """A register of one row of everything, which all pages are asked of before it is one of three."""
    return _register_of_the_file


@pytest.mark.parametrize("name", measured())
def test_page_costs_what_is_pinned_with_one_row_and_with_three(client, register, name, record_property):
    if name.startswith("admin:"):
        client.force_login(make.make_user(is_staff=True, is_superuser=True))
    is_of_a_record = name in OF_A_RECORD or (name.startswith("admin:") and "ask-" not in name)
    address = staff_address(name, register) if is_of_a_record else address_of(name)
    asked, pinned = cost(client, address), PINS.get(name)
    record_property("proof", ["V7 pages, of one row or three, with another cost than pinned", int(asked != pinned), 1])
    assert asked == pinned


def test_pin_is_of_a_page_that_is_measured():
    assert sorted(PINS) == sorted(measured())


def test_list_of_groups_costs_at_most_ten():
    assert PINS["groups:group-list"] <= 10
