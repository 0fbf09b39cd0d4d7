"""No box for words tells a withheld name from one that nobody has, however much of it is typed (L7)."""

from random import Random
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from groups.models import AdvisoryGroup, Organisation, Role, Source
from meetings.models import Action, AgendaItem, Attendance, Meeting, Paper
from search.actions.refreshing import refresh_waiting
from search.actions.sending import send_everything
from tests import factories as make
from tests.harness.world import STATES, World
from tests.sizes import IS_PROOF

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_world")]

NAMES = {
    "Siân O'Brien-Hughes": "Xoêl U'Tmiar-Zopkiv",
    "Zoë D’Arcy": "Qué K’Umfy",
    "Adébáyọ̀ Łukaszewicz": "Umófýkị̀ Đorptavonuj",
}
"""Names as people have them, all invented, and one of the same shape beside each, which nobody has."""
HIDDEN = [state for state in STATES if state != "public"]
COLUMNS = {
    AdvisoryGroup: "name",
    Organisation: "name",
    Source: "title",
    Meeting: "title",
    AgendaItem: "title",
    Attendance: "name_as_printed",
    Action: "text",
    Paper: "title",
}
BOXES = {
    "the search": "/search/",
    "groups": "/groups/",
    "groups as a table": "/groups.csv",
    "disclosure log": "/disclosure-log/",
    "groups of the API": "/api/v1/groups/",
    "disclosure log of the API": "/api/v1/disclosure-log/",
}
"""Wherever words can be typed by anyone, and come by GET as `q`. The list of meetings has no such box."""


def call(world: World, name: str) -> None:
    """Write the name into every record that is hidden, and bring the index in step."""
    person = make.make_person(name=name)
    for state in HIDDEN:
        for model, column in COLUMNS.items():
            row = world.row(model, state)
            setattr(row, column, name)
            row.save()
        role = world.row(Role, state)
        role.person = person
        role.save()
    refresh()


def refresh() -> None:
    refresh_waiting()
    assert send_everything() == ""


def typed_of(name: str) -> list[str]:
    """The name, in quotation marks too, and the beginnings of its words from two letters to all but the last."""
    words = name.split()
    return [name, f'"{name}"', *words, *(word[:length] for word in words for length in range(2, len(word)))]


def answers(typed: list[str]) -> dict[tuple[str, str], tuple[int, bytes]]:
    """What each box answers to each of the words; every one as if it were the first that day."""
    told = {}
    client = Client()
    for words in typed:
        for box, address in BOXES.items():
            cache.clear()
            response = client.get(address, {"q": words})
            told[words, box] = (response.status_code, b"".join(response))
    return told


@pytest.mark.usefixtures("either_engine")
@pytest.mark.parametrize(("name", "nobodys"), NAMES.items())
def test_withheld_name_finds_no_more_than_one_that_nobody_has(
    standing_world: World, name: str, nobodys: str, record_property: Any
) -> None:
    every = [*typed_of(name), *typed_of(nobodys)]
    typed = every if IS_PROOF else [name, nobodys, *Random(7).sample(every, 6)]  # noqa: S311 - a sample, and no secret
    call(standing_world, nobodys)
    where_it_is_not = answers(typed)
    call(standing_world, name)
    where_it_is = answers(typed)
    differing = [asked for asked in where_it_is if where_it_is[asked] != where_it_is_not[asked]]
    record_property(
        "proof", ["L7 answers of boxes for words that tell a withheld name", len(differing), len(where_it_is)]
    )
    assert differing == []
    assert {status for status, _ in where_it_is.values()} == {200}


@pytest.mark.usefixtures("either_engine")
def test_name_that_is_not_withheld_is_told_by_every_box_of_groups(standing_world: World) -> None:
    name = next(iter(NAMES))
    before = answers([name])
    group = standing_world.row(AdvisoryGroup)
    group.name = name
    group.save()
    refresh()
    after = answers([name])
    assert {box for (_, box), told in after.items() if told != before[name, box]} >= {
        "the search",
        "groups",
        "groups as a table",
        "groups of the API",
    }
