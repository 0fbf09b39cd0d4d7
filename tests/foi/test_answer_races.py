"""A request is answered as a whole, or a part of it is set back to pending, and never both at once; all invented."""

import pytest
from django.db import connection

from foi.models import InformationRequest, QuestionPart
from tests import factories as make
from tests.foi.desk import logged, make_officer, to_approval, walk
from tests.foi.races import meanwhile

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def part():
    """A part that is granted, of a request that lies before the approver."""
    officer = make_officer()
    request = logged(by=officer)
    to_approval(request, by=officer)
    return QuestionPart.objects.select_related("question__request").get(question__request=request)


def set_back(part):
    part.outcome = "pending"
    part.save()


def outcome(part):
    return InformationRequest.objects.get().state, QuestionPart.objects.get().outcome


def test_part_is_not_set_back_while_its_request_is_being_answered(part):
    other = make_officer()
    refused = meanwhile(
        lambda: walk(part.question.request, ("answered", "2022-07-06"), by=other), lambda: set_back(part)
    )
    assert (len(refused), outcome(part)) == (1, ("answered", "granted"))
    if connection.vendor == "postgresql":
        assert "This request was answered as a whole" in str(refused[0])


def test_request_is_not_answered_while_a_part_is_being_set_back(part):
    other = make_officer()
    refused = meanwhile(
        lambda: set_back(part), lambda: walk(part.question.request, ("answered", "2022-07-06"), by=other)
    )
    assert (len(refused), outcome(part)) == (1, ("approval", "pending"))
    if connection.vendor == "postgresql":
        assert "A part is still pending" in str(refused[0])


def test_part_is_saved_beside_a_step_of_another_request(part):
    elsewhere = make.make_question_part(outcome="granted")
    other = make_officer()
    refused = meanwhile(
        lambda: walk(part.question.request, ("answered", "2022-07-06"), by=other), lambda: set_back(elsewhere)
    )
    assert len(refused) == (0 if connection.vendor == "postgresql" else 1)
