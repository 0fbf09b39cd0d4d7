"""No small figure about people is given, nor can one be worked out from the others of its quarter (DP-07, L13)."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from foi.disclosure import figure_sums
from foi.disclosure.figure_sums import figure_gaps
from foi.disclosure.hiding import FEWER, NOT_GIVEN, Sum, gaps
from foi.figures.figure import FIGURES

TIMES = ("in_twenty", "in_extension", "late", "time_not_known")
ENDS = ("withdrawn", "lapsed", "not_foi", "invalid", "transferred")
REVIEWS = ("review_upheld", "review_part_upheld", "review_overturned", "review_pending")
OF_PEOPLE = {
    *("granted", "in_part", "refused_in_full", "refused", "not_held", "outcome_not_known"),
    *(*ENDS, "reviews", *REVIEWS, "complaints", "exemption-a", "exemption-b"),
}
NOTHING = dict.fromkeys(
    ["received", "open", "open_extended", "open_waiting", "answered", *TIMES, "ended"], 0
) | dict.fromkeys(sorted(OF_PEOPLE - {"exemption-a", "exemption-b"}), 0)


def quarter(**numbers):
    """The figures of a quarter of which these are not nought; sums are worked out unless they are given."""
    found = NOTHING | numbers
    found["refused_in_full"] = found["refused"] + found["not_held"]
    answered = found["granted"] + found["in_part"] + found["refused_in_full"] + found["outcome_not_known"]
    found["answered"] = answered or sum(found[key] for key in TIMES)
    found["ended"] = sum(found[key] for key in ENDS) or found["ended"]
    found["reviews"] = sum(found[key] for key in REVIEWS)
    found["received"] = found["open"] + found["answered"] + found["ended"]
    if not sum(found[key] for key in TIMES):
        found["in_twenty"] = found["answered"]
    return found


def test_every_figure_is_of_the_work_or_of_those_who_wait_or_of_people():
    classes = (figure_sums.OF_THE_WORK, set(figure_sums.WAITING), figure_sums.OF_PEOPLE)
    assert {each.key: sum(each.key in known for known in classes) for each in FIGURES} == {
        each.key: 1 for each in FIGURES
    }
    assert OF_PEOPLE - {"exemption-a", "exemption-b"} == figure_sums.OF_PEOPLE


def test_large_numbers_and_noughts_are_given():
    numbers = quarter(granted=20, in_part=9, not_held=6, withdrawn=5, **{"exemption-a": 9})
    assert figure_gaps(numbers, ["exemption-a"], is_final=True) == {}


def test_small_number_takes_the_smallest_beside_it_along():
    numbers = quarter(granted=20, in_part=9, not_held=2)
    assert figure_gaps(numbers, [], is_final=True) == {
        "in_part": NOT_GIVEN,
        "not_held": FEWER,
        "refused_in_full": FEWER,
    }


def test_few_of_which_it_is_not_known_how_they_were_answered_are_not_told():
    numbers = quarter(granted=20, in_part=9, outcome_not_known=2)
    assert figure_gaps(numbers, [], is_final=True) == {"in_part": NOT_GIVEN, "outcome_not_known": FEWER}


def test_one_that_was_withdrawn_is_not_told_from_one_that_lapsed():
    numbers = quarter(granted=20, in_part=9, withdrawn=1)
    assert figure_gaps(numbers, [], is_final=True) == dict.fromkeys(ENDS, NOT_GIVEN)


def test_few_that_were_withdrawn_take_those_that_lapsed_along():
    numbers = quarter(granted=20, in_part=9, withdrawn=2, lapsed=6)
    assert figure_gaps(numbers, [], is_final=True) == {"lapsed": NOT_GIVEN, "withdrawn": FEWER}


def test_small_exemption_is_not_told_by_the_refusals_in_which_it_was_used():
    numbers = quarter(granted=20, in_part=6, refused=3, **{"exemption-a": 9})
    found = figure_gaps(numbers, ["exemption-a"], is_final=True)
    assert found["refused"] == FEWER
    assert "exemption-a" in found or "in_part" in found


def test_of_a_quarter_with_fewer_than_five_nothing_else_is_given():
    numbers = quarter(granted=4)
    assert figure_gaps(numbers, [], is_final=True) == dict.fromkeys(numbers, NOT_GIVEN) | {"received": FEWER}
    assert figure_gaps(numbers, [], is_final=False) == dict.fromkeys(numbers, NOT_GIVEN) | {"received": FEWER}


def test_what_tells_of_the_work_is_given_however_small():
    assert figure_gaps(quarter(in_twenty=30, late=2, open=1, ended=1), [], is_final=False) == {}


def test_those_that_wait_are_not_told_by_the_rest():
    numbers = quarter(in_twenty=30, open=10, open_waiting=2)
    assert figure_gaps(numbers, [], is_final=False) == {"open_waiting": FEWER}


def test_where_all_is_hidden_a_total_is_no_longer_said_to_be_small():
    numbers = {"all": 4, "a": 1, "b": 1, "c": 1, "d": 1}
    found = gaps(numbers, numbers, [Sum("all", ("a", "b", "c", "d"))])
    assert found == {"all": NOT_GIVEN, "a": FEWER, "b": FEWER, "c": FEWER, "d": FEWER}


def test_number_that_others_tell_by_way_of_a_hidden_one_takes_more_along():
    numbers = {"whole": 9, "left": 1, "right": 8, "one": 1, "rest": 0}
    sums = [Sum("whole", ("left", "right")), Sum("left", ("one", "rest"))]
    found = gaps(numbers, ["one"], sums, unseen=["rest"])
    assert (found["one"], found["left"], "right" in found or "whole" in found) == (FEWER, NOT_GIVEN, True)


SMALL = st.integers(0, 5)


@st.composite
def final_quarters(draw):
    outcomes = {key: draw(SMALL) for key in ("granted", "in_part", "refused", "not_held")}
    outcomes["outcome_not_known"] = draw(st.sampled_from([0, 0, 0, 1]))
    answered = sum(outcomes.values())
    late = draw(st.integers(0, answered))
    ends = dict(zip(ENDS, draw(st.lists(st.sampled_from([0, 0, 1, 2, 5]), min_size=5, max_size=5)), strict=True))
    reviews, left = {}, answered
    for key in REVIEWS[:3]:
        reviews[key] = draw(st.integers(0, min(left, 3)))
        left -= reviews[key]
    numbers = quarter(**outcomes, **ends, **reviews, late=late, in_twenty=answered - late)
    numbers["complaints"] = draw(st.integers(0, numbers["reviews"]))
    withheld = numbers["in_part"] + numbers["refused"]
    used = {
        key: draw(st.integers(1, withheld))
        for key in ("exemption-a", "exemption-b")[: draw(st.integers(0, 2))]
        if withheld
    }
    return numbers | used, list(used)


@settings(max_examples=300, deadline=None)
@given(final_quarters())
def test_no_small_figure_of_a_final_quarter_can_be_worked_out(made):
    numbers, used = made
    found = figure_gaps(numbers, used, is_final=True)
    small = {key for key in numbers if key in OF_PEOPLE and 0 < numbers[key] < 5}
    assert small <= set(found)
    if numbers["received"] < 5:
        return
    fitting = what_fits(numbers, found, used)
    assert {key for key in small if len(fitting[key]) < 2} == set()


def ranges(numbers, found, keys, most):
    """Every number that each of these may be, for someone who reads what is given."""
    of = {FEWER: range(1, min(4, most) + 1), NOT_GIVEN: range(most + 1)}
    return [of[found[key]] if key in found else (numbers[key],) for key in keys]


def may_be(numbers, found, key, number):
    if key not in found:
        return number == numbers[key]
    return found[key] == NOT_GIVEN or 1 <= number <= 4


def what_fits(numbers, found, used):
    """Every number that each figure may be, found by trying all that agree with what is given and known."""
    fits = {key: set() for key in numbers}
    believes_that_refusals_rest_on_exemptions = (
        bool(used) and sum(numbers[key] for key in used) >= numbers["in_part"] + numbers["refused"]
    )
    parts = [
        sums_to(numbers, found, ENDS, numbers["ended"]),
        _outcomes(numbers, found, used, numbers["answered"], all_used=believes_that_refusals_rest_on_exemptions),
        _reviews(numbers, found, numbers["answered"]),
    ]
    for each in (one for part in parts for one in part):
        for key, number in each.items():
            fits[key].add(number)
    return fits


def sums_to(numbers, found, keys, total):
    tried = product(*ranges(numbers, found, keys[:-1], total))
    rest = [(*values, total - sum(values)) for values in tried if sum(values) <= total]
    return [dict(zip(keys, values, strict=True)) for values in rest if may_be(numbers, found, keys[-1], values[-1])]


def _outcomes(numbers, found, used, answered, *, all_used):
    keys = ("granted", "in_part", "refused", "outcome_not_known", "not_held")
    fitting, known = [], {}
    for each in sums_to(numbers, found, keys, answered):
        each["refused_in_full"] = each["refused"] + each["not_held"]
        withheld = each["in_part"] + each["refused"]
        if not may_be(numbers, found, "refused_in_full", each["refused_in_full"]):
            continue
        if withheld not in known:
            tried = product(*ranges(numbers, found, used, withheld))
            known[withheld] = [
                dict(zip(used, values, strict=True))
                for values in tried
                if max(values, default=0) <= withheld and (not all_used or sum(values) >= withheld)
            ]
        fitting += [each, *known[withheld]] if known[withheld] else []
    return fitting


def _reviews(numbers, found, answered):
    fitting = []
    for total in ranges(numbers, found, ["reviews"], answered)[0]:
        complaints = [n for n in ranges(numbers, found, ["complaints"], total)[0] if n <= total]
        parts = sums_to({**numbers, "review_pending": 0}, found, REVIEWS, total)
        if total <= answered and complaints and parts:
            fitting += [{"reviews": total}, *({"complaints": n} for n in complaints), *parts]
    return fitting


@settings(max_examples=200, deadline=None)
@given(st.tuples(*[st.integers(0, 7)] * 5))
def test_no_small_figure_of_a_provisional_quarter_can_be_worked_out(made):
    extended, waiting, others, ended, late = made
    unfinished = extended + waiting + others
    numbers = quarter(open=unfinished, open_extended=extended, open_waiting=waiting, ended=ended, late=late)
    found = figure_gaps(numbers, [], is_final=False)
    small = {key for key in ("open_extended", "open_waiting") if 0 < numbers[key] < 5}
    assert small <= set(found)
    if numbers["received"] >= 5:
        tried = product(*ranges(numbers, found, ("open_extended", "open_waiting"), unfinished))
        fitting = [each for each in tried if sum(each) <= unfinished]
        values = dict(zip(("open_extended", "open_waiting"), map(set, zip(*fitting, strict=True)), strict=True))
        assert {key for key in small if len(values[key]) < 2} == set()
