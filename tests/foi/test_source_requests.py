"""The requests on the page of the document that answers them."""

import pytest

from tests import factories as make
from tests.page_text import lines_of, links_of

pytestmark = pytest.mark.django_db


def make_answered(**values):
    source = make.make_source(key="reply", title="An invented reply")
    request = make.make_request(reference="INV.1", source=source, state="answered_interim", **values)
    question = make.make_question(
        request=request, number=1, text="How many?", redefined="A count", answer="Two", catalogue_question="how-many"
    )
    make.make_question_part(question=question, label="all of them", outcome="granted", note="Counted.")


def test_page_of_a_document_shows_the_request_that_it_answers(client):
    make_answered(decision="Disclosed", closing_note="More to come", date_note="No date is printed.")

    response = client.get("/sources/reply/")

    lines = lines_of(response)
    start = lines.index("Request INV.1")
    assert lines[start : start + 22] == [
        "Request INV.1",
        "This document answers a request for information. Who asked is not held here.",
        *("Where it stands", "Answered in part, more to come"),
        *("Received", "Not known"),
        *("Replied", "Not known"),
        *("On the dates", "No date is printed."),
        *("Decision as printed", "Disclosed"),
        *("Still to come, as printed", "More to come"),
        "Question 1: How many?",
        "Redefined as: A count",
        "Answer as printed: Two",
        "Outcome of question 1",
        *("Part", "Outcome", "Note"),
        "All of them",
    ]
    assert ("Ask the register this question", "/ask/how-many/") in links_of(response)


def test_page_of_a_document_says_nothing_of_a_request_that_is_not_public(client):
    make_answered(audience="staff")

    assert [line for line in lines_of(client.get("/sources/reply/")) if "INV.1" in line] == []


NOT_GIVEN = "Not given, because it names a person whose name is withheld."


@pytest.mark.parametrize("audience", ["on_request", "staff", "restricted"])
def test_page_of_a_document_gives_no_words_of_a_request_that_name_someone_withheld(client, audience):
    make.make_role(person=make.make_person(name="I. Hidden"), audience=audience, withholding_reason="s40_2")
    source = make.make_source(key="reply", title="An invented reply")
    said = "as I. Hidden\nsaid"
    request = make.make_request(
        reference="INV.1", source=source, state="closed", decision=said, closing_note=said, date_note=said
    )
    question = make.make_question(request=request, number=1, text=said, redefined=said, answer=said)
    make.make_question_part(question=question, label=said, outcome="granted", note=said)

    lines = lines_of(client.get("/sources/reply/"))

    start = lines.index("Request INV.1")
    assert lines[start + 8 :][:16] == [
        *("On the dates", NOT_GIVEN),
        *("Decision as printed", NOT_GIVEN),
        *("Still to come, as printed", NOT_GIVEN),
        f"Question 1: {NOT_GIVEN}",
        f"Redefined as: {NOT_GIVEN}",
        f"Answer as printed: {NOT_GIVEN}",
        "Outcome of question 1",
        *("Part", "Outcome", "Note"),
        *(NOT_GIVEN, "Granted", NOT_GIVEN),
    ]
    assert "Hidden" not in " ".join(lines)


def test_answer_is_not_given_where_the_document_speaks_of_the_group_that_withholds_the_name(client):
    here, person = make.make_group(), make.make_person(name="I. Hidden")
    make.make_role(group=here, person=person, audience="staff", withholding_reason="s40_2")
    make.make_role(person=person)
    source = make.make_source(key="reply", title="An invented reply")
    request = make.make_request(reference="INV.1", source=source, state="closed")
    make.make_question(request=request, number=1, answer="I. Hidden")

    assert "Answer as printed: I. Hidden" in lines_of(client.get("/sources/reply/"))

    make.make_statement(source=source, about=[here])
    assert f"Answer as printed: {NOT_GIVEN}" in lines_of(client.get("/sources/reply/"))
