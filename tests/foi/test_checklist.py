"""The points of a refusal notice, each in plain words, and each in the way of a reply that lacks it."""

from dataclasses import replace
from datetime import date

import pytest

from foi.choices import Outcome
from foi.disclosure.reply_document import ReplyDocument
from foi.disclosure.reply_words import decision, decision_kind, is_interim, is_refusal
from foi.packing.checklist import Known, checklist
from tests.foi.replies_by_hand import ANSWER, MINUTES, ground, item, reply

DUE = date(2022, 7, 29)


WITH_LIMBS = frozenset({"s31_1"})


def to_do(document: ReplyDocument, due: date | None = DUE, extended: str = "") -> dict[str, tuple[str, ...]]:
    known = Known(due, date.fromisoformat(extended) if extended else None, WITH_LIMBS)
    return {point.key: point.to_do for point in checklist(document, known) if point.to_do}


def test_reply_that_gives_everything_has_few_points_and_none_to_do():
    points = checklist(reply("granted"), Known(due=DUE))
    assert [point.key for point in points] == ["answered", "5", "7", "8", "9"]
    assert all(point.is_done and point.done.endswith(".") for point in points)


def test_refusal_has_every_point_in_order():
    points = checklist(reply("refused", withheld=(item(),)), Known(due=DUE))
    assert [point.key for point in points] == ["answered", *"123456789"]
    assert to_do(reply("refused", withheld=(item(),))) == {}


OPEN = ground("s24", "24(1)", kind="qualified", decision_expected="2022-08-01")
QUALIFIED = {"kind": "qualified", "title": "law enforcement", "prejudice": "would"}
WEIGHED = {"interest_for": "For.", "interest_against": "Against.", "balance": "Balance."}


@pytest.mark.parametrize(
    ("made", "key", "words"),
    [
        (reply("granted", questions=()), "answered", "Split the request into its questions."),
        (reply("pending"), "answered", "No part of the request is decided yet. Record the outcome of each part."),
        (reply(), "answered", "Question 1 has no part with an outcome."),
        (reply("refused"), "1", "Question 1, names: say what is withheld."),
        (reply("refused", withheld=(replace(item(), grounds=()),)), "2", "Item 1 (Names): choose a section."),
        (
            reply("refused", withheld=(item(ground("s31_1", "31(1)", **QUALIFIED, **WEIGHED)),)),
            "2",
            "Item 1 (Names): name the limb of s.31(1).",
        ),
        (
            reply("refused_vexatious", withheld=(item(),)),
            "2",
            "Question 1, names: this outcome rests on section 14(1) or section 14(2). Add it.",
        ),
        (
            reply("accessible_elsewhere", withheld=(item(),)),
            "2",
            "Question 1, names: this outcome rests on section 21. Add it.",
        ),
        (
            reply("ncnd", withheld=(item(ground(provision="40(5B)", why=""), neither=True),)),
            "3",
            "Item 1: the reference data has no words for s.40(5B).",
        ),
        (
            reply("refused", withheld=(item(ground("s31_1", "31(1)(a)", **QUALIFIED)),)),
            "4",
            "Item 1 (Names): weigh the public interest under s.31(1)(a).",
        ),
        (
            reply("refused_cost", withheld=(item(ground("s12", "12", more="Ask for one year.")),)),
            "6",
            "Item 1: give the estimate in hours.",
        ),
        (
            reply("refused_cost", withheld=(item(ground("s12", "12", more="Ask.", estimate_hours="18")),)),
            "6",
            "Item 1: section 12 applies only to an estimate of more than 18 hours.",
        ),
        (
            reply("refused_cost", withheld=(item(ground("s12", "12", estimate_hours="18.5")),)),
            "6",
            "Item 1: say how the request can be narrowed.",
        ),
        (
            reply("granted", review=" "),
            "7",
            "Nothing says where a review can be asked for. It is the setting FOI_REVIEW: ask who runs the site.",
        ),
        (
            reply("granted", commissioner=""),
            "8",
            "Nothing says how to reach the Commissioner. It is the setting FOI_COMMISSIONER: ask who runs the site.",
        ),
        (
            reply("granted", dated="2022-08-01"),
            "9",
            "The reply was due on 29 July 2022. Write in the letter that it is late, and why.",
        ),
    ],
)
def test_point_that_is_empty_is_named_in_plain_words(made, key, words):
    assert to_do(made) == {key: (words,)}


def test_letter_whose_day_is_not_known_says_what_is():
    asked = "The day of receipt is not recorded. Record it, or write in the letter what is known of the time it took."
    assert to_do(reply("granted"), due=None) == {"9": (asked,)}
    assert to_do(reply("granted", time_note="It is not known when it came."), due=None) == {}


def test_letter_that_says_why_it_is_late_may_leave():
    assert to_do(reply("granted", dated="2022-08-01", time_note="We are sorry that this is late.")) == {}
    assert to_do(reply("granted", dated="2023-08-01", corrects=1, correction="A row.")) == {}


def test_public_interest_may_still_be_open_until_a_day():
    item_of_two = item(OPEN, part="minutes")
    made = reply("granted", "pending", withheld=(item_of_two,), labels=("names", "minutes"))
    assert to_do(made, extended="2022-08-01") == {}


@pytest.mark.parametrize(
    ("outcome", "expected", "extended", "words"),
    [
        ("pending", "2022-08-01", "", "the public interest may stay open only where the request is extended for it."),
        ("pending", "2022-08-02", "2022-08-01", "the requester was told that it is decided by 1 August 2022."),
        ("pending", "2022-06-01", "2022-06-01", "the day by which the public interest is decided has passed."),
        ("refused", "2022-08-01", "2022-08-01", "its public interest is still open, so that its part must stay pend"),
    ],
)
def test_public_interest_stays_open_only_in_a_time_that_was_extended(outcome, expected, extended, words):
    """Of a part that is pending, until the day that the requester was told (FOI-08)."""
    open_still = item(replace(OPEN, decision_expected=expected), part="minutes")
    made = reply("granted", outcome, withheld=(open_still,), labels=("names", "minutes"))
    (told,) = to_do(made, extended=extended)["4"]
    assert told.startswith(f"Item 1 (Names): {words}")


def test_each_refused_part_has_an_item_of_its_own():
    """What is withheld from an answer to the whole question counts for the parts of which some is given."""
    labels = ("names", "minutes")
    of_one = reply("refused", "refused", withheld=(item(),), labels=labels)
    assert to_do(of_one) == {"1": ("Question 1, minutes: say what is withheld.",)}
    of_the_answer = reply("granted_in_part", "refused", withheld=(item(part=""),), labels=labels)
    assert to_do(of_the_answer) == {"1": ("Question 1, minutes: say what is withheld.",)}
    of_cost = (item(part="minutes"), item(ground("s12", "12", more="Ask.", estimate_hours="20"), number=2))
    made = reply("refused", "refused_cost", withheld=of_cost, labels=labels)
    assert to_do(made) == {"2": ("Question 1, minutes: this outcome rests on section 12. Add it.",)}


def test_parts_of_one_name_are_told_apart():
    made = reply("refused", "refused", withheld=(item(),), labels=("names", "names"))
    assert to_do(made) == {
        "answered": ("Question 1 has two parts that are called “names”. Give each a name of its own.",)
    }


def test_cost_of_finding_out_is_told_where_nothing_else_is():
    by_cost = item(ground("s12", "12(2)", kind="procedural"), neither=True)
    assert to_do(reply("ncnd", withheld=(by_cost,))) == {
        "6": ("Item 1: give the estimate in hours.", "Item 1: say how the request can be narrowed.")
    }


def test_granted_without_an_answer_and_withheld_without_a_refusal_are_named():
    bare = reply("granted")
    empty = replace(bare, questions=(replace(bare.questions[0], answers=()),))
    assert to_do(empty) == {"answered": ("Question 1 is granted, and nothing is given in answer to it.",)}
    assert to_do(reply("granted", withheld=(item(),))) == {
        "answered": ("Something is withheld from question 1, and no part of it is refused or granted in part.",)
    }


def test_minutes_and_words_answer_a_question_too():
    bare = reply("granted")
    for given in ({"minutes": (MINUTES,)}, {"written": "It is so."}):
        assert to_do(replace(bare, questions=(replace(bare.questions[0], answers=(), **given),))) == {}


def test_part_that_is_neither_confirmed_nor_denied_has_nothing_beside_it():
    silent = item(ground(provision="40(5B)"), neither=True)
    bare = reply("ncnd", withheld=(silent,))
    assert to_do(bare) == {}
    assert to_do(reply("ncnd")) == {
        "1": ("Question 1, names: say what is withheld.",),
    }
    named = replace(bare.questions[0], answers=(replace(ANSWER, part="names"),))
    assert to_do(replace(bare, questions=(named,))) == {
        "answered": ("Annex 1 answers a part that is neither confirmed nor denied. Leave it out.",)
    }
    said = replace(bare.questions[0], written="We looked.")
    assert to_do(replace(bare, questions=(said,))) == {
        "answered": ("Question 1 is neither confirmed nor denied: take away its own words and its minutes.",)
    }


@pytest.mark.parametrize(
    ("outcomes", "kind"),
    [
        (("granted", "granted"), "granted"),
        (("granted", "pending"), "granted"),
        (("granted", "withdrawn"), "granted"),
        (("granted", "not_held"), "in_part"),
        (("granted_in_part",), "in_part"),
        (("granted", "ncnd"), "in_part"),
        (("refused", "not_held"), "refused"),
        (("refused_cost",), "refused"),
        (("not_held", "no_such_body"), "not_held"),
        (("ncnd", "ncnd"), "neither"),
        (("ncnd", "refused"), "refused"),
        (("withdrawn",), "withdrawn"),
    ],
)
def test_decision_follows_from_the_outcomes_of_the_parts(outcomes, kind):
    assert decision_kind(outcomes) == kind
    assert decision(outcomes)


def test_decision_is_told_in_one_way():
    assert decision(["granted"]) == "We have decided to give you all the information that you asked for."
    told = decision(["granted", "refused", "pending"])
    assert told == (
        "This is a first reply: part of your request is not decided yet, and we will write to you again. "
        "We have decided to give you some of the information that you asked for, and not to give you the rest. "
        "For what is withheld this letter is a refusal notice under section 17 of the Freedom of Information Act 2000."
    )
    assert is_interim(["granted", "pending"])
    assert not is_refusal(["granted", "not_held", "no_such_body", "pending", "withdrawn"])


FIRST = "This is a first reply: part of your request is not decided yet, and we will write to you again."
PART = "For part of your request we neither confirm nor deny whether we hold any information."
ACT = "this letter is a refusal notice under section 17 of the Freedom of Information Act 2000."
SILENCE = f"For what we neither confirm nor deny {ACT}"
BOTH = f"For what we neither confirm nor deny, and for what is withheld, {ACT}"
SOME = "We have decided to give you some of the information that the other parts ask for, and not to give you the rest."
NO = "We have decided not to give you the information that the other parts ask for."
BESIDE_SILENCE = {
    "granted": ("We have decided to give you all the information that the other parts ask for.", SILENCE),
    "granted_in_part": (SOME, BOTH),
    "refused": (NO, BOTH),
    "refused_cost": (NO, BOTH),
    "refused_vexatious": (NO, BOTH),
    "accessible_elsewhere": (NO, BOTH),
    "not_held": ("We do not hold the information that the other parts ask for.", SILENCE),
    "no_such_body": ("We do not hold the information that the other parts ask for.", SILENCE),
    "withdrawn": ("You withdrew the other parts.", SILENCE),
}


@pytest.mark.parametrize("other", Outcome.values)
def test_decision_beside_a_silence_speaks_of_the_other_parts_alone(other):
    """Not even “the information that you asked for” is said of such a part: there may be none (FOI-22)."""
    told = decision(["ncnd", other])
    if other == "ncnd":
        whole = "We neither confirm nor deny whether we hold the information that you asked for."
        assert told == f"{whole} {SILENCE}"
    elif other == "pending":
        assert told == f"{FIRST} {PART} {SILENCE}"
    else:
        said, notice = BESIDE_SILENCE[other]
        assert told == f"{PART} {said} {notice}"
    assert decision([other, "ncnd"]) == told
