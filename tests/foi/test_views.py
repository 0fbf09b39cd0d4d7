"""The pages of the questions and their downloads."""

import pytest
from django.utils import timezone

from foi.catalogue import QUESTIONS
from groups.models import Statement
from tests import factories as make
from tests.foi.invented import invented_register, stated, stated_group
from tests.foi.met import met, minuted
from tests.harness.asking import page_cost
from tests.page_text import XHTML, lines_of, links_of, main_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def invented():
    invented = invented_register()
    stated_group(invented, 1, kind=invented.central, name="Race IAG", key="race-iag", theme=invented.race)
    return invented


def test_ask_lists_the_questions(client):
    assert lines_of(client.get("/ask/")) == [
        "Ask the register",
        "Choose a question. The answer is made from the records, on any day, and names the documents that it rests on.",
        *(line for question in QUESTIONS for line in (question.title, question.hint)),
        "Each answer can be downloaded as a letter, as CSV and as JSON.",
    ]


def test_ask_carries_the_day_to_each_question(client):
    links = links_of(client.get("/ask/", {"on": "2022-06-30"}))

    assert links == [
        ("Read this page as it stands today", "/ask/"),
        *((question.title, f"/ask/{question.key}/?on=2022-06-30") for question in QUESTIONS),
    ]


def test_ask_on_a_day_that_cannot_be_read_says_so(client):
    response = client.get("/ask/", {"on": "banana"})

    assert response.status_code == 400
    assert lines_of(response)[:3] == [
        "That day could not be used",
        "“banana” is not a date that can be read. Write a day like 2022-06-30 or 30/6/2022.",
        "This page shows the register as it stands today.",
    ]
    assert links_of(response) == [(question.title, f"/ask/{question.key}/") for question in QUESTIONS]


def test_question_opened_with_a_day_keeps_it_and_waits_for_the_themes(client, invented):
    response = client.get("/ask/who-sits/", {"on": "2022-06-30"})

    assert response.status_code == 200
    assert lines_of(response)[2] == "Choose at least one theme or group to have the answer as at 30 June 2022."
    assert [field.get("value") for field in main_of(response).iter(f"{XHTML}input")][-1] == "2022-06-30"


@pytest.mark.parametrize(
    ("address", "described"),
    [
        ("/ask/themes/", {"fieldset": None, "id_on": "id_on-hint"}),
        (
            "/ask/agendas/?on=banana",
            {
                "fieldset": "id_group-hint id_group-error",
                "id_since": "id_since-hint",
                "id_until": "id_until-hint",
                "id_on": "id_on-hint id_on-error",
            },
        ),
        ("/ask/my-area/", {"id_area": None, "id_on": "id_on-hint"}),
        ("/ask/my-area/?area=atlantis", {"id_area": "id_area-error", "id_on": "id_on-hint"}),
    ],
)
def test_field_is_described_by_its_hint_and_its_error(client, invented, address, described):
    main = main_of(client.get(address))
    boxes = [each for name in ("fieldset", "select", "input") for each in main.iter(f"{XHTML}{name}")]

    assert {
        each.get("id", "fieldset"): each.get("aria-describedby") for each in boxes if each.get("type") != "checkbox"
    } == described


def test_answer_says_once_how_lines_are_counted(client, invented):
    lines = lines_of(client.get("/ask/how-many/", {"on": "2022-06-30"}))

    assert lines.count("Line numbers are counted in the register’s own text copy of each document.") == 1


def test_question_answers_at_once_where_it_needs_nothing(client, invented):
    lines = lines_of(client.get("/ask/how-many/", {"on": "2022-06-30"}))

    assert lines[lines.index("Answer") : lines.index("Independent advisory groups by kind")] == [
        "Answer",
        "As at: 30 June 2022",
        "As known: now",
        "On 30 June 2022 the register counts 1 independent advisory group: 1 central IAG.",
    ]


def test_question_that_needs_themes_shows_its_form_first(client, invented):
    assert lines_of(client.get("/ask/who-sits/")) == [
        "Who sits on these groups?",
        "What to ask for",
        "Ask another question",
    ]


def test_answer_links_to_groups_on_the_same_day_and_to_its_files(client, invented):
    links = links_of(client.get("/ask/who-sits/", {"theme": "race", "on": "2022-06-30"}))

    assert ("Race IAG", "/groups/race-iag/?on=2022-06-30") in links
    assert [link for link in links if link[0].endswith(")")] == [
        ("Letter (ODT)", "/ask/who-sits.odt?theme=race&on=2022-06-30"),
        ("Table for spreadsheets (CSV)", "/ask/who-sits.csv?theme=race&on=2022-06-30"),
        ("For programs (JSON)", "/ask/who-sits.json?theme=race&on=2022-06-30"),
    ]


def test_question_with_bad_input_says_so_and_answers_nothing(client, invented):
    response = client.get("/ask/who-sits/", {"on": "never", "odd": "1"})

    assert response.status_code == 400
    lines = lines_of(response)
    assert lines[:4] == [
        "There is a problem",
        "Themes: Choose at least one theme or group.",
        "As at: “never” is not a date that can be read. Write a day like 2022-06-30 or 30/6/2022.",
        "“odd” is not a parameter of this question. It takes: theme, group, on.",
    ]
    assert "Answer" not in lines


@pytest.mark.parametrize("path", ["/ask/nonsense/", "/ask/nonsense.csv", "/ask/how-many.pdf", "/ask/count/extra/"])
def test_question_that_is_not_in_the_catalogue_is_not_found(client, path):
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    ("ending", "content_type"),
    [
        ("odt", "application/vnd.oasis.opendocument.text"),
        ("csv", "text/csv; charset=utf-8"),
        ("json", "application/json"),
    ],
)
def test_download_is_named_for_question_and_day(client, invented, ending, content_type):
    response = client.get(f"/ask/who-sits.{ending}", {"theme": "race", "on": "2022-06-30"})

    assert (response.status_code, response["Content-Type"]) == (200, content_type)
    assert response["Content-Disposition"] == f'attachment; filename="who-sits-on-2022-06-30.{ending}"'


def test_download_that_cannot_be_answered_says_why(client, invented):
    response = client.get("/ask/who-sits.csv", {"theme": "nonsense"})

    assert response.status_code == 400
    assert response.content.decode() == "Themes: “nonsense” is not a theme of the register. Choose from the list.\n"


def test_download_without_what_the_question_needs_says_so(client):
    assert client.get("/ask/who-sits.csv").content.decode() == "Choose what to ask for.\n"


def test_public_page_never_answers_as_known_before(client, invented):
    response = client.get("/ask/how-many/", {"known_at": timezone.now().isoformat()})

    assert "“known_at” is not a parameter of this question. It takes: theme, kind, area, group, on." in lines_of(
        response
    )


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.key)
def test_page_takes_the_same_number_of_queries_for_one_group_and_for_three(
    client, invented, question, django_assert_num_queries
):
    make.make_area_membership(area=make.make_area(key="north"))
    seat(invented, "First")
    needed = {
        "themes": ("theme", ["race", "women"]),
        "groups": ("group", ["first"]),
        "areas": ("area", "north"),
        "since": ("since", "2020-01-01"),
    }
    query = dict(needed[need] for need in (*question.needs, *question.needs_one_of))

    with django_assert_num_queries(page_cost(question.key)):
        client.get(f"/ask/{question.key}/", query)

    seat(invented, "Second")
    seat(invented, "Third")
    with django_assert_num_queries(page_cost(question.key)):
        client.get(f"/ask/{question.key}/", query)


def seat(invented, name):
    """One more group with everything that a question reads."""
    line = Statement.objects.count() + 10
    group = stated_group(invented, line, kind=invented.central, name=name, key=name.lower(), theme=invented.race)
    statement = stated(invented, line + 1, [group])
    make.make_role(group=group, statement=statement)
    make.make_group_payment(group=group, statement=statement)
    make.make_group_organisation(group=group, organisation=invented.force, statement=statement)
    meeting = met(group, "2022-01-01", statement=statement)
    make.make_agenda_item(meeting=meeting)
    minuted(meeting, "2022-02-01")
