"""The staff screens of requests: logging, splitting, sharing out, taking steps, and what is due."""

from datetime import date

import pytest

from foi.models import InformationRequest, Requester
from tests import factories as make
from tests.admin.forms import fill
from tests.foi.desk import day, hold_bank_holidays, logged, to_approval, walk
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


def decided(request):
    """What every question is matched with, and how each of its parts ends."""
    questions = request.questions.order_by("number")
    return [(q.catalogue_question, [(p.outcome, p.note) for p in q.parts.all()]) for q in questions]


def rows_of(client, request):
    """The rows of the page of outcomes."""
    return client.get(page(request, "outcomes/")).context["rows"]


def test_outcomes_of_all_questions_are_decided_on_one_page(officer):
    request = logged(by=officer.user)
    make.make_question_part(question=make.make_question(request=request, number=2, text="Who sits?"), label="Who")
    shown = [(row.question.number, [part.label for part, _ in row.parts]) for row in rows_of(officer, request)]
    assert shown == [(1, ["How many"]), (2, ["Who"])]
    first, second = request.questions.order_by("number")
    part = second.parts.get()

    answer = fill(
        officer,
        page(request, "outcomes/"),
        reason="As the unit says.",
        **{
            f"question-{first.pk}-catalogue_question": "how-many",
            f"part-{part.pk}-outcome": "not_held",
            f"part-{part.pk}-note": "None is kept.",
        },
    )

    assert answer["Location"] == page(request, "change/")
    assert decided(request) == [("how-many", [("granted", "")]), ("", [("not_held", "None is kept.")])]
    version = part.history.first()
    assert (version.history_user, version.history_change_reason) == (officer.user, "As the unit says.")


def test_outcomes_ask_for_a_reason_and_keep_what_was_chosen(officer):
    request = logged(by=officer.user)
    part = request.questions.get().parts.get()
    answer = fill(officer, page(request, "outcomes/"), **{f"part-{part.pk}-note": "Typed by hand"})
    assert answer.context["form"].errors == {"reason": ["This field is required."]}
    assert "Typed by hand" in answer.content.decode()
    assert decided(request) == [("", [("granted", "")])]


def test_outcome_that_is_not_offered_is_refused_at_its_box(officer):
    request = logged(by=officer.user)
    part = request.questions.get().parts.get()
    answer = fill(officer, page(request, "outcomes/"), reason="Why.", **{f"part-{part.pk}-outcome": "forgotten"})
    assert answer.context["form"].non_field_errors() == ["One of the choices is not offered here."]
    assert decided(request) == [("", [("granted", "")])]


def test_outcome_that_someone_else_changed_is_told_and_saved_over_only_then(officer):
    """C1: the page says what stands there now, keeps what was chosen, and a second save is a decision."""
    request = logged(by=officer.user)
    question = request.questions.get()
    part = question.parts.get()
    sent = {
        "reason": "Mine.",
        f"question-{question.pk}-catalogue_question": "",
        f"part-{part.pk}-outcome": "refused",
        f"part-{part.pk}-seen": "granted/",
    }
    part.outcome, part.note = "not_held", "Theirs."
    part.save()

    refused = officer.post(page(request, "outcomes/"), sent)

    (said,) = refused.context["form"].non_field_errors()
    assert said.startswith(
        "Someone else has changed “How many” of question 1 since you opened this page. It says now: not held, with the "
        "note “Theirs.”."
    )
    assert decided(request) == [("", [("not_held", "Theirs.")])]
    ((_, form),) = refused.context["rows"][0].parts
    assert (form["outcome"].value(), form["seen"].value()) == ("refused", "not_held/Theirs.")
    officer.post(page(request, "outcomes/"), {**sent, f"part-{part.pk}-seen": form["seen"].value()})
    assert decided(request) == [("", [("refused", "")])]


def test_question_that_someone_else_matched_is_told_by_its_title(officer):
    request = logged(by=officer.user)
    question = request.questions.get()
    question.catalogue_question = "list"
    question.save()
    part = question.parts.get()
    matched = {f"question-{question.pk}-catalogue_question": "how-many", f"question-{question.pk}-seen": ""}
    of_part = {f"part-{part.pk}-outcome": "granted", f"part-{part.pk}-seen": "granted/"}
    refused = officer.post(page(request, "outcomes/"), {"reason": "Mine.", **matched, **of_part})
    (said,) = refused.context["form"].non_field_errors()
    assert "It says now: “Which independent advisory groups are there?”." in said


def test_outcomes_of_a_request_that_is_over_are_said_to_stay(officer):
    request = logged(by=officer.user)
    walk(request, ("withdrawn", "2022-07-01"), by=officer.user)
    answer = officer.get(page(request, "outcomes/"))
    assert answer.context["form"] is None
    assert "This request stands at “Withdrawn”: its outcomes stay as they are." in answer.content.decode()


def test_outcomes_wait_for_the_questions_and_follow_them(officer):
    request = logged(by=officer.user, split=False, letter=LETTER)
    address = page(request, "outcomes/")
    assert "The request has no question yet. Split it first." in officer.get(address).content.decode()
    assert address not in officer.get(page(request, "change/")).content.decode()
    answer = fill(officer, page(request, "split/"), reason="As numbered.")
    after = officer.get(answer["Location"]).content.decode()
    assert f'The request is split. Next, <a href="{address}">say what answers each question</a>.' in after
    assert after.count(f'href="{address}"') == 2


def test_outcomes_are_not_for_those_who_only_read(officer, signed_in):
    request = logged(by=officer.user)
    auditor = signed_in("Auditor")
    assert auditor.get(page(request, "outcomes/")).status_code == 403
    assert page(request, "outcomes/") not in auditor.get(page(request, "change/")).content.decode()


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
