"""Taking in a request, and keeping who asked apart from it (FOI-01, FOI-12)."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from foi.actions.receiving import log_request, record_requester
from foi.models import InformationRequest, Requester, RequestEvent
from iag_registry.lib.audiences import Audience
from tests import factories as make
from tests.foi.desk import WHY, day, logged, make_officer

pytestmark = pytest.mark.django_db


def test_logged_request_is_for_staff_and_says_when_it_came():
    officer = make_officer()
    request = log_request(
        reference=" 01/FOI/22/000001 ",
        received=day("2022-06-30"),
        name=" A. N. Asker ",
        address="asker@example.org\n",
        letter="Dear Sir,\n\nHow many?",
        by=officer,
    )

    request.refresh_from_db()
    assert (request.reference, request.reference_key) == ("01/FOI/22/000001", "01.FOI.22.000001")
    assert (request.received, request.state, request.audience) == ("2022-06-30", "received", Audience.STAFF)
    asker = Requester.objects.get(request=request)
    assert (asker.name, asker.address, asker.letter) == ("A. N. Asker", "asker@example.org", "Dear Sir,\n\nHow many?")
    assert list(request.events.values_list("came_from", "state", "happened_on", "by")) == [
        ("", "received", day("2022-06-30"), officer.pk)
    ]
    assert [change.history_user for change in request.history.all()] == [officer]


def test_same_reference_in_another_form_is_refused():
    officer = make_officer()
    logged(by=officer, reference="01.FOI.22.000001")
    with pytest.raises(ValidationError) as refused:
        logged(by=officer, reference="01/foi/22/000001")
    assert list(refused.value.message_dict) == ["reference"]
    assert (InformationRequest.objects.count(), Requester.objects.count(), RequestEvent.objects.count()) == (1, 1, 1)


def test_request_of_tomorrow_is_refused():
    tomorrow = timezone.localdate() + timedelta(days=1)
    with pytest.raises(ValidationError, match="has not come yet"):
        logged(by=make_officer(), received=tomorrow.isoformat())


def test_who_asked_is_named_in_no_other_record():
    officer = make_officer()
    request = logged(by=officer, name="Someone Special", letter="Yours, Someone Special")

    asker = Requester.objects.get()
    assert "Someone Special" not in str(asker)
    assert str(asker) == "Who asked, 01.FOI.22.000001"
    assert not [field.name for field in InformationRequest._meta.get_fields() if field.related_model is Requester]
    rows = [request, *request.events.all(), *request.history.all()]
    assert not [row for row in rows if "Special" in repr(vars(row))]


@pytest.mark.parametrize(("name", "address", "reachable"), [("A", "b", True), (" ", "b", False), ("A", "", False)])
def test_request_is_valid_with_a_name_and_an_address(name, address, reachable):
    assert make.make_requester(name=name, address=address).is_reachable is reachable


def test_who_asked_is_corrected_with_a_reason_by_officers_alone():
    officer = make_officer()
    request = logged(by=officer)
    typed = {"request": request, "name": "B. Asker", "address": "b@example.org", "letter": "How many?"}

    with pytest.raises(PermissionDenied):
        record_requester(**typed, reason=WHY, by=make.make_user())
    with pytest.raises(ValidationError, match="Say why"):
        record_requester(**typed, reason=" ", by=officer)
    asker = record_requester(**typed, reason="Misspelt.", by=officer)

    assert (asker.name, Requester.objects.count()) == ("B. Asker", 1)
    assert [change.history_change_reason for change in asker.history.all()] == ["Misspelt.", "Logged"]


def test_who_asked_is_recorded_where_nobody_was():
    asker = record_requester(
        request=make.make_request(), name="A", address="b", letter="", reason=WHY, by=make_officer()
    )
    assert asker.is_reachable is True
