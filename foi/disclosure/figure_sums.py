"""Which figures of a quarter may not be small, and what anyone knows of how they hang together (DP-07, L13). Pure.

How many requests came, were answered, are open or ended without an answer, and how long answers took, tells of the work
of the publisher and not of those who asked: these are given as they are. How requests were answered or ended, reviews,
complaints and exemptions tell of people.
"""

from collections.abc import Mapping, Sequence

from foi.disclosure.hiding import FEWER, LEAST, NOT_GIVEN, Sum, gaps

TIMES = ("in_twenty", "in_extension", "late", "time_not_known")
OUTCOMES = ("granted", "in_part", "refused_in_full", "outcome_not_known")
ENDS = ("withdrawn", "lapsed", "not_foi", "invalid", "transferred")
REVIEWS = ("review_upheld", "review_part_upheld", "review_overturned", "review_pending")

OF_THE_WORK = {"received", "open", "answered", *TIMES, "ended"}
"""Figures that are given as they are, from the first."""
WAITING = ("open_extended", "open_waiting")
GIVEN_EARLY = {*OF_THE_WORK, *WAITING}
"""What is given while the figures of a quarter are provisional."""
OF_PEOPLE = {*OUTCOMES, "refused", "not_held", *ENDS, "reviews", *REVIEWS, "complaints"}
"""Figures that may not be small, and are given once the quarter is final. So is in how many an exemption was used."""
WITHHELD, OTHERS, USES = "~withheld", "~open", "~uses"
"""Numbers that are shown nowhere, and hang together with those that are."""


def figure_gaps(numbers: Mapping[str, int], exemptions: Sequence[str], *, is_final: bool) -> dict[str, str]:
    """What stands in place of each figure of a quarter that may not be given.

    Of a quarter with fewer than five requests nothing else is given: what is known of so few is known of each.
    """
    if 0 < numbers["received"] < LEAST:
        return {"received": FEWER, **{key: NOT_GIVEN for key in numbers if key != "received"}}
    return _gaps_at_the_end(numbers, exemptions) if is_final else _gaps_on_the_way(numbers)


def _gaps_on_the_way(numbers: Mapping[str, int]) -> dict[str, str]:
    known = {"open": numbers["open"], **{key: numbers[key] for key in WAITING}}
    known[OTHERS] = numbers["open"] - sum(numbers[key] for key in WAITING)
    return gaps(known, WAITING, [Sum("open", (*WAITING, OTHERS))], unseen={OTHERS}, given={"open"})


def _gaps_at_the_end(numbers: Mapping[str, int], exemptions: Sequence[str]) -> dict[str, str]:
    known = {**numbers, WITHHELD: numbers["in_part"] + numbers["refused"]}
    sums = [
        Sum("answered", OUTCOMES),
        Sum("refused_in_full", ("refused", "not_held")),
        Sum(WITHHELD, ("in_part", "refused")),
        # It follows from the others, and tells more where several of them are hidden.
        Sum("answered", ("granted", WITHHELD, "not_held", "outcome_not_known")),
        Sum("ended", ENDS),
        Sum("reviews", REVIEWS),
    ]
    unseen = {WITHHELD}
    pairs = [("answered", "reviews"), ("reviews", "complaints"), *((WITHHELD, each) for each in exemptions)]
    if exemptions:
        known[USES] = sum(numbers[each] for each in exemptions)
        unseen.add(USES)
        sums.append(Sum(USES, tuple(exemptions)))
        pairs.append((USES, WITHHELD))
    for whole, part in pairs:
        # Nobody can take a figure for a part of another where it is none: then it tells nothing.
        if known[whole] >= known[part]:
            rest = f"~{whole} without {part}"
            known[rest] = known[whole] - known[part]
            sums.append(Sum(whole, (part, rest)))
            unseen.add(rest)
    # Nothing is open or undecided once figures are final, as anyone knows.
    given = {*OF_THE_WORK, *WAITING, "review_pending"}
    found = gaps(known, {*OF_PEOPLE, *exemptions}, sums, unseen=unseen, given=given)
    # Where so few ended without an answer, and their number is given, nothing is said of how.
    return found | (dict.fromkeys(ENDS, NOT_GIVEN) if 0 < known["ended"] < LEAST else {})
