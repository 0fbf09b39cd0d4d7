"""One group as its page may show it; everything here is invented."""

from dataclasses import FrozenInstanceError
from datetime import date

import pytest

from groups.disclosure import Link, current_key, group_view
from groups.disclosure.documents import DocumentView
from iag_registry.lib.audiences import Audience
from iag_registry.lib.partial_dates import PartialDate
from tests.factories import (
    make_area,
    make_confirmation,
    make_former_key,
    make_group,
    make_group_area,
    make_group_document,
    make_group_name,
    make_group_organisation,
    make_group_payment,
    make_group_relation,
    make_group_status,
    make_group_theme,
    make_kind,
    make_organisation,
    make_organisation_relation,
    make_source,
    make_statement,
    make_theme,
)

pytestmark = pytest.mark.django_db
DAY = date(2022, 6, 30)
PUBLIC, ON_REQUEST, STAFF, RESTRICTED = Audience


def view(group, *, day=DAY, audience=PUBLIC):
    return group_view(group.key, day, audience)


def texts(facts):
    return [fact.text for fact in facts]


@pytest.mark.parametrize("audience", ["on_request", "staff", "restricted"])
def test_group_that_is_not_public_has_no_view_for_the_public(audience):
    group = make_group(audience=audience)
    assert view(group) is None
    assert view(group, audience=RESTRICTED).key == group.key


def test_group_view_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        view(make_group()).name = "Another"


def test_former_key_leads_to_the_key_of_today():
    make_former_key(key="old-name", group=make_group(key="new-name"))
    make_former_key(key="old-secret", group=make_group(audience="staff"))
    assert [current_key(key, PUBLIC) for key in ("old-name", "old-secret", "never")] == ["new-name", None, None]


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2022, 6, 30), "Active, as stated in 2022."),
        (date(2023, 1, 1), "Active, as last stated in 2022. The register knows of no later statement."),
    ],
)
def test_status_seen_by_a_source_claims_no_more_than_that_day(day, words):
    group = make_group(status="")
    make_group_status(group=group, start="", observed="2022", statement=make_statement(as_of="2022"))
    assert view(group, day=day).status.words == words


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("unknown", "Not known whether it exists, as of 2020. No source says that it closed."),
        ("closed", "Closed from 2020. No source is given for it."),
    ],
)
def test_status_words_for_each_status(status, words):
    assert view(make_group(status=status, since="2020")).status.words == words


def test_status_without_a_source_says_when_it_was_noted():
    group = make_group(status="")
    make_group_status(group=group, start="", observed="2022")
    assert view(group).status.words == "Active, as noted in 2022. No source is given for it."


def test_group_of_which_nothing_is_known_on_the_day_has_no_status():
    found = view(make_group(since="2022"), day=date(2006, 9, 28))
    assert (found.status, found.known_from, found.statuses) == (None, "2022", ())


def test_statuses_are_told_the_latest_first_and_none_of_a_later_day():
    group = make_group(status="active", since="2006")
    make_group_status(group=group, status="unknown", start="2021", reason="Not in the list.")
    make_group_status(group=group, status="closed", start="2023")
    assert [(s.label, s.reason) for s in view(group).statuses] == [("Not known", "Not in the list."), ("Active", "")]


def test_former_official_name_is_the_name_of_its_day():
    group = make_group(name="Invented IAG")
    make_group_name(group=group, text="Invented Panel", start="2006", end="2010")
    make_group_name(group=group, text="the invented IAG", kind="variant", start="2015")
    old, now = view(group, day=date(2008, 1, 1)), view(group)
    assert (old.name, texts(old.names)) == ("Invented Panel", ["Invented Panel"])
    assert (now.name, texts(now.names)) == ("Invented IAG", ["the invented IAG", "Invented Panel"])


def test_kind_areas_and_themes_are_those_of_the_day():
    themed, central = make_kind(name="themed IAG"), make_kind(name="central IAG")
    group = make_group(kind=themed, since="2006")
    group.kinds.create(kind=central, start="2015")
    make_group_area(group=group, area=make_area(key="old", name="Old"), start="2006", end="2010")
    make_group_area(group=group, area=make_area(key="new", name="New"), start="2011")
    make_group_theme(group=group, theme=make_theme(key="somewhere", name="Somewhere"), start="2011")
    old, now = view(group, day=date(2008, 1, 1)), view(group)
    assert (old.kind.name, texts(old.areas), texts(old.themes)) == ("themed IAG", ["Old"], [])
    assert (now.kind.name, texts(now.areas), texts(now.themes)) == ("central IAG", ["New"], ["Somewhere"])
    assert [area.url for area in now.areas] == ["/areas/new/"]


def test_organisations_are_told_by_what_they_do_and_withheld_ones_are_not():
    group = make_group()
    lead = make_organisation(name="Invented Command", abbreviation="IC")
    make_group_organisation(group=group, part="supports", organisation=make_organisation(name="Helper"))
    make_group_organisation(group=group, part="lead_command", organisation=lead)
    make_group_organisation(group=group, part="runs", organisation=make_organisation(audience="staff"))
    found = [(part.part, texts(part.facts)) for part in view(group).organisations]
    assert found == [("Led by", ["Invented Command (IC)"]), ("Supported by", ["Helper"])]


def test_payment_is_three_questions_and_no_row_means_not_known():
    group = make_group()
    make_group_payment(group=group, payment="pay", answer="yes", start="2010", end="2015")
    make_group_payment(group=group, payment="pay", answer="no", start="2016")
    found = [(line.label, line.answer, line.fact and line.fact.period.words) for line in view(group).payments]
    assert found == [
        ("Pay", "No", "from 2016"),
        ("Expenses", "Not known", None),
        ("Access or assistance costs", "Not known", None),
    ]


def test_relations_read_from_both_sides_and_hide_groups_that_are_not_public():
    group, other = make_group(name="One"), make_group(key="two", name="Two")
    make_group_relation(first=group, kind="possibly_same_as", second=other, note="Alike in name.")
    make_group_relation(first=other, kind="succeeded_by", second=group)
    make_group_relation(first=group, kind="succeeded_by", second=make_group(audience="staff"))
    make_group_relation(first=group, kind="reports_to", second=other, start="2023")
    two = Link("Two", "/groups/two/")
    assert [(r.words, r.other, r.note, r.continued) for r in view(group).relations] == [
        ("is possibly the same as", two, "Alike in name.", False),
        ("succeeded", two, "", False),
    ]
    assert [(r.words, r.continued) for r in view(other).relations] == [
        ("is possibly the same as", False),
        ("was succeeded by", True),
    ]


def test_succession_of_the_organisation_behind_a_group_is_told_from_its_day():
    before = make_organisation(key="before", name="Before")
    after = make_organisation(key="after", name="After")
    group = make_group(since="2006")
    make_group_organisation(group=group, organisation=before, start="2006")
    make_organisation_relation(first=before, second=after, start="2012-01-16")
    assert view(group, day=date(2011, 12, 31)).successions == ()
    [succession] = view(group).successions
    assert (succession.before, succession.after) == (
        Link("Before", "/organisations/before/"),
        Link("After", "/organisations/after/"),
    )
    assert succession.period.words == "from 16 January 2012"
    after.audience = "staff"
    after.save()
    assert view(group).successions == ()


def test_documents_public_are_named_and_others_counted_with_their_reason():
    group = make_group()
    source = make_source(key="terms", title="Terms")
    make_group_document(group=group, title="Terms", version="2", approved_on="2020", source=source)
    make_group_document(group=group, title="Draft", audience="staff", withholding_reason="not_considered")
    make_group_document(group=group, title="Secret", audience="restricted", withholding_reason="s31_1")
    make_group_document(group=group, title="Later", approved_on="2023")
    found = view(group)
    assert found.documents == (
        DocumentView(
            "Terms of reference", "Terms", "2", PartialDate("2020"), PartialDate(), Link("Terms", "/sources/terms/"), ""
        ),
    )
    assert found.documents_withheld == ("not yet considered for publication",)


def test_documents_withheld_are_counted_from_the_day_of_their_approval():
    group = make_group()
    make_group_document(group=group, approved_on="2022-07", audience="staff", withholding_reason="s40_2")
    make_group_document(group=group, audience="staff", withholding_reason="not_considered")
    found = [view(group, day=day).documents_withheld for day in (date(2022, 6, 30), date(2022, 7, 1))]
    undated = "not yet considered for publication"
    assert found == [(undated,), (undated, "personal information, s.40(2)")]


def test_last_confirmation_tells_its_day_only():
    group = make_group()
    for day in (date(2021, 5, 1), date(2022, 5, 1), date(2022, 7, 1)):
        make_confirmation(group=group, confirmed_on=day, note="With someone invented.")
    found = view(group)
    assert found.confirmed_on == date(2022, 5, 1)
    assert "invented" not in repr(found)


def test_statements_of_a_later_time_stand_apart():
    group = make_group()
    make_statement(key="then", about=[group], as_of="2022")
    make_statement(key="undated", about=[group], as_of="")
    make_statement(key="later", about=[group], as_of="2023")
    found = view(group)
    assert [s.key for s in found.statements] == ["then", "undated"]
    assert [s.key for s in found.later_statements] == ["later"]


def test_fact_cites_its_statement_only_where_that_is_public():
    group = make_group(status="")
    statement = make_statement(key="one", as_of="2022", first_line=57, last_line=58)
    make_group_status(group=group, start="", statement=statement)
    found = view(group).status
    assert (found.citation.key, found.citation.locator, found.as_of) == ("one", "lines 57–58", "2022")
    statement.audience = "staff"
    statement.save()
    assert view(group).status.citation is None
