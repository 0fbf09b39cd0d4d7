"""Every row of the tables is in the loaded register, with its words and its place in the document."""

from datetime import date
from decimal import Decimal

import pytest

from groups.models import AdvisoryGroup, Disagreement, Person, Role, Source, Statement
from tests.register.finding import at, statements_of
from tests.register.rows import SOURCES, Place
from tests.register.rows_bodies import BODIES, MEETINGS_WITH_WOMEN, Body
from tests.register.rows_disagreements import DISAGREEMENTS
from tests.register.rows_documents import DOCUMENTS, MEETING_PLACES, Document
from tests.register.rows_numbers import FIGURES, Figure
from tests.register.rows_people import BOARD_AND_ADVISORS, PEOPLE, ROLES
from tests.register.rows_statements import STANDINGS, STATEMENTS

pytestmark = pytest.mark.django_db

DAYS = {
    "000": date(2022, 6, 30),
    "001": date(2006, 9, 28),
    "002": date(2021, 2, 2),
    "003": date(2011, 11, 3),
    "004": date(2021, 3, 18),
}
"""A day on which each document may be relied on."""


def test_tables_have_every_label() -> None:
    central = [*range(33, 46), *range(50, 56)]
    forums_and_boards = [*range(60, 66), 67, 68, *range(70, 87)]
    assert list(BODIES) == [f"G{number:02}" for number in [*range(1, 33), *central, *forums_and_boards]]
    assert list(PEOPLE) == [f"P{number:02}" for number in [*range(1, 7), 10, 11, *range(20, 56), 60, 61, 62]]
    assert list(MEETING_PLACES) == [f"M{number}" for number in range(1, 11)]
    assert list(DOCUMENTS) == [f"D{number}" for number in range(1, 26)]
    assert list(FIGURES) == [f"F{number}" for number in range(1, 22)]
    assert list(DISAGREEMENTS) == [f"X{number:02}" for number in range(1, 37) if number != 31]
    sections = [("N", 9), ("A", 11), ("B", 18), ("S", 13)]
    assert list(STATEMENTS) == [f"{section}{number}" for section, last in sections for number in range(1, last + 1)]


@pytest.mark.parametrize(("label", "body"), BODIES.items(), ids=BODIES.keys())
def test_body_is_held_as_the_document_has_it(label: str, body: Body) -> None:
    statements = at(statements_of(label), body)
    groups = AdvisoryGroup.objects.on(DAYS[body.source]).of_kind(body.kind).filter(subject_of__statement__in=statements)
    assert {group.status_then for group in groups} == {body.status}


@pytest.mark.parametrize(("label", "place"), PEOPLE.items(), ids=PEOPLE.keys())
def test_person_is_held_at_the_place(label: str, place: Place) -> None:
    people = Person.objects.filter(subject_of__statement__in=at(statements_of(label), place)).distinct()
    assert [person.name in place.words for person in people] == [True]


def test_roles_are_those_that_the_documents_name() -> None:
    roles = Role.objects.values_list("group__key", "person__name", "role_type", "title")
    assert sorted(roles) == ROLES


@pytest.mark.parametrize(
    ("label", "place"),
    [*STATEMENTS.items(), *MEETING_PLACES.items(), ("G66", MEETINGS_WITH_WOMEN)],
    ids=[*STATEMENTS, *MEETING_PLACES, "G66"],
)
def test_statement_is_held_at_the_place(label: str, place: Place) -> None:
    assert len(at(statements_of(label), place)) >= 1


@pytest.mark.parametrize(("label", "standing"), STANDINGS.items(), ids=STANDINGS.keys())
def test_statement_in_the_negative_or_open_has_its_standing(label: str, standing: str) -> None:
    assert Statement.objects.get(key=label.lower()).standing == standing


@pytest.mark.parametrize(("label", "document"), DOCUMENTS.items(), ids=DOCUMENTS.keys())
def test_document_is_held_with_the_date_that_is_printed(label: str, document: Document) -> None:
    subjects = [
        subject.document
        for statement in at(statements_of(label), document)
        for subject in statement.subjects.exclude(document=None)
    ]
    assert {(source.dated, source.published) for source in subjects} == {(document.dated, document.published)}


@pytest.mark.parametrize(
    ("label", "figure"),
    [(label, figure) for label, figures in FIGURES.items() for figure in figures],
    ids=[f"{label}-{figure.number}" for label, figures in FIGURES.items() for figure in figures],
)
def test_figure_is_held_with_its_comparator(label: str, figure: Figure) -> None:
    held = [(statement.number, statement.comparator) for statement in at(statements_of(label), figure)]
    assert (Decimal(figure.number), figure.comparator) in held


@pytest.mark.parametrize(("label", "places"), DISAGREEMENTS.items(), ids=DISAGREEMENTS.keys())
def test_disagreement_holds_every_side(label: str, places: list[Place]) -> None:
    disagreement = Disagreement.objects.get(key=label.lower())
    statements = [side.statement for side in disagreement.sides.select_related("statement__source")]
    assert [place for place in places if not at(statements, place)] == []


def test_board_and_advisors_are_held_name_by_name() -> None:
    meeting = AdvisoryGroup.objects.get(key="london-crime-reduction-board").meetings.get(slug="2021-02-02")
    held = [
        ", ".join(filter(None, [row.name_as_printed, row.role_as_printed, row.organisation_as_printed]))
        for row in meeting.attendances.order_by("position")
    ]
    printed = [place.words.replace("Director MOPAC", "Director, MOPAC") for place in BOARD_AND_ADVISORS.values()]
    assert held == printed
    assert {row.capacity for row in meeting.attendances.all()} == {"unspecified"}
    assert [row.name_as_printed for row in meeting.attendances.filter(is_chair=True)] == ["Sadiq Khan"]


def test_documents_are_the_five() -> None:
    assert sorted(Source.objects.filter(held=True).values_list("key", flat=True)) == sorted(SOURCES.values())
