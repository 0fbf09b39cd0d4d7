"""What has become of the minutes of a meeting, in plain words, and how late they are.

Where there are none, the words tell apart a meeting that was not held, one of which nobody says whether it was held,
and one that was held and of which no minutes are published here: what is missing never looks like what did not happen.
"""

import re
from dataclasses import dataclass
from datetime import date

from groups.disclosure.links import Link
from iag_registry.lib.partial_dates import PartialDate
from meetings.choices import MeetingEventKind, MinutesStage

OF_MINUTES = re.compile(r"^minutes\b|(?<!the )\bminutes\s*(?:[-–—:,(]|$)", re.IGNORECASE)
"""A title as sources print it above minutes: "Minutes of …", "… meeting minutes - 2 February 2021"."""
NOT_HELD = {
    MeetingEventKind.CANCELLED: "This meeting was cancelled, so there are no minutes of it.",
    MeetingEventKind.POSTPONED: (
        "This meeting was postponed and did not take place on this date, so there are no minutes of it."
    ),
    MeetingEventKind.NOT_HELD: "This meeting was not held, so there are no minutes of it.",
}
STAGES = {
    MinutesStage.DRAFT: "The minutes are being written. A draft is not published.",
    MinutesStage.CIRCULATED: "A draft of the minutes has been sent round to be checked. It is not published yet.",
    MinutesStage.APPROVED: "The minutes are approved and not yet published.",
    MinutesStage.PUBLISHED: "The minutes are published.",
    MinutesStage.PUBLISHED_DRAFT: "The minutes are published as a draft: not yet approved, and they may still change.",
    MinutesStage.CORRECTED: "The minutes are published, and have been corrected since.",
    MinutesStage.WITHDRAWN: "The minutes were published and have been withdrawn. They can no longer be read here.",
    MinutesStage.NOT_TAKEN: "No minutes were taken at this meeting.",
    MinutesStage.WITHHELD: "There are minutes of this meeting, and they are withheld.",
}
STAGES_EXPLAINED = tuple((str(stage.label), words) for stage, words in STAGES.items())
"""Each word for how far minutes have come, and what it means."""
WITHDRAWN_LATER = "The minutes had been published. They can no longer be read here."
"""Said on a day before they were withdrawn, on which nobody could know when and why they would be."""
NO_LONGER_READABLE = "Published, and can no longer be read"
"""The same in a few words."""
AWAITED = {MinutesStage.NONE, MinutesStage.DRAFT, MinutesStage.CIRCULATED, MinutesStage.APPROVED, MinutesStage.WITHHELD}
EXPLAINED = {MinutesStage.NOT_TAKEN, MinutesStage.WITHHELD}
"""The stages whose reason the register keeps with the minutes; a correction or withdrawal has one of its own."""


@dataclass(frozen=True)
class Approval:
    """How minutes were approved: at which later meeting, or by which written procedure (MIN-02)."""

    on: PartialDate
    at: Link | None
    by_procedure: str


@dataclass(frozen=True)
class MinutesState:
    """How far the minutes had come by the day: a sentence, how late they are, the reason, and their approval."""

    stage: MinutesStage
    words: str
    lateness: str = ""
    reason: str = ""
    approval: Approval | None = None
    is_withdrawn_later: bool = False
    """Whether they could be read on the day, and no longer can."""

    @property
    def label(self) -> str:
        """The stage in a few words; empty where nothing is known of minutes."""
        return label_of(self.stage, withdrawn_later=self.is_withdrawn_later)

    @property
    def is_draft(self) -> bool:
        return self.stage == MinutesStage.PUBLISHED_DRAFT

    @property
    def exist(self) -> bool:
        """False where nobody took minutes, or the register does not know of any, so that none can be asked for."""
        return self.stage not in {MinutesStage.NONE, MinutesStage.NOT_TAKEN}

    @property
    def can_be_asked_for(self) -> bool:
        """Whether another format of them is offered: not of minutes that were withdrawn and can be read in none."""
        return self.exist and self.stage != MinutesStage.WITHDRAWN

    @property
    def can_be_read(self) -> bool:
        return self.stage in {MinutesStage.PUBLISHED, MinutesStage.PUBLISHED_DRAFT, MinutesStage.CORRECTED}


def label_of(stage: MinutesStage, *, withdrawn_later: bool = False) -> str:
    """The stage in a few words; empty where nothing is known of minutes."""
    if withdrawn_later:
        return NO_LONGER_READABLE
    return "" if stage == MinutesStage.NONE else str(stage.label)


def words_of(stage: MinutesStage, *, last_event: str, held_on: PartialDate, day: date) -> str:
    """One sentence on the minutes of a meeting, given what had become of the meeting itself by the day."""
    if stage != MinutesStage.NONE:
        return STAGES[stage]
    if last_event in NOT_HELD:
        return NOT_HELD[MeetingEventKind(last_event)]
    if held_on and held_on.earliest > day:
        return "This meeting has not taken place yet. There are no minutes of it."
    if not held_on and last_event in {MeetingEventKind.PLANNED, MeetingEventKind.NOTICE_PUBLISHED}:
        return "The date of this meeting is still to be confirmed. No minutes of it are published here."
    if last_event == MeetingEventKind.HELD:
        return (
            "This meeting was held. No minutes of it are published here, and the register does not know whether any "
            "were taken."
        )
    return "The register does not know whether this meeting was held. No minutes of it are published here."


def lateness_of(stage: MinutesStage, *, last_event: str, held_on: PartialDate, expected: PartialDate, day: date) -> str:
    """How late minutes are, or how long it is since the meeting; empty where none are awaited."""
    if stage not in AWAITED or last_event in NOT_HELD:
        return ""
    if expected:
        late = (day - expected.latest).days
        if late > 0:
            return f"They were expected by {expected.words} and are {_days(late)} late."
        return f"They are expected by {expected.words}."
    if not held_on or held_on.latest >= day or (stage == MinutesStage.NONE and last_event != MeetingEventKind.HELD):
        return ""
    if held_on.precision == "day":
        return f"The meeting was {_days((day - held_on.latest).days)} ago. When minutes may be expected is not stated."
    return f"The meeting was in {held_on.words}. When minutes may be expected is not stated."


def _days(number: int) -> str:
    return "1 day" if number == 1 else f"{number:,} days"


def minutes_named(title: str) -> str:
    """The minutes of a meeting, within a sentence; a title that is printed as that of minutes stands alone."""
    return title if OF_MINUTES.search(title) else f"the minutes of {title}"
