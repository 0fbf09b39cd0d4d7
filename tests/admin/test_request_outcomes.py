"""The page on which all outcomes of a request are decided."""

from datetime import date

import pytest

from tests import factories as make
from tests.admin.forms import fill
from tests.foi.desk import hold_bank_holidays, logged, walk

pytestmark = pytest.mark.django_db

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
