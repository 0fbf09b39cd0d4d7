"""Every page, export and list asks the database a set number of questions, however many rows there are (V7)."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from foi.catalogue import QUESTIONS
from foi.catalogue import question as find_question
from tests import factories as make
from tests.harness.rows import PAPER, GrowingRegister
from tests.harness.urls import CHOICES, pattern, url_patterns

pytestmark = pytest.mark.django_db

PINS = {
    "brand": 0,
    "groups:area-detail": 21,
    "groups:area-list": 4,
    "groups:group-csv": 8,
    "groups:group-detail": 24,
    "groups:group-json": 8,
    "groups:group-list": 9,
    "groups:organisation-detail": 22,
    "groups:organisation-list": 1,
    "groups:source-detail": 15,
    "groups:source-list": 3,
    "groups:theme-detail": 15,
    "groups:theme-list": 10,
    "health": 1,
    "home": 8,
    "meetings:group-meetings": 3,
    "meetings:meeting-detail": 12,
    "meetings:meeting-list": 5,
    "meetings:meeting-csv": 3,
    "meetings:meeting-json": 3,
    "meetings:meeting-calendar": 7,
    "meetings:minutes-feed": 1,
    "meetings:action-list": 3,
    "meetings:group-calendar": 7,
    "meetings:group-minutes-feed": 2,
    "meetings:group-actions": 4,
    "meetings:one-calendar": 8,
    "meetings:paper": 2,
    "meetings:minutes": 8,
    "meetings:other-format": 8,
    "meetings:minutes-version": 8,
    "meetings:minutes-changes": 12,
    "meetings:minutes-file": 8,
    "meetings:version-file": 8,
    "foi:ask": 0,
    "foi:ask-download how-many": 23,
    "foi:ask-download latest-minutes": 30,
    "foi:ask-download list": 25,
    "foi:ask-download paid": 23,
    "foi:ask-download who-sits": 24,
    "foi:ask-question how-many": 23,
    "foi:ask-question latest-minutes": 30,
    "foi:ask-question list": 25,
    "foi:ask-question paid": 23,
    "foi:ask-question who-sits": 24,
    "foi:ask-download minutes-since": 32,
    "foi:ask-download dates-met": 32,
    "foi:ask-download not-minuted": 32,
    "foi:ask-download agendas": 32,
    "foi:ask-download attendance": 33,
    "foi:ask-question minutes-since": 32,
    "foi:ask-question dates-met": 32,
    "foi:ask-question not-minuted": 32,
    "foi:ask-question agendas": 32,
    "foi:ask-question attendance": 33,
    "admin:auth_user_changelist": 10,
    "admin:deleted": 60,
    "admin:foi_informationrequest_changelist": 8,
    "admin:foi_requestquestion_changelist": 9,
    "admin:groups_advisorygroup_changelist": 11,
    "admin:groups_agreement_changelist": 9,
    "admin:groups_area_changelist": 8,
    "admin:groups_disagreement_changelist": 8,
    "admin:groups_groupdocument_changelist": 8,
    "admin:groups_groupkind_changelist": 8,
    "admin:groups_organisation_changelist": 8,
    "admin:groups_person_changelist": 8,
    "admin:groups_personmatch_changelist": 8,
    "admin:groups_role_changelist": 9,
    "admin:groups_source_changelist": 9,
    "admin:groups_statement_changelist": 9,
    "admin:groups_theme_changelist": 8,
    "admin:action_open": 9,
    "admin:index": 5,
    "admin:meetings_action_changelist": 8,
    "admin:meetings_formatrequest_changelist": 8,
    "admin:meetings_paper_changelist": 9,
    "admin:meetings_agendaitem_changelist": 8,
    "admin:meetings_attendance_changelist": 9,
    "admin:meetings_meeting_changelist": 9,
    "admin:meetings_minutes_changelist": 8,
    "admin:missing": 9,
}
"""How many queries each page makes, by the name of its address, and for an answer by its question too."""

NEEDED = {"themes": "theme=theme", "groups": "group=group", "since": "since=2020-01-01"}
"""What a question is asked with that needs something."""

PAGE_OF = {"group_key": "group", "slug": "meeting", "version": "2", "ending": "pdf", "uuid": PAPER}
"""What fills an address whose arguments are not called "key": the keys of the growing register."""


def measured() -> list[str]:
    """Every public address, every list of staff, and the screens of staff that show many sorts of record."""
    public = [each.name for each in url_patterns() if each.is_public and each.name not in CHOICES]
    answers = [
        f"{each.name} {question.key}"
        for each in url_patterns()
        if each.name in {"foi:ask-question", "foi:ask-download"}
        for question in QUESTIONS
    ]
    lists = [each.name for each in url_patterns() if each.name.endswith("_changelist")]
    return [*public, *answers, *lists, "admin:index", "admin:missing", "admin:deleted", "admin:action_open"]


def address_of(name: str) -> str:
    name, _, question = name.partition(" ")
    found = pattern(name)
    if question:
        asked = "".join(f"&{NEEDED[need]}" for need in find_question(question).needs)
        return found.address({"key": question, "ending": "csv"}) + f"?on=2022-06-30{asked}"
    sort = name.partition(":")[2].partition("-")[0]
    return found.address({argument: PAGE_OF.get(argument, sort) for argument in found.arguments})


def cost(client: Client, address: str) -> int:
    """How many queries one request makes, once what a process keeps for good has been read."""
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        response = client.get(address)
        b"".join(response)
    assert response.status_code == 200
    return len(asked)


@pytest.mark.parametrize("name", measured())
def test_page_costs_the_same_for_three_rows_as_for_one(client, name, record_property):
    register = GrowingRegister()
    register.grow()
    if name.startswith("admin:"):
        client.force_login(make.make_user(is_staff=True, is_superuser=True))
    address = address_of(name)
    one = cost(client, address)
    register.grow(2)
    three = cost(client, address)
    record_property("proof", ["V7 pages whose number of queries is not the pinned one", int(one != PINS.get(name)), 1])
    assert (one, three) == (PINS.get(name), PINS.get(name))


def test_pin_is_of_a_page_that_is_measured():
    assert sorted(PINS) == sorted(measured())


def test_list_of_groups_costs_at_most_ten():
    assert PINS["groups:group-list"] <= 10
