"""The staff screens of requests: logging, splitting, sharing out, and what is due."""

from datetime import date

import pytest

from foi.models import InformationRequest, Requester
from tests import factories as make
from tests.admin.forms import fill
from tests.foi.desk import hold_bank_holidays, logged, to_approval, walk
from tests.page_text import lines_of

pytestmark = pytest.mark.django_db

ADD = "/admin/foi/informationrequest/add/"
DUE = "/admin/foi/informationrequest/due/"
LETTER = "Dear Sir,\n\n1. How many groups are there?\n2. Who sits for race, faith and women?\n\nYours, A. N. Asker"
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


def typed(**values):
    given = {
        "reference": "01/FOI/22/000001",
        "received": "30/6/2022",
        "name": "A. N. Asker",
        "address": "asker@example.org",
        "letter": LETTER,
    }
    return {**given, **values}


def test_request_is_logged_and_leads_to_what_is_answered_already(officer):
    answer = officer.post(ADD, typed())

    request = InformationRequest.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, page(request, "already/"))
    assert (request.reference, request.received, request.state) == ("01/FOI/22/000001", "2022-06-30", "received")
    assert Requester.objects.get().letter.split() == LETTER.split()
    assert "Look first at what is answered already." in officer.get(answer["Location"]).content.decode()


@pytest.mark.parametrize(
    ("wrong", "field", "said"),
    [
        ({"reference": ""}, "reference", "This field is required."),
        ({"received": "June 2022"}, "received", "Give the day too, for example 28/9/2027."),
        ({"received": "28/7/2022"}, "received", "This day has not come yet. Give the day on which the request came."),
    ],
)
def test_request_with_a_mistake_is_not_logged(officer, wrong, field, said):
    answer = officer.post(ADD, typed(**wrong))
    assert answer.context["form"].errors[field] == [said]
    assert InformationRequest.objects.count() == 0


def test_request_without_a_name_is_logged_and_said_not_to_be_valid(officer):
    answer = officer.post(ADD, typed(name=""))
    assert "so that it is not valid yet." in officer.get(answer["Location"]).content.decode()


def test_other_form_of_a_known_reference_is_pointed_out(officer):
    make.make_request(reference="FOI/22/000001")
    answer = officer.post(ADD, typed())
    assert (
        "Another form of this reference is in the register: FOI/22/000001."
        in officer.get(answer["Location"]).content.decode()
    )


def test_split_is_proposed_from_the_letter_and_kept_as_corrected(officer):
    request = logged(by=officer.user, split=False, letter=LETTER)
    shown = officer.get(page(request, "split/"))
    assert shown.context["rest"] == ["Dear Sir,", "Yours, A. N. Asker"]
    assert [row.initial.get("text", "") for row in shown.context["rows"]] == [
        "How many groups are there?",
        "Who sits for race, faith and women?",
        "",
        "",
    ]

    answer = fill(
        officer,
        page(request, "split/"),
        reason="As numbered.",
        **{"question-1-text": "How many?", "question-3-text": "More?"},
    )

    assert answer["Location"] == page(request, "change/")
    assert [(q.number, q.text, [p.label for p in q.parts.all()]) for q in request.questions.all()] == [
        (1, "How many?", ["How many groups are there?"]),
        (2, "Who sits for race, faith and women?", ["race: Who sits", "faith: Who sits", "women: Who sits"]),
        (3, "More?", ["More?"]),
    ]
    again = officer.get(page(request, "split/")).content.decode()
    assert "It is split already." in again


def test_split_without_a_reason_keeps_what_was_typed(officer):
    request = logged(by=officer.user, split=False, letter=LETTER)
    answer = fill(officer, page(request, "split/"), **{"question-4-text": "Typed by hand"})
    assert answer.status_code == 200
    assert "Typed by hand" in answer.content.decode()
    assert request.questions.count() == 0


def test_questions_are_shared_out_among_officers(officer, signed_in):
    other = signed_in("FOI officer", username="other").user
    signed_in("Auditor", username="auditor")
    request = logged(by=officer.user)
    question = request.questions.get()
    shown = officer.get(page(request, "assign/"))
    assert [words for _, words in shown.context["rows"][0].fields["owner"].choices] == [
        "Nobody yet",
        "Ann Invented",
        "other",
    ]

    prefix = f"question-{question.number}"
    fill(officer, page(request, "assign/"), **{f"{prefix}-owner": other.pk, f"{prefix}-state": "in_hand"})

    question.refresh_from_db()
    assert (question.owner, question.state, question.history.first().history_user) == (other, "in_hand", officer.user)


def test_question_that_someone_else_shared_out_meanwhile_is_not_overwritten(officer):
    request = logged(by=officer.user)
    question = request.questions.get()
    address, prefix = page(request, "assign/"), f"question-{question.number}"
    sent = {f"{prefix}-owner": "", f"{prefix}-state": "drafted", f"{prefix}-seen": "/to_do"}
    question.state = "settled"
    question.save()

    answer = officer.post(address, sent)

    assert "Someone else has changed question 1 since you opened this page" in answer.content.decode()
    question.refresh_from_db()
    assert question.state == "settled"


def test_who_asked_is_shown_and_corrected_on_a_page_of_its_own(officer):
    request = logged(by=officer.user, name="Misspelt")
    assert "Misspelt" in officer.get(page(request, "requester/")).content.decode()
    fill(officer, page(request, "requester/"), name="Spelt", reason="It was misspelt.")
    assert Requester.objects.get().name == "Spelt"


def test_who_asked_is_not_overwritten_unseen(officer):
    request = logged(by=officer.user)
    answer = officer.post(page(request, "requester/"), {"name": "X", "reason": "Why.", "seen": "0"})
    assert "Someone else has changed this" in answer.content.decode()
    assert Requester.objects.get().name == "A. N. Asker"


@pytest.mark.parametrize("role", ["Auditor", "FOI officer"])
def test_who_asked_stands_on_no_other_page(signed_in, officer, role):
    request = logged(by=officer.user, name="Someone Special", address="Special Street", letter="Yours, Special")
    walk(request, ("acknowledged", "2022-07-01"), by=officer.user)
    reader = signed_in(role)
    addresses = ["", "due/", f"{request.pk}/change/", f"{request.pk}/history/", f"{request.pk}/step/searching/"]
    pages = [reader.get(f"/admin/foi/informationrequest/{address}").content.decode() for address in addresses]
    pages += [reader.get(address).content.decode() for address in ("/admin/", "/admin/deleted/")]
    assert [text.count("Special") for text in pages] == [0] * 7
    assert list(reader.get("/admin/foi/informationrequest/?q=Special").context["cl"].result_list) == []


def test_due_page_sorts_requests_by_when_they_are_due_and_says_with_whom(officer, signed_in):
    other = signed_in("FOI officer", username="other")
    overdue = logged(by=officer.user, reference="FOI/22/000001", received="2022-06-20")
    overdue.questions.update(owner=officer.user)
    this_week = logged(by=officer.user, reference="FOI/22/000002", received="2022-06-30")
    logged(by=officer.user, reference="FOI/22/000003", received="2022-07-05")
    logged(by=officer.user, reference="FOI/22/000004", received="2022-07-20")
    waiting = logged(by=officer.user, reference="FOI/22/000005", received="2022-07-01")
    walk(waiting, ("acknowledged", "2022-07-04"), ("fee_requested", "2022-07-04"), by=officer.user)
    make.make_request(reference="FOI/22/000006", state="answered_interim")
    over = logged(by=officer.user, reference="FOI/22/000007", received="2022-06-20")
    to_approval(over, by=officer.user)
    walk(over, ("answered", "2022-07-06"), by=other.user)

    lists = officer.get(DUE).context["lists"]

    told = {
        words: [
            (line.request.reference, str(line.deadline.due or line.deadline.closes_from), line.owners) for line in lines
        ]
        for words, lines, _ in lists.parts
    }
    assert told == {
        "Overdue": [("FOI/22/000001", "2022-07-19", ("Ann Invented",))],
        "Due this week": [("FOI/22/000002", "2022-07-29", ())],
        "Due next week": [("FOI/22/000003", "2022-08-04", ())],
        "Due later": [("FOI/22/000004", "2022-08-18", ())],
        "Waiting for the requester": [("FOI/22/000005", "2022-10-04", ())],
        "Without a deadline": [("FOI/22/000006", "None", ())],
    }
    mine = officer.get(f"{DUE}?owner=Ann+Invented").context["lists"]
    nobodys = officer.get(f"{DUE}?owner=Nobody+yet").context["lists"]
    assert ([line.request for line in mine.overdue], mine.this_week) == ([overdue], [])
    assert ([line.request for line in nobodys.this_week], nobodys.overdue) == ([this_week], [])
    assert officer.get(f"{DUE}?owner=%00x").status_code == 200


def test_due_page_warns_of_years_without_bank_holidays(officer):
    assert officer.get(DUE).context["missing"] == []
    hold_bank_holidays(2025, 2026)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("django.utils.timezone.localdate", lambda: date(2025, 1, 6))
        assert officer.get(DUE).context["missing"] == [2027]


@pytest.mark.parametrize(
    ("role", "status"),
    [("FOI officer", 200), ("Auditor", 200), ("Engagement editor", 403), ("Publisher", 403), ("Administrator", 403)],
)
def test_due_page_is_for_those_who_see_requests(signed_in, role, status):
    reader = signed_in(role)
    assert reader.get(DUE).status_code == status
    assert (DUE in reader.get("/admin/").content.decode()) == (status == 200)


def test_restricted_request_is_in_no_list_of_those_who_may_not_see_it(officer):
    request = logged(by=officer.user, reference="FOI/22/000009")
    request.audience = "restricted"
    request.save()
    assert "FOI/22/000009" not in officer.get(DUE).content.decode()
    for name in ("step/acknowledged/", "take-back/", "split/", "assign/", "outcomes/", "already/", "requester/"):
        assert officer.get(page(request, name)).status_code == 404


def test_list_shows_when_each_request_is_due_and_finds_any_form_of_a_reference(officer):
    logged(by=officer.user, reference="01.FOI.22.000001", received="2022-06-20")
    logged(by=officer.user, reference="01.FOI.22.000002", received="2022-06-30")
    shown = lines_of(officer.get("/admin/foi/informationrequest/"))
    assert [line for line in shown if "2022" in line and "overdue" in line] == ["19 July 2022 (overdue)"]
    found = officer.get("/admin/foi/informationrequest/?q=foi%2F22%2F000002").context["cl"].result_list
    assert [each.reference for each in found] == ["01.FOI.22.000002"]


def test_owner_of_a_question_is_one_of_the_officers(officer, signed_in):
    signed_in("Auditor", username="auditor")
    request = logged(by=officer.user)
    question = request.questions.get()
    address = f"/admin/foi/requestquestion/{question.pk}/change/"
    fill(officer, address, owner=officer.user.pk, state="in_hand", change_reason="I take it.")
    question.refresh_from_db()
    assert (question.owner, question.state) == (officer.user, "in_hand")
    boxes = officer.get(address).context["adminform"].form.fields["owner"]
    assert [words for _, words in boxes.choices] == ["Nobody yet", "Ann Invented"]
