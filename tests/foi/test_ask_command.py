"""The questions in the shell."""

import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from foi.catalogue import QUESTIONS
from tests.foi.invented import ask, invented_register, stated_group

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _register():
    invented = invented_register()
    stated_group(invented, 1, kind=invented.central, name="Race IAG", theme=invented.race)
    stated_group(invented, 2, kind=invented.central, name="Inner IAG", audience="staff")


def said(*arguments):
    out = StringIO()
    call_command("ask", *arguments, stdout=out)
    return out.getvalue()


def test_command_gives_the_csv_of_the_page(client):
    page = client.get("/ask/how-many.csv", {"on": "2022-06-30"}).content.decode()

    assert unmade(said("how-many", "--on", "2022-06-30", "--format", "csv")) == unmade(page)


def unmade(answer):
    """A file without the second at which it was made: two of them may fall into two."""
    return re.sub(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", "", answer)


def test_command_knows_count_as_a_short_name():
    asked = ("--on", "2022-06-30", "--format", "csv")

    assert unmade(said("count", *asked)) == unmade(said("how-many", *asked))


def test_command_says_the_answer_in_words_for_a_theme():
    text = said("who-sits", "--on", "30/6/2022", "--theme", "race", "--theme", "women")

    assert ask("who-sits", themes=["race", "women"]).sentence in text.replace("\n", " ")


def test_command_answers_for_another_audience():
    text = said("how-many", "--on", "2022-06-30", "--audience", "staff")

    assert "On 30 June 2022 the register counts 2 independent advisory groups: 2 central IAGs." in text


def test_command_writes_a_file(tmp_path):
    file = tmp_path / "answer.odt"

    assert said("paid", "--format", "odt", "--output", str(file)) == ""
    assert file.read_bytes()[:4] == b"PK\x03\x04"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["why"],
            f"There is no question “why”. There are: {', '.join(each.key for each in QUESTIONS)}.",
        ),
        (["who-sits"], "Themes: Choose at least one theme or group. There are: race, women."),
        (["who-sits", "--on", "2022-06-30"], "Themes: Choose at least one theme or group. There are: race, women."),
        (["my-area"], "Area: Choose an area. There are: none in the register yet."),
        (
            ["who-sits", "--theme", "wrong"],
            "Themes: “wrong” is not a theme of the register. Choose from the list. There are: race, women.",
        ),
        (
            ["list", "--kind", "wrong", "--area", "nowhere"],
            (
                "Kinds: “wrong” is not a kind of the register. Choose from the list. There are: borough, central, "
                "forum.\nArea: “nowhere” is not an area of the register. Choose one of the list. There are: none in "
                "the register yet."
            ),
        ),
        (
            ["themes", "--since", "2022-01-01"],
            "“since” is not a parameter of this question. It takes: theme, on, known_at, request, audience.",
        ),
        (["paid", "--format", "odt"], "A letter is not text. Name the file to write: --output answer.odt"),
        (
            ["paid", "--output", "/nowhere/at/all"],
            "/nowhere/at/all cannot be written: No such file or directory.",
        ),
    ],
)
def test_command_says_what_is_wrong(arguments, message):
    with pytest.raises(CommandError) as refusal:
        said(*arguments)

    assert str(refusal.value) == message
