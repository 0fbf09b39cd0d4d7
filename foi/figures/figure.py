"""What is counted of requests: each figure with its words, and which requests it counts. Pure."""

from collections.abc import Callable
from dataclasses import dataclass

from foi.choices import RequestOutcome
from foi.choices import RequestState as State
from foi.figures.story import Stage, Story, Timing

Test = Callable[[Story], bool]
LAPSED = (State.LAPSED_NO_CLARIFICATION, State.LAPSED_FEE_UNPAID)


@dataclass(frozen=True)
class Figure:
    """One figure: a number of requests. `part_of` names the figure whose requests it counts some of."""

    key: str
    words: str
    counts: Test
    part_of: str = ""

    @property
    def in_a_table(self) -> str:
        """Its words below those of the figure that it is a part of."""
        return f"of which {self.words}" if self.part_of else self.words


def _stage(stage: Stage) -> Test:
    return lambda story: story.stage == stage


def _timing(timing: Timing) -> Test:
    return lambda story: story.timing == timing


def _outcome(*outcomes: str) -> Test:
    return lambda story: story.outcome in outcomes


def _sort(*sorts: str) -> Test:
    return lambda story: story.sort in sorts


def _review(*states: str) -> Test:
    return lambda story: story.review in states


FIGURES = (
    Figure("received", "Received", lambda _: True),
    Figure("open", "Not yet answered in full", _stage(Stage.OPEN)),
    Figure("open_extended", "extended for the public interest test", lambda story: story.extended, "open"),
    Figure("open_waiting", "clock stopped: waiting for the requester", lambda story: story.waiting, "open"),
    Figure("answered", "Answered in full", _stage(Stage.ANSWERED)),
    Figure("in_twenty", "within 20 working days", _timing(Timing.IN_TWENTY), "answered"),
    Figure("in_extension", "later, within a permitted extension", _timing(Timing.EXTENDED), "answered"),
    Figure("late", "late", _timing(Timing.LATE), "answered"),
    Figure("time_not_known", "when is not recorded", _timing(Timing.NOT_KNOWN), "answered"),
    Figure("granted", "Granted in full", _outcome(RequestOutcome.GRANTED_IN_FULL)),
    Figure("in_part", "Granted in part and refused in part", _outcome(RequestOutcome.GRANTED_IN_PART)),
    Figure(
        "refused_in_full",
        "Refused in full",
        _outcome(RequestOutcome.REFUSED_IN_FULL, RequestOutcome.NOT_HELD),
    ),
    Figure(
        "refused", "exempt, or refused on another ground", _outcome(RequestOutcome.REFUSED_IN_FULL), "refused_in_full"
    ),
    Figure("not_held", "not held", _outcome(RequestOutcome.NOT_HELD), "refused_in_full"),
    Figure("outcome_not_known", "Answered, and how is not recorded", _outcome(RequestOutcome.INTERIM)),
    Figure("ended", "Ended without an answer", _stage(Stage.ENDED)),
    Figure("withdrawn", "withdrawn", _sort(State.WITHDRAWN), "ended"),
    Figure("lapsed", "lapsed: no clarification, or no fee", _sort(*LAPSED), "ended"),
    Figure("not_foi", "no Freedom of Information request", _sort(State.NOT_FOI), "ended"),
    Figure("invalid", "not valid", _sort(State.INVALID), "ended"),
    Figure("transferred", "transferred to another body", _sort(State.TRANSFERRED), "ended"),
    Figure("reviews", "Internal reviews", lambda story: bool(story.review)),
    Figure("review_upheld", "decision upheld", _review(State.REVIEW_UPHELD), "reviews"),
    Figure("review_part_upheld", "upheld in part", _review(State.REVIEW_PART_UPHELD), "reviews"),
    Figure("review_overturned", "overturned", _review(State.REVIEW_OVERTURNED), "reviews"),
    Figure("review_pending", "not yet decided", _review(State.INTERNAL_REVIEW), "reviews"),
    Figure("complaints", "Complaints to the Information Commissioner", lambda story: story.complained),
)
BY_KEY = {figure.key: figure for figure in FIGURES}

EXEMPTION = "exemption-"
"""What the key of a figure begins with that counts the requests in which one exemption was relied on."""


def exemption_key(code: str) -> str:
    """The key of the figure of an exemption: "exemption-s40_2"."""
    return f"{EXEMPTION}{code}"


def counts(key: str, story: Story) -> bool:
    """Whether the figure of this key counts this request."""
    if key.startswith(EXEMPTION):
        return key.removeprefix(EXEMPTION) in story.exemptions
    return BY_KEY[key].counts(story)


def share_in_time(in_time: int, late: int) -> int | None:
    """How many of a hundred answers were in time, rounded down; None where there was no answer."""
    return 100 * in_time // (in_time + late) if in_time + late else None
