"""Answers that do not agree say so: a count and its list, and a group that is named here and missing there (FOI-44)."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from foi.catalogue import QUESTIONS
from foi.catalogue.agreement import groups_in
from foi.disclosure.agreement import disagreements
from foi.freezing import document_of
from iag_registry.lib.audiences import Audience
from tests import factories as make
from tests.foi.invented import ask, invented_register, rows_of, stated, stated_group, uncounted
from tests.foi.met import met, minuted

pytestmark = pytest.mark.django_db
COUNT, LIST = "“How many independent advisory groups are there?”", "“Which independent advisory groups are there?”"


def reply_with_a_slip():
    """A reply that prints 1 central group, lists one, and names another with an officer."""
    invented = invented_register()
    listed = stated_group(invented, 1, kind=invented.central, name="Diversity IAG", key="diversity")
    disability = make.make_theme(key="disability", name="Disability")
    named = stated_group(
        invented, 2, kind=invented.central, name="Disability IAG", key="disability", status="unknown", theme=disability
    )
    make.make_group_relation(first=listed, second=named, kind="possibly_same_as", start="2022")
    return invented, named


def counted_as(invented, number, comparator="equal"):
    stated(invented, 9, [invented.central], aspect="count", number=number, comparator=comparator)


WARNING = (
    "Disability IAG is named in INV.1, line 2, but is not counted and not in the list, because its standing is not "
    "known. It is possibly the same as Diversity IAG."
)
BEYOND = (
    "INV.1, line 9 prints 1 central IAG, and with Disability IAG the same document names 2, unless that is one of "
    "them under another name."
)


@pytest.mark.parametrize("question", ["how-many", "list"])
def test_count_and_list_warn_of_a_printed_number_that_the_document_itself_goes_beyond(question):
    invented, _ = reply_with_a_slip()
    counted_as(invented, 1)

    assert ask(question).warnings == (BEYOND, WARNING)


@pytest.mark.parametrize("question", ["how-many", "list"])
@pytest.mark.parametrize(
    ("number", "comparator", "expected"),
    [
        (3, "equal", ["The register counts 1 central IAG, where INV.1, line 9 prints 3."]),
        (1, "more_than", ["The register counts 1 central IAG, where INV.1, line 9 prints more than 1."]),
        (1, "at_least", []),
        (9, "about", []),
    ],
)
def test_count_and_list_warn_of_a_printed_number_that_is_not_theirs(question, number, comparator, expected):
    invented = invented_register()
    stated_group(invented, 1, kind=invented.central, name="Diversity IAG")
    counted_as(invented, number, comparator)

    assert list(ask(question).warnings) == expected


@pytest.mark.parametrize("question", ["how-many", "list"])
def test_a_part_of_the_groups_is_not_held_against_a_printed_number(question):
    invented = invented_register()
    stated_group(invented, 1, kind=invented.central, name="Race IAG", theme=invented.race)
    counted_as(invented, 3)

    assert ask(question, themes=["race"]).warnings == ()
    assert len(ask(question, kinds=["central"]).warnings) == 1


def test_every_answer_that_names_a_group_warns_that_the_count_leaves_it_out():
    _, named = reply_with_a_slip()
    minuted(met(named, "2022-01-10"), "2022-02-01", document={"names": None})
    met(named, "2022-02-10")
    make.make_group_area(group=named, area=make.make_area(key="north", name="North"), start="2022")
    make.make_role(group=named)
    needs = {"themes": ["disability"], "groups": ["disability"], "areas": ["north"], "since": date(2022, 1, 1)}

    answers = [ask(each.key, **{need: needs[need] for need in (*each.needs, *each.needs_one_of)}) for each in QUESTIONS]

    naming = {answer.question for answer in answers if "disability" in groups_in(answer.tables)}
    warning = {answer.question for answer in answers if WARNING in answer.warnings}
    everything = {each.key for each in QUESTIONS}
    assert everything - naming == {"change", "paid", "appointed"}
    assert everything - warning == {"appointed"}


def test_answer_does_not_warn_of_a_group_that_has_ended():
    invented = invented_register()
    group = stated_group(invented, 1, kind=invented.central, name="Closed IAG", status="closed")
    met(group, "2022-01-10")

    assert ask("dates-met").warnings == ()


def frozen(key, **asked):
    """An answer as a reply gives it, as if it had been asked on 1 July 2022."""
    return document_of(replace(ask(key, **asked), known_at=datetime(2022, 7, 1, 9, tzinfo=UTC)), asked="{}")


def test_answers_of_one_reply_that_agree():
    reply_with_a_slip()

    assert disagreements([frozen("how-many"), frozen("list"), frozen("paid")]) == ()
    assert disagreements([]) == ()


def test_answers_of_one_reply_name_a_group_that_the_list_leaves_out():
    reply_with_a_slip()

    answers = [frozen("how-many"), frozen("list"), frozen("who-sits", themes=["disability"]), frozen("paid")]

    assert disagreements(answers) == (
        f"Disability IAG is named in “Who sits on these groups?” and missing from {LIST}.",
    )


def test_answers_of_one_reply_are_not_held_against_a_list_of_some_groups():
    reply_with_a_slip()

    assert disagreements([frozen("list", kinds=["borough"]), frozen("who-sits", themes=["disability"])]) == ()


def test_answers_on_the_same_theme_name_the_same_groups():
    """Whatever they are asked: the group that one of them leaves out is told, whichever comes first (FOI-44)."""
    invented = invented_register()
    for number, name in enumerate(("First IAG", "Second IAG"), 1):
        stated_group(invented, number, kind=invented.central, name=name, key=name[:5].lower(), theme=invented.race)
    whole = frozen("who-sits", themes=["race"])
    short = replace(
        frozen("latest-minutes", themes=["race"]),
        tables=tuple(
            replace(table, rows=tuple(row for row in table.rows if all("/secon/" not in cell.url for cell in row)))
            for table in frozen("latest-minutes", themes=["race"]).tables
        ),
    )

    told = (
        f"Second IAG is named in “{whole.title}” and missing from “{short.title}”, and both are about "
        f"{next(each.words for each in whole.parameters if each.label == 'Themes')}."
    )
    assert disagreements([whole, short]) == (told,)
    assert disagreements([short, whole]) == (told,)
    assert disagreements([whole, frozen("latest-minutes", themes=["race"])]) == ()
    assert disagreements([whole, replace(short, parameters=())]) == ()


def test_answers_of_one_reply_count_what_they_list():
    invented, _ = reply_with_a_slip()
    count = frozen("how-many")
    stated_group(invented, 3, kind=invented.central, name="New IAG")

    assert disagreements([count, frozen("list")]) == (
        f"{COUNT} counts 1 of the kind “Central IAGs”, and {LIST} lists 2.",
    )


def test_answers_of_one_reply_speak_of_one_day_one_moment_and_one_audience():
    reply_with_a_slip()
    others = [
        replace(frozen("list"), on="2022-01-01"),
        replace(frozen("list"), known_at=datetime(2022, 7, 2, 9, tzinfo=UTC).isoformat()),
        frozen("list", audience=Audience.STAFF),
    ]

    found = [disagreements([frozen("how-many"), other]) for other in others]

    assert found == [
        (f"{COUNT} is answered as at 30 June 2022, and {LIST} as at 1 January 2022.",),
        (f"{COUNT} is answered as known on 1 July 2022 at 10:00, and {LIST} as known on 2 July 2022 at 10:00.",),
        (f"{COUNT} is answered for the audience “Public”, and {LIST} for “Staff”.",),
    ]


def test_answers_of_one_reply_may_be_asked_one_after_the_other_on_one_day():
    reply_with_a_slip()
    later = replace(frozen("list"), known_at=datetime(2022, 7, 1, 15, tzinfo=UTC).isoformat())

    assert disagreements([frozen("how-many"), later]) == ()


def test_groups_in_tables_are_those_that_lead_to_their_pages():
    reply_with_a_slip()

    assert groups_in(ask("list").tables) == {"diversity": "Diversity IAG", "disability": "Disability IAG"}
    assert groups_in(ask("how-many").tables[:1]) == {}


def test_named_groups_keep_their_warning_in_a_choice():
    invented, _ = reply_with_a_slip()
    stated_group(invented, 5, kind=invented.borough, name="North IAG")
    stated_group(invented, 6, kind=invented.borough, name="Named IAG", status="unknown")

    assert ask("how-many", kinds=["borough"]).warnings == (uncounted("Named IAG", 6),)
    assert rows_of(ask("list", kinds=["borough"]), "named_not_counted")[0][0] == "Named IAG"
