"""An answer as CSV and JSON, whole, and the name of its file."""

import json
import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from foi.catalogue.answer import Heading, Linked, Table
from foi.exports import file_name, identifier, to_csv, to_json
from iag_registry.lib.audiences import Audience
from iag_registry.lib.partial_dates import PartialDate
from tests.foi.invented import ask, invented_register, stated_group

pytestmark = pytest.mark.django_db
NOW = datetime(2022, 7, 1, 9, 30, tzinfo=UTC)


@pytest.fixture
def answer():
    """A short answer with one table, one citation and one row of everything else."""
    invented = invented_register()
    stated_group(invented, 1, kind=invented.borough, name="North IAG")
    table = Table(
        "groups",
        "Groups (1)",
        (Heading("number", "No.", for_files=True), Heading("group", "Group"), Heading("as_of", "As of", dated=True)),
        ((1, Linked("North IAG", "groups:group-detail", "north"), PartialDate("2022")),),
        about="Some only.",
    )
    return replace(
        ask("how-many"),
        sentence="One group.",
        tables=(table,),
        definition=("Borough IAG: advises.",),
        counting_rule="Active groups count.",
        coverage=("Not whole.",),
        caveats=("Old.",),
        warnings=("=SUM(1)",),
        request="INV.7",
    )


def test_csv_of_an_answer(answer):
    assert to_csv(answer, generated_at=NOW).decode().split("\r\n") == [
        "\ufefftable,number,group,as_of,as_of_precision,item,text",
        "groups,1,North IAG,2022,year,,",
        "notes,,,,,question,How many independent advisory groups are there?",
        f"notes,,,,,answer identifier,{identifier(answer)}",
        "notes,,,,,request,INV.7",
        "notes,,,,,as of,2022-06-30",
        "notes,,,,,known at,2022-07-01T09:30:00Z",
        "notes,,,,,made at,2022-07-01T09:30:00Z",
        "notes,,,,,audience,Public",
        "notes,,,,,answer,One group.",
        "notes,,,,,definition,Borough IAG: advises.",
        "notes,,,,,counting rule,Active groups count.",
        "notes,,,,,coverage,Not whole.",
        "notes,,,,,caveat,Old.",
        "notes,,,,,warning,'=SUM(1)",
        "notes,,,,,lines,Line numbers are counted in the register’s own text copy of each document.",
        'notes,,,,,source,"An invented reply, line 1: “Words 1” (as of 2022; stated)"',
        "",
    ]


def test_json_of_an_answer(answer):
    assert json.loads(to_json(answer, generated_at=NOW)) == {
        "identifier": identifier(answer),
        "as_of": "2022-06-30",
        "known_at": "2022-07-01T09:30:00Z",
        "generated_at": "2022-07-01T09:30:00Z",
        "audience": "public",
        "query": {
            "question": "how-many",
            "title": "How many independent advisory groups are there?",
            "request": "INV.7",
            "parameters": {"As at": "30 June 2022", "As known": "on 1 July 2022 at 10:30, when it was asked"},
        },
        "answer": "One group.",
        "tables": [
            {
                "name": "groups",
                "caption": "Groups (1)",
                "about": "Some only.",
                "columns": [
                    {"name": "number", "label": "No."},
                    {"name": "group", "label": "Group"},
                    {"name": "as_of", "label": "As of"},
                ],
                "rows": [{"number": 1, "group": "North IAG", "as_of": "2022", "as_of_precision": "year"}],
            }
        ],
        "definition": ["Borough IAG: advises."],
        "counting_rule": "Active groups count.",
        "coverage": ["Not whole."],
        "caveats": ["Old."],
        "warnings": ["=SUM(1)"],
        "withheld": [],
        "sources": [
            {
                "statement": answer.citations[0].statement,
                "document": "An invented reply",
                "document_key": "reply",
                "publisher": "Invented Force",
                "reference": "INV.1",
                "section": None,
                "lines": "1",
                "quote": "Words 1",
                "says": answer.citations[0].says,
                "as_of": "2022",
                "as_of_precision": "year",
                "standing": "Stated",
            }
        ],
    }


def test_the_same_answer_gives_the_same_bytes(answer):
    assert to_csv(answer, generated_at=NOW) == to_csv(answer, generated_at=NOW)
    assert to_json(answer, generated_at=NOW) == to_json(answer, generated_at=NOW)


def test_identifier_is_of_what_the_answer_says_and_not_of_when_it_was_made(answer):
    assert re.fullmatch("how-many-2022-06-30-[0-9a-f]{12}", identifier(answer))
    assert identifier(replace(answer)) == identifier(answer)
    assert identifier(replace(answer, sentence="Two groups.")) != identifier(answer)


def test_csv_keeps_a_cell_on_one_line_and_the_json_as_it_is(answer):
    broken = replace(answer, caveats=("One\ntwo",))

    assert "notes,,,,,caveat,One / two\r\n" in to_csv(broken, generated_at=NOW).decode()
    assert json.loads(to_json(broken, generated_at=NOW))["caveats"] == ["One\ntwo"]


def test_file_names_say_question_day_moment_and_audience(answer):
    assert file_name(answer, "csv") == "how-many-on-2022-06-30.csv"
    inside = replace(answer, known_at=NOW, audience=Audience.ON_REQUEST)
    assert file_name(inside, "odt") == "how-many-on-2022-06-30-known-at-2022-07-01T0930Z-on-request.odt"
