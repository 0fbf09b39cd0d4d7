"""A step that was recorded by mistake is taken back, and both stay."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from foi.actions.steps import take_back
from foi.models import InformationRequest
from tests.foi.desk import WHY, logged, make_officer, to_approval, walk
from tests.meetings.staff import make_staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return make_officer()


@pytest.fixture
def other():
    return make_officer()


def test_step_by_mistake_is_taken_back_and_both_stay(officer):
    request = logged(by=officer)
    walk(request, ("acknowledged", "2022-07-01"), ("withdrawn", "2022-07-04"), by=officer)
    mistake = request.events.last()

    undoing = take_back(request=request, event=mistake, reason="It was another request.", by=officer)

    assert (request.state, undoing.state, undoing.takes_back) == ("acknowledged", "acknowledged", mistake)
    assert request.events.count() == 4
    assert [event.state for event in request.events.standing()] == ["received", "acknowledged"]
    with pytest.raises(ValidationError, match="Only the last step"):
        take_back(request=request, event=mistake, reason=WHY, by=officer)
    walk(request, ("searching", "2022-07-02"), by=officer)


def test_receipt_and_answer_are_not_taken_back(officer, other):
    request = logged(by=officer)
    with pytest.raises(ValidationError, match="cannot be taken back"):
        take_back(request=request, event=request.events.get(), reason=WHY, by=officer)
    to_approval(request, by=officer)
    walk(request, ("answered", "2022-07-06"), by=other)
    with pytest.raises(ValidationError, match="cannot be taken back"):
        take_back(request=request, event=request.events.last(), reason=WHY, by=other)


def test_taking_back_is_for_officers_and_has_a_reason(officer):
    request = logged(by=officer)
    walk(request, ("acknowledged", "2022-07-01"), by=officer)
    last = request.events.last()
    with pytest.raises(PermissionDenied):
        take_back(request=request, event=last, reason=WHY, by=make_staff("Auditor"))
    with pytest.raises(ValidationError):
        take_back(request=request, event=last, reason=" ", by=officer)
    assert InformationRequest.objects.get().state == "acknowledged"
