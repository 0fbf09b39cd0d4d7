"""Rows of groups, and the views of areas, themes, organisations and sources; everything here is invented."""

from datetime import date

import pytest

from groups.disclosure import (
    Link,
    area_list,
    area_view,
    denials_found,
    group_rows,
    listed_groups,
    organisation_rows,
    organisation_view,
    source_rows,
    theme_rows,
    theme_view,
)
from groups.disclosure.themes import ThemeRow
from iag_registry.lib.audiences import Audience
from tests.factories import (
    make_area,
    make_area_membership,
    make_group,
    make_group_area,
    make_group_organisation,
    make_group_status,
    make_group_theme,
    make_kind,
    make_organisation,
    make_organisation_name,
    make_organisation_relation,
    make_source,
    make_statement,
    make_theme,
)

pytestmark = pytest.mark.django_db
DAY = date(2022, 6, 30)
PUBLIC = Audience.PUBLIC


@pytest.fixture
def advisory():
    return make_kind(name="invented IAG", is_advisory_group=True, position=1)


@pytest.fixture
def forum():
    return make_kind(name="forum", position=2)


def keys(rows):
    return [row.key for row in rows]


def rows(day=DAY):
    return group_rows(listed_groups(day, PUBLIC).in_print_order(), day, PUBLIC)


def test_group_row_says_what_the_group_was_on_the_day(advisory):
    group = make_group(key="one", name="One", kind=advisory)
    make_group_area(group=group, area=make_area(key="enfield", name="Enfield", code="E09000010"))
    make_group_theme(group=group, theme=make_theme(key="race", name="Race"))
    lead, runner = make_organisation(key="lead", name="Lead"), make_organisation(key="runner", name="Runner")
    make_group_organisation(group=group, part="lead_command", organisation=lead)
    make_group_organisation(group=group, part="runs", organisation=runner)
    make_group_organisation(group=group, part="runs", organisation=make_organisation(audience="staff"))
    make_group_organisation(group=group, part="supports")
    [row] = rows()
    assert (row.key, row.name, row.url, row.kind.name, row.status.label, row.counted) == (
        "one",
        "One",
        "/groups/one/",
        "invented IAG",
        "Active",
        True,
    )
    assert (row.areas, row.area_codes) == ((Link("Enfield", "/areas/enfield/"),), ("E09000010",))
    assert row.themes == (Link("Race", "/themes/race/"),)
    assert (row.led_by, row.run_by) == (
        (Link("Lead", "/organisations/lead/"),),
        (Link("Runner", "/organisations/runner/"),),
    )


def test_group_row_counts_only_active_advisory_groups_that_stand_for_themselves(advisory, forum):
    make_group(key="a", kind=advisory)
    make_group(key="b", kind=advisory, status="unknown")
    make_group(key="c", kind=advisory, stands_for_several=True)
    make_group(key="d", kind=forum)
    make_group(key="e")
    assert {row.key: row.counted for row in rows()} == {"a": True, "b": False, "c": False, "d": False, "e": False}


def test_group_rows_leave_out_what_is_not_public_or_not_known_on_the_day():
    make_group(key="open")
    make_group(audience="staff")
    make_group(since="2023")
    assert keys(rows()) == ["open"]


def test_area_list_groups_boroughs_by_their_unit_on_the_day():
    north, south = (make_area(key=k, name=k.title(), kind="unit") for k in ("north", "south"))
    enfield, barnet = (make_area(key=k, name=k.title()) for k in ("enfield", "barnet"))
    make_area_membership(area=enfield, unit=south, start="2010", end="2018")
    make_area_membership(area=enfield, unit=north, start="2019")
    make_area(key="city", name="City", kind="outside", policed_by="Another Force")
    make_group_area(group=make_group(key="open", name="Open"), area=enfield)
    make_group_area(group=make_group(audience="staff"), area=enfield)
    found = area_list(DAY, PUBLIC)
    assert [(unit.unit.link.text, [b.link.text for b in unit.areas]) for unit in found.units] == [
        ("North", ["Enfield"]),
        ("South", []),
    ]
    assert [(b.link.text, b.groups) for b in found.boroughs] == [
        ("Barnet", ()),
        ("Enfield", (Link("Open", "/groups/open/"),)),
    ]
    assert [b.link.text for b in found.without_unit] == [barnet.name]
    assert [(row.link.text, row.policed_by) for row in found.outside] == [("City", "Another Force")]


def test_area_view_shows_its_groups_its_unit_and_the_groups_of_the_unit():
    enfield, north = make_area(key="enfield", name="Enfield"), make_area(key="north", name="North", kind="unit")
    make_area_membership(area=enfield, unit=north)
    make_group_area(group=make_group(key="of-borough"), area=enfield)
    make_group_area(group=make_group(key="before"), area=enfield, start="2010", end="2015")
    make_group_area(group=make_group(key="withheld", audience="staff"), area=enfield)
    make_group_area(group=make_group(key="of-unit"), area=north)
    found = area_view("enfield", DAY, PUBLIC)
    assert (keys(found.groups), keys(found.unit_groups)) == (["of-borough"], ["of-unit"])
    assert [(fact.text, fact.url) for fact in found.units] == [("North", "/areas/north/")]
    assert [fact.text for fact in area_view("north", DAY, PUBLIC).members] == ["Enfield"]
    assert area_view("nowhere", DAY, PUBLIC) is None


def test_theme_view_tells_denials_first_then_what_there_is(advisory, forum):
    theme = make_theme(key="hate-crime", name="Hate crime")
    make_statement(key="n1", about=[theme], aspect="existence", standing="denied")
    make_statement(key="said", about=[theme])
    make_statement(key="later", about=[theme], aspect="existence", standing="denied", as_of="2023")
    for key, kind in (("group", advisory), ("forum", forum)):
        make_group_theme(group=make_group(key=key, kind=kind), theme=theme)
    make_group_theme(group=make_group(key="old", name="Old"), theme=theme, start="2006", end="2011")
    make_group_theme(group=make_group(audience="staff"), theme=theme)
    found = theme_view("hate-crime", DAY, PUBLIC)
    assert [s.key for s in found.denials] == ["n1"]
    assert [s.key for s in found.statements] == ["said"]
    assert (keys(found.advisory_groups), keys(found.other_bodies)) == (["group"], ["forum"])
    assert [(other.group.text, other.period.words) for other in found.other_times] == [("Old", "2006 to 2011")]
    assert theme_view("nothing", DAY, PUBLIC) is None


@pytest.mark.parametrize("status", ["unknown", "closed", "superseded"])
def test_theme_view_keeps_bodies_not_known_to_exist_apart(forum, status):
    theme = make_theme(key="hate-crime")
    group = make_group(key="forum", kind=forum, status="")
    make_group_status(group=group, start="", observed="2011-11", status="active")
    make_group_status(group=group, start="", observed="2022", status=status)
    make_group_theme(group=group, theme=theme, start="", observed="2011-11")
    then, today = theme_view("hate-crime", date(2012, 1, 1), PUBLIC), theme_view("hate-crime", DAY, PUBLIC)
    assert (keys(then.other_bodies), keys(then.earlier_bodies)) == (["forum"], [])
    assert (keys(today.other_bodies), keys(today.earlier_bodies)) == ([], ["forum"])
    assert today.earlier_bodies[0].last_known == ("2011-11" if status == "unknown" else "")


def test_theme_rows_count_groups_and_say_what_is_denied(advisory, forum):
    race, women = make_theme(key="race", name="Race", other_words="ethnicity"), make_theme(key="women", name="Women")
    for kind in (advisory, advisory, forum):
        make_group_theme(group=make_group(kind=kind), theme=race)
    make_statement(about=[women], aspect="existence", standing="denied")
    assert theme_rows(DAY, PUBLIC) == (
        ThemeRow(Link("Race", "/themes/race/"), "ethnicity", 2, 1, False),
        ThemeRow(Link("Women", "/themes/women/"), "", 0, 0, True),
    )


def test_denials_are_found_by_the_words_of_the_theme():
    theme = make_theme(name="Hate crime", other_words="prejudice")
    make_statement(key="n1", about=[theme], aspect="existence", standing="denied", summary="There is none.")
    make_statement(key="n2", about=[theme], aspect="existence", standing="denied", audience="staff")
    found = {
        words: [s.key for s in denials_found(words, DAY, PUBLIC)] for words in ("hate crime", "PREJUDICE", "zebra")
    }
    assert found == {"hate crime": ["n1"], "PREJUDICE": ["n1"], "zebra": []}


def test_organisation_view_shows_its_part_in_groups_then_and_at_other_times():
    body, heir = make_organisation(key="body", name="Body"), make_organisation(key="heir", name="Heir")
    make_organisation_name(organisation=body, text="The Body", start="2010")
    make_organisation_name(organisation=body, text="Body of Tomorrow", start="2023")
    make_organisation_relation(first=body, second=heir, start="2012")
    make_group_organisation(organisation=body, part="runs", group=make_group(key="run"))
    make_group_organisation(
        organisation=body, part="funds", group=make_group(key="old", name="Old"), start="2006", end="2008"
    )
    make_group_organisation(organisation=body, part="runs", group=make_group(audience="staff"))
    make_source(key="open", title="Open paper", publisher=body)
    make_source(publisher=body, audience="staff")
    found = organisation_view("body", DAY, PUBLIC)
    assert [fact.text for fact in found.names] == ["The Body"]
    assert [(r.words, r.other.text, r.continued) for r in found.relations] == [("was succeeded by", "Heir", True)]
    assert [(part.label, keys(part.groups)) for part in found.parts] == [("Runs", ["run"])]
    assert [(o.label, o.group.text, o.period.words) for o in found.other_parts] == [("Funds", "Old", "2006 to 2008")]
    assert found.sources == (Link("Open paper", "/sources/open/"),)


def test_organisation_that_is_not_public_is_neither_listed_nor_shown():
    make_organisation(key="open", name="Open", abbreviation="O", kind="force")
    make_organisation(key="hidden", audience="staff")
    assert [(row.link.text, row.kind) for row in organisation_rows(PUBLIC)] == [("Open (O)", "Police force")]
    assert organisation_view("hidden", DAY, PUBLIC) is None


def test_source_rows_tell_held_documents_first_and_hide_the_rest():
    make_source(key="mentioned", title="Mentioned", dated="2020")
    held = make_source(key="held", title="Held", held=True, file_name="a.txt", sha256="0" * 64, dated="2006")
    make_source(audience="staff")
    make_statement(source=held)
    make_statement(source=held, audience="staff")
    make_statement(source=held, about=[make_group(audience="staff")])
    found = [(row.link.text, row.held, row.dated, row.statements) for row in source_rows(PUBLIC)]
    assert found == [("Held", True, "2006", 1), ("Mentioned", False, "2020", 0)]


def test_group_rows_status_is_the_one_that_began_last():
    group = make_group(since="2006")
    make_group_status(group=group, status="unknown", start="", observed="2022")
    assert [row.status.code for row in rows()] == ["unknown"]
