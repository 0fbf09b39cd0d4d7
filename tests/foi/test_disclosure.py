"""The requests that a document answers: the whole view, in three queries, and nothing that is not public."""

import pytest

from foi.disclosure import PartView, QuestionView, RequestView, requests_answered_by
from iag_registry.lib.audiences import Audience
from tests import factories as make

pytestmark = pytest.mark.django_db


def make_answered(**values):
    source = make.make_source(key="reply")
    request = make.make_request(reference="INV.1", source=source, state="answered_interim", **values)
    first = make.make_question(request=request, number=1, text="How many?", answer="Two", catalogue_question="how-many")
    make.make_question(request=request, number=2, text="Which?", redefined="The list")
    theme = make.make_theme(key="race", name="Race")
    make.make_question_part(question=first, position=1, label="race", theme=theme, outcome="granted", note="Note")
    make.make_question_part(question=first, position=2, label="other", outcome="pending")
    return request


def test_requests_of_a_document(django_assert_num_queries):
    make_answered(decision="Disclosed", closing_note="More to come", staff_note="Secret", replied="2022-06")

    with django_assert_num_queries(3):
        requests = requests_answered_by("reply", audience=Audience.PUBLIC)

    assert requests == (
        RequestView(
            reference="INV.1",
            received="",
            replied="2022-06",
            date_note="",
            decision="Disclosed",
            closing_note="More to come",
            state="Answered in part, more to come",
            questions=(
                QuestionView(
                    number=1,
                    text="How many?",
                    redefined="",
                    answer="Two",
                    catalogue_question="how-many",
                    parts=(
                        PartView(label="race", theme="Race", theme_key="race", outcome="Granted", note="Note"),
                        PartView(label="other", theme="", theme_key="", outcome="Pending", note=""),
                    ),
                ),
                QuestionView(number=2, text="Which?", redefined="The list", answer="", catalogue_question="", parts=()),
            ),
        ),
    )


def test_requests_without_questions():
    make.make_request(reference="INV.2", source=make.make_source(key="other"))

    (request,) = requests_answered_by("other", audience=Audience.PUBLIC)

    assert (request.reference, request.questions) == ("INV.2", ())


def test_requests_that_are_not_public_are_for_staff():
    make_answered(audience="staff")

    assert requests_answered_by("reply", audience=Audience.PUBLIC) == ()
    assert len(requests_answered_by("reply", audience=Audience.STAFF)) == 1


def test_requests_of_a_document_that_is_not_public_are_for_staff():
    request = make_answered()
    request.source.audience = "staff"
    request.source.save()

    assert requests_answered_by("reply", audience=Audience.PUBLIC) == ()
