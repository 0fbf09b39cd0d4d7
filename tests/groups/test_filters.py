"""The filters of the list of groups; everything here is invented."""

from datetime import date

import pytest
from django.http import QueryDict

from groups.filtering import Asked, Mistake
from groups.filters import group_list
from iag_registry.lib.audiences import Audience
from tests.factories import (
    make_area,
    make_group,
    make_group_area,
    make_group_name,
    make_group_organisation,
    make_group_theme,
    make_kind,
    make_organisation,
    make_theme,
)

pytestmark = pytest.mark.django_db
TODAY = date(2022, 6, 30)


def asked(query):
    return group_list(QueryDict(query), TODAY, Audience.PUBLIC)


def found(query):
    return [group.key for group in asked(query).groups]


@pytest.fixture
def groups():
    """Three groups: one of a borough, one on a theme that a command leads, and a forum that a body runs."""
    borough = make_kind(code="iag_borough", name="borough IAG", plural="borough IAGs", position=1)
    central = make_kind(code="iag_central", name="central IAG", plural="central IAGs", position=2)
    forum = make_kind(code="forum", name="forum", plural="forums", position=3)
    enfield = make_group(key="enfield-iag", name="Enfield IAG", kind=borough, position=9)
    race = make_group(key="race-iag", name="Race IAG", kind=central, position=2, summary="Advises on race.")
    youth = make_group(key="youth-forum", name="Youth Forum", kind=forum, position=1, status="unknown", since="2021")
    make_group_area(group=enfield, area=make_area(key="enfield", name="Enfield", other_names="Ponders End"))
    make_group_theme(group=race, theme=make_theme(key="race", name="Race", other_words="ethnicity"))
    make_group_name(group=youth, text="the Young People's Panel", kind="variant")
    command = make_organisation(key="command", name="Invented Command", abbreviation="IC")
    make_group_organisation(group=race, part="lead_command", organisation=command)
    make_group_organisation(group=youth, part="runs", organisation=make_organisation(key="force", name="Force"))
    make_group_organisation(group=enfield, part="supports", organisation=command)


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("", ["enfield-iag", "race-iag", "youth-forum"]),
        ("kind=forum", ["youth-forum"]),
        ("area=enfield", ["enfield-iag"]),
        ("theme=race", ["race-iag"]),
        ("status=active", ["enfield-iag", "race-iag"]),
        ("run_by=command", ["race-iag"]),
        ("run_by=force", ["youth-forum"]),
        ("q=iag", ["enfield-iag", "race-iag"]),
        ("q=advises", ["race-iag"]),
        ("q=ethnicity", ["race-iag"]),
        ("q=ponders", ["enfield-iag"]),
        ("q=young+panel", ["youth-forum"]),
        ("q=young+race", []),
        ("kind=iag_central&theme=race&status=active", ["race-iag"]),
        ("on=2020-06-30", ["enfield-iag", "race-iag"]),
        ("on=30/6/2020&q=", ["enfield-iag", "race-iag"]),
        ("order=name", ["enfield-iag", "race-iag", "youth-forum"]),
        ("order=-name", ["youth-forum", "race-iag", "enfield-iag"]),
        ("order=status", ["enfield-iag", "race-iag", "youth-forum"]),
    ],
)
@pytest.mark.usefixtures("groups")
def test_group_list_is_narrowed_by(query, keys):
    assert found(query) == keys


@pytest.mark.usefixtures("groups")
def test_group_list_says_its_filters_back_in_words():
    listed = asked("q=race&kind=iag_central&theme=race&status=active&run_by=command&on=2022-01-31&order=-name")
    assert listed.asked == (
        Asked("q", "Words", "“race”", "race"),
        Asked("kind", "Kind", "central IAGs", "iag_central"),
        Asked("theme", "Theme", "Race", "race"),
        Asked("status", "Status", "Active", "active"),
        Asked("run_by", "Led or run by", "Invented Command", "command"),
        Asked("on", "As on", "31 January 2022", "2022-01-31"),
        Asked("order", "Order", "By name, from Z to A", "-name"),
    )
    assert (listed.words, listed.reading.day) == ("race", date(2022, 1, 31))


def test_group_list_says_nothing_back_of_today():
    assert asked("on=2022-06-30&q=+").asked == ()


@pytest.mark.parametrize(
    ("query", "mistakes"),
    [
        (
            "colour=red",
            [
                Mistake(
                    "colour",
                    "“colour” is not a filter of this list. Use one of: "
                    "q, kind, area, theme, status, run_by, on, order, page.",
                    has_field=False,
                )
            ],
        ),
        ("kind=x", [Mistake("kind", "Kind: “x” is not one of the choices. Choose from the list.", has_field=True)]),
        (
            "on=2022-13-01",
            [
                Mistake(
                    "on",
                    "As on: “2022-13-01” is not a date that can be read. Write a day like 2022-06-30 or 30/6/2022.",
                    has_field=True,
                )
            ],
        ),
        (
            "on=2022-07-01",
            [
                Mistake(
                    "on",
                    "As on: “2022-07-01” has not come yet. The register can be read on any day up to today.",
                    has_field=True,
                )
            ],
        ),
        ("q=%00", [Mistake("q", "Words: Null characters are not allowed.", has_field=True)]),
        (
            "theme=race&theme=women",
            [
                Mistake("theme", "“theme” is given more than once. Choose one.", has_field=True),
                Mistake("theme", "Theme: “women” is not one of the choices. Choose from the list.", has_field=True),
            ],
        ),
    ],
)
@pytest.mark.usefixtures("groups")
def test_group_list_with_a_mistake_lists_nothing_and_names_it(query, mistakes):
    listed = asked(query)
    assert list(listed.mistakes) == mistakes
    assert list(listed.groups) == []


def test_group_list_offers_only_organisations_that_may_be_seen():
    for body, group in [
        (make_organisation(key="open", name="Open"), make_group()),
        (make_organisation(key="hidden", audience="staff"), make_group()),
        (make_organisation(key="of-hidden-group"), make_group(audience="staff")),
    ]:
        make_group_organisation(organisation=body, group=group)
    assert list(asked("").form.fields["run_by"].choices) == [("", "Any organisation"), ("open", "Open")]


@pytest.mark.parametrize(
    "query",
    ["q=%27%22%3B--&kind=%00", "q=" + "a+" * 100, "on=%F0%9F%92%A5", "page=1&page=2", "%5B%5D=1", "order=pk", "q=%25_"],
)
def test_group_list_takes_hostile_queries_without_failing(query):
    assert found(query) == []
