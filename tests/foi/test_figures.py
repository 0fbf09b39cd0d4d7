"""The quarterly figures of requests, as they follow from invented steps, parts and replies."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from foi.figures.counting import figures
from foi.figures.quarters import Quarter
from foi.models import InformationRequest
from tests import factories as make
from tests.foi.desk import day, hold_bank_holidays
from tests.foi.figures_by_hand import answered, asked, exempted, extended

pytestmark = pytest.mark.django_db
TO_APPROVAL = ("acknowledged 2022-07-01", "searching 2022-07-01", "drafting 2022-07-01", "approval 2022-07-01")
SUMMER = Quarter(2022, 4)
LATER = "2023-06-30"
NCND = {"ncnd_provision": "40(5B)", "ncnd_reason": "Invented."}


@pytest.fixture(autouse=True)
def _holidays():
    hold_bank_holidays()


def counted(on=LATER, quarter=SUMMER):
    """The figures of a quarter that are not nought."""
    found = figures(InformationRequest.objects.all(), day(on)).of(quarter.key)
    return {key: number for key, number in found.numbers.items() if number}


def of_one(stage, **numbers):
    return {"received": 1, stage: 1, **numbers}


@pytest.mark.parametrize(
    ("on", "timing"),
    [("2022-07-01", "in_twenty"), ("2022-07-29", "in_twenty"), ("2022-08-01", "late")],
)
def test_answer_is_in_time_on_the_twentieth_working_day(on, timing):
    answered("2022-06-30", on)
    assert counted() == of_one("answered", granted=1, **{timing: 1})


@pytest.mark.parametrize(
    ("told", "on", "timing"),
    [
        ("2022-07-29", "2022-07-29", "in_twenty"),
        ("2022-07-29", "2022-08-12", "in_extension"),
        ("2022-07-29", "2022-08-15", "late"),
        ("2022-08-01", "2022-08-12", "late"),
    ],
)
def test_extension_counts_where_it_was_told_in_time(told, on, timing):
    extended("2022-06-30", told, "2022-08-12", on)
    assert counted() == of_one("answered", granted=1, **{timing: 1})


def test_days_of_waiting_for_the_requester_do_not_count():
    way = ("acknowledged 2022-06-30", "clarification_requested 2022-07-04", "searching 2022-09-01")
    asked("2022-06-30", *way, "drafting 2022-09-02", "approval 2022-09-05", "answered 2022-09-29")
    assert counted() == of_one("answered", granted=1, in_twenty=1)


def test_open_request_is_extended_or_waits_or_neither():
    asked("2022-06-30")
    asked("2022-06-30", "acknowledged 2022-07-01", "fee_requested 2022-07-04")
    asked("2022-06-30", *TO_APPROVAL[:3], "exemption_review 2022-07-04", "pit_extended 2022-07-29 2022-08-30")
    asked("2022-06-30", *TO_APPROVAL[:3], "exemption_review 2022-07-04", "pit_extended 2022-08-29 2022-09-30")
    asked("2022-06-30", *TO_APPROVAL, "answered_interim 2022-07-04", parts="granted pending")
    assert counted() == {"received": 5, "open": 5, "open_waiting": 1, "open_extended": 1}


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        ("granted granted", {"granted": 1}),
        ("granted refused", {"in_part": 1}),
        ("granted_in_part", {"in_part": 1}),
        ("refused ncnd", {"refused_in_full": 1, "refused": 1}),
        ("ncnd", {"refused_in_full": 1, "refused": 1}),
        ("refused_cost", {"refused_in_full": 1, "refused": 1}),
        ("not_held no_such_body", {"refused_in_full": 1, "not_held": 1}),
        ("granted pending", {"outcome_not_known": 1}),
        ("granted withdrawn", {"granted": 1}),
    ],
)
def test_outcome_follows_from_the_parts(parts, found):
    answered("2022-06-30", "2022-07-29", parts=parts)
    assert counted() == of_one("answered", in_twenty=1, **found)


def test_request_of_which_every_part_was_withdrawn_is_a_withdrawn_one():
    answered("2022-06-30", "2022-07-29", parts="withdrawn withdrawn")
    assert counted() == of_one("ended", withdrawn=1)


@pytest.mark.parametrize(
    ("steps", "key"),
    [
        (("not_foi 2022-07-01",), "not_foi"),
        (("invalid 2022-07-01",), "invalid"),
        (("acknowledged 2022-07-01", "transferred 2022-07-01"), "transferred"),
        (("acknowledged 2022-07-01", "withdrawn 2022-07-01"), "withdrawn"),
        (
            ("acknowledged 2022-07-01", "clarification_requested 2022-07-01", "lapsed_no_clarification 2022-09-01"),
            "lapsed",
        ),
        (("acknowledged 2022-07-01", "fee_requested 2022-07-01", "lapsed_fee_unpaid 2022-10-03"), "lapsed"),
    ],
)
def test_request_that_ended_without_an_answer_is_said_by_sort(steps, key):
    asked("2022-06-30", *steps)
    assert counted() == of_one("ended", **{key: 1})


def test_request_that_lapsed_and_was_taken_up_again_is_open():
    lapsed = ("acknowledged 2022-07-01", "clarification_requested 2022-07-01", "lapsed_no_clarification 2022-09-01")
    asked("2022-06-30", *lapsed, "searching 2022-10-03")
    assert counted("2022-10-02") == of_one("ended", lapsed=1)
    assert counted() == of_one("open")


def test_reviews_and_complaints_count_requests_with_the_last_result():
    way = ("internal_review 2022-08-01", "internal_review 2022-08-20 2022-09-20")
    answered("2022-06-30", "2022-07-29", *way)
    answered("2022-06-30", "2022-07-29", *way, "review_upheld 2022-09-01", "closed 2022-12-01")
    answered("2022-06-30", "2022-07-29", *way, "review_part_upheld 2022-09-01", "ico_complaint 2022-09-10")
    answered(
        *("2022-06-30", "2022-07-29", *way, "review_upheld 2022-09-01", "closed 2022-09-02"),
        *("internal_review 2022-09-03", "review_overturned 2022-09-05"),
    )
    assert counted() == {
        "received": 4,
        "answered": 4,
        "in_twenty": 4,
        "granted": 4,
        "reviews": 4,
        "review_pending": 1,
        "review_upheld": 1,
        "review_part_upheld": 1,
        "review_overturned": 1,
        "complaints": 1,
    }


def test_exemptions_of_released_replies_count_once_for_each_request():
    names = make.make_exemption(code="s40_2", section="40", subsection="(2)", title="personal information", **NCND)
    crime = make.make_exemption(code="s31_1", section="31", subsection="(1)", title="law enforcement", position=1)
    first, second = (answered("2022-06-01", "2022-06-30", parts="refused") for _ in range(2))
    old = exempted(first, names, crime)
    exempted(first, names, version=2)
    exempted(second, names, neither=True)
    draft = make.make_withholding(pack=make.make_pack(request=second, version=2))
    make.make_ground(withholding=draft, exemption=crime)
    found = figures(InformationRequest.objects.all(), day(LATER)).of("2022-04")
    assert [(each.code, each.words) for each in found.exemptions] == [
        ("s40_2", "s.40(2), personal information"),
        ("s31_1", "s.31(1), law enforcement"),
    ]
    assert (found.numbers["exemption-s40_2"], found.numbers["exemption-s31_1"]) == (2, 1)
    exempted(first, names, version=3, corrects=old, reason="Section 31 was not needed.")
    assert counted() == {
        "received": 2,
        "answered": 2,
        "in_twenty": 2,
        "refused_in_full": 2,
        "refused": 2,
        "exemption-s40_2": 2,
    }
    assert counted("2022-06-29")["open"] == 2


def test_what_happened_after_the_day_is_left_out():
    answered("2022-06-30", "2022-07-29", "internal_review 2022-08-01")
    assert counted("2022-06-30") == of_one("open")
    assert counted("2022-07-29") == of_one("answered", in_twenty=1, granted=1)
    assert counted("2022-08-01") == of_one("answered", in_twenty=1, granted=1, reviews=1, review_pending=1)
    assert figures(InformationRequest.objects.all(), day("2022-06-29")).quarters == ()


def test_step_that_was_taken_back_does_not_count():
    request = asked("2022-06-30", "acknowledged 2022-07-01", "withdrawn 2022-07-02")
    last = request.events.last()
    make.make_request_event(
        request=request, came_from="withdrawn", state="acknowledged", happened_on=day("2022-07-03"), takes_back=last
    )
    assert counted() == of_one("open")


def test_request_counts_in_the_quarter_of_its_receipt():
    answered("2022-06-30", "2022-07-29")
    answered("2022-07-01", "2022-07-29")
    assert counted() == counted(quarter=Quarter(2022, 7)) == of_one("answered", in_twenty=1, granted=1)
    found = figures(InformationRequest.objects.all(), day(LATER))
    assert [each.quarter.key for each in found.quarters] == ["2022-04", "2022-07", "2022-10", "2023-01", "2023-04"]


@pytest.mark.parametrize("received", ["", "2022", "2022-06", "2004-12-31", "0202-06-30"])
def test_request_of_an_unknown_day_counts_apart(received):
    request = make.make_request(received=received, state="answered")
    found = figures(InformationRequest.objects.all(), day(LATER))
    assert (found.quarters, found.unknown) == ((), ((request.pk, request.reference),))


@pytest.mark.parametrize(
    ("replied", "timing"), [("2022-07-29", "in_twenty"), ("2022-08-01", "late"), ("", "time_not_known")]
)
def test_request_known_from_a_document_alone_counts_by_its_own_dates(replied, timing):
    request = make.make_request(received="2022-06-30", replied=replied, state="answered")
    make.make_question_part(question=make.make_question(request=request), outcome="granted")
    assert counted() == of_one("answered", granted=1, **{timing: 1})


def test_requests_behind_a_figure_are_named():
    late, _ = answered("2022-06-30", "2022-08-01"), answered("2022-06-30", "2022-07-29")
    found = figures(InformationRequest.objects.all(), day(LATER)).of("2022-04")
    assert [story.pk for story in found.behind("late")] == [late.pk]
    assert [story.reference for story in found.behind("exemption-none")] == []


@pytest.mark.parametrize("requests", [1, 6])
def test_figures_cost_five_queries_however_many_requests_and_quarters(requests):
    exemption = make.make_exemption()
    for number in range(requests):
        exempted(answered(f"2022-{1 + 2 * number:02}-10", f"2022-{1 + 2 * number:02}-20", parts="refused"), exemption)
    with CaptureQueriesContext(connection) as queries:
        found = figures(InformationRequest.objects.all(), day(LATER))
    assert (len(queries), sum(each.numbers["received"] for each in found.quarters)) == (5, requests)
