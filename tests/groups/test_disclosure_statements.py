"""What sources say, as it may be shown; everything here is invented."""

from copy import copy
from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from uuid import uuid4

import pytest

from groups.disclosure import Link, group_view, source_view
from groups.disclosure.statements import StatementView, cite, statement_views, visible_statements
from groups.models import Statement
from iag_registry.lib.audiences import Audience
from iag_registry.lib.partial_dates import PartialDate
from tests.factories import (
    make_area,
    make_disagreement,
    make_group,
    make_kind,
    make_organisation,
    make_person,
    make_role,
    make_source,
    make_statement,
    make_theme,
)

pytestmark = pytest.mark.django_db
DAY = date(2022, 6, 30)
PUBLIC = Audience.PUBLIC


def shown():
    return [statement.key for statement in statement_views(visible_statements(PUBLIC), PUBLIC)]


def test_statement_view_holds_the_words_the_place_and_the_figure():
    source = make_source(key="report", title="Invented report")
    group = make_group(key="enfield-iag", name="Enfield IAG")
    make_statement(
        key="f1",
        source=source,
        first_line=27,
        last_line=30,
        section="Q3",
        quote="in excess of 400",
        summary="More than 400 visitors.",
        aspect="count",
        standing="inferred",
        as_of="2011-11",
        number=Decimal("1400.00"),
        comparator="more_than",
        unit="people",
        counted="lay visitors",
        completeness="not_complete",
        preferred=True,
        note="As printed.",
        about=[group],
    )
    assert statement_views(visible_statements(PUBLIC), PUBLIC) == (
        StatementView(
            key="f1",
            summary="More than 400 visitors.",
            quote="in excess of 400",
            source=Link("Invented report", "/sources/report/"),
            locator="lines 27–30",
            section="Q3",
            as_of=PartialDate("2011-11"),
            standing="inferred",
            standing_label="Inferred from the source",
            aspect="count",
            aspect_label="A number of groups or people",
            figure="more than 1,400 people",
            counted="lay visitors",
            completeness="Not complete",
            preferred=True,
            note="As printed.",
            subjects=(Link("Enfield IAG", "/groups/enfield-iag/"),),
        ),
    )


def test_subjects_are_links_and_people_are_never_named():
    person = make_person(name="Invented Person")
    make_role(person=person)
    make_statement(
        about=[
            make_kind(code="forum", plural="forums"),
            make_organisation(key="body", name="Body"),
            make_area(key="place", name="Place"),
            make_theme(key="subject", name="Subject"),
            make_source(key="paper", title="Paper"),
            person,
        ]
    )
    [statement] = statement_views(visible_statements(PUBLIC), PUBLIC)
    assert statement.subjects == (
        Link("Body", "/organisations/body/"),
        Link("Paper", "/sources/paper/"),
        Link("Place", "/areas/place/"),
        Link("Subject", "/themes/subject/"),
        Link("forums", "/groups/?kind=forum"),
    )


@pytest.mark.parametrize("audience", ["on_request", "staff", "restricted"])
def test_statement_is_not_shown_where_it_or_its_source_is_withheld(audience):
    make_statement(key="open")
    make_statement(key="withheld", audience=audience)
    make_statement(key="of-withheld-source", source=make_source(audience=audience))
    assert shown() == ["open"]


def test_statement_goes_away_with_the_group_organisation_or_document_that_it_names():
    make_statement(about=[make_group(audience="staff"), make_theme()])
    make_statement(about=[make_organisation(audience="staff")])
    make_statement(about=[make_source(audience="staff")])
    assert shown() == []


def test_disagreement_shows_its_sides_in_line_order():
    group = make_group()
    one = make_statement(key="one", about=[group], first_line=1)
    two = make_statement(key="two", first_line=2)
    make_disagreement(
        key="x1",
        title="One or two?",
        explanation="They differ.",
        how_held="Both are kept.",
        statements=[two, one],
    )
    make_disagreement(key="x2", audience="staff", statements=[one])
    make_disagreement(key="x3", statements=[two])
    [found] = group_view(group.key, DAY, PUBLIC).disagreements
    assert (found.key, found.title, found.explanation, found.how_held, found.settled) == (
        "x1",
        "One or two?",
        "They differ.",
        "Both are kept.",
        False,
    )
    assert [side.key for side in found.sides] == ["one", "two"]


@pytest.mark.parametrize(
    "withheld",
    [
        lambda: make_statement(audience="staff"),
        lambda: make_statement(source=make_source(audience="on_request")),
        lambda: make_statement(about=[make_group(audience="restricted")]),
    ],
    ids=["side", "source of a side", "subject of a side"],
)
def test_disagreement_goes_away_with_a_side_that_is_withheld(withheld):
    group = make_group()
    make_disagreement(key="x1", statements=[make_statement(about=[group]), withheld()])
    make_disagreement(key="x2", statements=[make_statement(about=[group])])
    assert [found.key for found in group_view(group.key, DAY, PUBLIC).disagreements] == ["x2"]
    assert [found.key for found in group_view(group.key, DAY, Audience.RESTRICTED).disagreements] == ["x1", "x2"]


def test_source_gives_its_statements_in_line_order_by_section():
    source = make_source(key="report")
    for key, line, section in [("c", 30, "B"), ("a", 10, "A"), ("b", 20, "A"), ("d", 40, "A")]:
        make_statement(key=key, source=source, first_line=line, section=section)
    found = source_view("report", DAY, PUBLIC)
    assert [(s.heading, [each.key for each in s.statements]) for s in found.sections] == [
        ("A", ["a", "b"]),
        ("B", ["c"]),
        ("A", ["d"]),
    ]
    assert found.statement_count == 4


def test_source_that_is_not_public_has_no_view():
    assert source_view(make_source(audience="staff").key, DAY, PUBLIC) is None


def test_more_than_a_thousand_facts_are_cited_at_once(django_assert_num_queries):
    """SQLite refuses a question of a thousand alternatives; the page of a theme may list as many groups."""
    statement = make_statement()
    copies = [copy(statement) for _ in range(1100)]
    for number, each in enumerate(copies):
        each.pk, each.uuid, each.key = None, uuid4(), f"invented-{number}"
    made = Statement.objects.bulk_create(copies)
    hidden = make_statement(audience="staff")
    facts = [SimpleNamespace(statement_id=each.pk, statement=None) for each in (*made, hidden)]
    facts.append(SimpleNamespace(statement_id=None, statement="left alone"))
    with django_assert_num_queries(2):
        cite(facts, Audience.PUBLIC)
    assert [fact.statement for fact in facts] == [*made, None, "left alone"]
