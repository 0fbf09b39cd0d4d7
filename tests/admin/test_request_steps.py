"""The pages on which the steps of a request are taken and taken back, and its parts decided."""

from datetime import date

import pytest

from foi.deadlines import in_words
from foi.models import QuestionPart
from tests import factories as make
from tests.admin.forms import fill, page_of
from tests.foi.desk import day, hold_bank_holidays, logged, to_approval, walk
from tests.page_text import lines_of

pytestmark = pytest.mark.django_db

TODAY = date(2022, 7, 27)


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: TODAY)
    hold_bank_holidays()


@pytest.fixture
def officer(signed_in):
    return signed_in("FOI officer", first_name="Ann", last_name="Invented")


def page(request, name=""):
    return f"/admin/foi/informationrequest/{request.pk}/{name}"


def test_auditor_sees_the_steps_and_not_who_asked(signed_in, officer):
    request = logged(by=officer.user)
    auditor = signed_in("Auditor")
    assert auditor.get(page(request, "requester/")).status_code == 403
    shown = lines_of(auditor.get(page(request, "change/")))
    assert "It stands at: received. The reply is due by 29 July 2022. Outcome: granted in full." in shown
    assert [line for line in shown if line.startswith("30 June 2022: Received. It was received. (Ann Invented,")]


def test_step_is_taken_on_its_page(officer):
    request = logged(by=officer.user)
    shown = officer.get(page(request, "step/acknowledged/"))
    assert shown.context["title"] == "Acknowledge it"

    answer = fill(officer, page(request, "step/acknowledged/"), on="1 July 2022", reason="By email.")

    assert answer["Location"] == page(request, "change/")
    event = request.events.last()
    assert (event.state, event.happened_on, event.reason, event.by) == (
        "acknowledged",
        day("2022-07-01"),
        "By email.",
        officer.user,
    )


def test_step_says_what_stands_in_its_way(officer):
    request = logged(by=officer.user, name="")
    answer = fill(officer, page(request, "step/acknowledged/"), reason="By email.")
    (said,) = answer.context["form"].non_field_errors()
    assert said.startswith("A request is valid with a name and an address for correspondence.")


def test_step_that_is_not_possible_shows_no_form(officer, signed_in):
    request = logged(by=officer.user)
    shown = officer.get(page(request, "step/answered/")).content.decode()
    assert "This step is not possible from there, or is not yours to take." in shown
    assert officer.get(page(request, "step/no-such-state/")).status_code == 404
    assert signed_in("Auditor").get(page(request, "step/acknowledged/")).status_code == 403


def test_extension_asks_for_the_day_that_is_promised(officer):
    request = logged(by=officer.user)
    walk(
        request,
        ("acknowledged", "2022-07-01"),
        ("searching", "2022-07-01"),
        ("drafting", "2022-07-01"),
        by=officer.user,
    )
    walk(request, ("exemption_review", "2022-07-04"), by=officer.user)
    fill(officer, page(request, "step/pit-extended/"), promised_for="19/8/2022", reason="Section 36.")
    assert request.events.last().promised_for == day("2022-08-19")
    shown = lines_of(officer.get(page(request, "change/")))
    assert [line for line in shown if "The reply is due by 19 August 2022." in line]


def test_search_begins_beside_what_is_answered_already(officer):
    make.make_question(request=make.make_request(reference="FOI/21/000001"), text="How many groups are there?")
    request = logged(by=officer.user)
    walk(request, ("acknowledged", "2022-07-01"), by=officer.user)
    shown = officer.get(page(request, "step/searching/"))
    assert [each.reference for each in shown.context["already"].requests] == ["FOI/21/000001"]


def test_only_a_step_that_can_be_taken_back_is_offered_for_it(officer):
    request = logged(by=officer.user)
    address = page(request, "take-back/")
    assert address not in officer.get(page(request, "change/")).content.decode()
    walk(request, ("acknowledged", "2022-07-01"), by=officer.user)
    assert address in officer.get(page(request, "change/")).content.decode()


def test_last_step_is_taken_back_on_its_page(officer):
    request = logged(by=officer.user)
    walk(request, ("acknowledged", "2022-07-01"), by=officer.user)
    fill(officer, page(request, "take-back/"), reason="Not sent yet.")
    request.refresh_from_db()
    assert request.state == "received"
    shown = lines_of(officer.get(page(request, "change/")))
    assert len([line for line in shown if "Acknowledged (taken back)" in line]) == 1
    assert "There is no step that could be taken back" in officer.get(page(request, "take-back/")).content.decode()


def test_state_is_typed_in_nowhere(officer):
    request = logged(by=officer.user)
    fill(officer, page(request, "change/"), state="answered", change_reason="By hand.")
    request.refresh_from_db()
    assert request.state == "received"


def test_receipt_is_corrected_with_a_reason(officer):
    request = logged(by=officer.user)
    fill(officer, page(request, "change/"), received="29/6/2022", change_reason="The stamp says so.")
    shown = lines_of(officer.get(page(request, "change/")))
    assert [line for line in shown if "The reply is due by 28 July 2022." in line]


def test_search_begins_beside_requests_that_are_not_split_yet(officer):
    twin = make.make_request(reference="FOI/22/000008")
    make.make_requester(request=twin, letter="Secretstables: how many groups of horses are there?")
    request = logged(by=officer.user, split=False, letter="How many groups of horses are there?")
    walk(request, ("acknowledged", "2022-07-01"), by=officer.user)
    for name in ("step/searching/", "already/"):
        shown = officer.get(page(request, name))
        assert [each.reference for each in shown.context["already"].requests] == ["FOI/22/000008"]
        assert "in the requests as they came" in shown.content.decode()
        assert "secretstable" not in shown.content.decode().casefold()


@pytest.mark.parametrize(
    ("came_from", "key", "said"),
    [
        ("clarification_requested", "searching", "the day on which the clarification arrived"),
        ("lapsed_no_clarification", "searching", "the day on which the clarification arrived"),
        ("fee_requested", "searching", "the day on which the payment arrived"),
        ("answered", "internal-review", "the day on which the complaint arrived"),
        ("closed", "internal-review", "the day on which the complaint arrived"),
    ],
)
def test_step_that_records_what_came_asks_for_the_day_on_which_it_arrived(officer, came_from, key, said):
    request = make.make_request(state=came_from, received="2022-06-30")
    assert f"Give {said}" in " ".join(lines_of(officer.get(page(request, f"step/{key}/"))))


def test_step_that_only_leads_to_the_search_asks_for_no_arrival(officer):
    request = make.make_request(state="acknowledged", received="2022-06-30")
    assert "arrived" not in " ".join(lines_of(officer.get(page(request, "step/searching/"))))


def test_transfer_takes_a_tick_that_the_requester_agreed(officer):
    """FOI-10."""
    request = logged(by=officer.user)
    walk(request, ("acknowledged", "2022-07-01"), by=officer.user)
    address = page(request, "step/transferred/")
    answer = fill(officer, address, on="4/7/2022", reason="MOPAC holds it.")
    assert answer.context["form"].errors == {
        "agreed": ["A request is transferred only where its requester agreed. Ask them first."]
    }
    fill(officer, address, on="4/7/2022", reason="MOPAC holds it.", agreed="on")
    assert request.events.last().reason == "MOPAC holds it. The requester agreed."
    assert (
        "agreed"
        not in officer.get(page(logged(by=officer.user, reference="2"), "step/acknowledged/")).context["form"].fields
    )


@pytest.mark.parametrize(("answered", "is_late"), [("2022-05-27", False), ("2022-05-26", True)])
def test_review_after_the_fortieth_working_day_is_warned_of_and_may_be_begun(officer, signed_in, answered, is_late):
    """The 40th working day after 27 May is 27 July 2022: there were three bank holidays between."""
    request = logged(by=officer.user, received="2022-05-03")
    to_approval(request, by=officer.user, on="2022-05-04")
    walk(request, ("answered", answered), by=signed_in("FOI officer", username="other").user)
    said = " ".join(lines_of(officer.get(page(request, "step/internal-review/"))))
    assert ("The requester could ask for a review until" in said) is is_late
    fill(officer, page(request, "step/internal-review/"), on=in_words(TODAY), reason="They are not content.")
    request.refresh_from_db()
    assert request.state == "internal_review"


def test_longer_review_is_recorded_with_the_day_on_which_the_requester_was_told(officer):
    request = make.make_request(state="internal_review", received="2022-06-30")
    said = " ".join(lines_of(officer.get(page(request, "step/internal-review/"))))
    assert "Give the day on which the requester was told." in said


def decided(officer, state):
    """A part that is granted, of a request that stands there."""
    request = logged(by=officer.user)
    request.state = state
    request.save()
    return request.questions.get().parts.get()


@pytest.mark.parametrize(
    "state", ["answered", "internal_review", "review_upheld", "ico_complaint", "tribunal", "closed"]
)
def test_part_of_an_answered_request_is_not_made_pending_again(officer, state):
    part = decided(officer, state)
    answer = fill(officer, page_of(part.question), change_reason="Not decided.", **{"parts-0-outcome": "pending"})
    said = "This request was answered as a whole, so that no part of it is pending. Choose how it ended."
    assert said in answer.content.decode()
    part.refresh_from_db()
    assert part.outcome == "granted"
    fill(officer, page_of(part.question), change_reason="Corrected.", **{"parts-0-outcome": "not_held"})
    part.refresh_from_db()
    assert part.outcome == "not_held"


def test_part_that_is_added_to_an_answered_request_is_decided(officer):
    part = decided(officer, "answered")
    more = {"parts-1-position": "2", "parts-1-label": "Since when", "parts-TOTAL_FORMS": "2"}
    for outcome, number in (("pending", 1), ("refused", 2)):
        fill(officer, page_of(part.question), change_reason="Left out.", **more, **{"parts-1-outcome": outcome})
        assert QuestionPart.objects.count() == number


@pytest.mark.parametrize("state", ["drafting", "approval", "answered_interim"])
def test_part_of_a_request_that_is_not_answered_as_a_whole_may_be_pending(officer, state):
    part = decided(officer, state)
    fill(officer, page_of(part.question), change_reason="Not decided.", **{"parts-0-outcome": "pending"})
    part.refresh_from_db()
    assert part.outcome == "pending"


def test_part_that_a_document_leaves_pending_may_be_corrected(officer):
    """What is known of an old request is from a document, and may never have been decided there."""
    part = decided(officer, "drafting")
    part.outcome = "pending"
    part.save()
    part.question.request.state = "closed"
    part.question.request.save()
    fill(officer, page_of(part.question), change_reason="Misspelt.", **{"parts-0-label": "How many groups"})
    part.refresh_from_db()
    assert (part.label, part.outcome) == ("How many groups", "pending")
