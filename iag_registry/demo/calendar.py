"""When the invented groups meet, and what becomes of each meeting."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta

from django.utils.text import slugify

from groups.choices import YesNoUnknown
from iag_registry.demo.bodies import Body
from iag_registry.demo.writing import Invention
from iag_registry.lib.audiences import Audience
from iag_registry.lib.partial_dates import PartialDate
from meetings.choices import HowHeld, MeetingEventKind
from meetings.models import JointMeeting, Meeting, MeetingEvent

EVERY = timedelta(days=61)
AHEAD = timedelta(days=40)
BECAME = {7: MeetingEventKind.CANCELLED, 13: MeetingEventKind.POSTPONED, 19: MeetingEventKind.NOT_HELD}
"""Of every 25 meetings those that did not take place, and why not."""
WHY = {
    MeetingEventKind.CANCELLED: "Invented reason: the room was not to be had.",
    MeetingEventKind.POSTPONED: "Invented reason: too few could come.",
    MeetingEventKind.NOT_HELD: "Invented reason: nobody came.",
}


@dataclass
class Sitting:
    """One invented meeting: its group, its day, its number in the whole, and what became of it."""

    body: Body
    day: date
    number: int
    became: MeetingEventKind
    meeting: Meeting
    following: list["Sitting"] = field(default_factory=list)

    @property
    def was_held(self) -> bool:
        """Whether it took place."""
        return self.became == MeetingEventKind.HELD


def invent_calendar(invention: Invention, bodies: Sequence[Body], *, meetings: int) -> list[Sitting]:
    """So many meetings, spread evenly over the groups: the last of each lies ahead, the others go back in time."""
    sittings: list[Sitting] = []
    for place, body in enumerate(bodies):
        of_group = meetings // len(bodies) + (place < meetings % len(bodies))
        sittings += _series(invention, body, of_group, len(sittings))
    invention.write(sitting.meeting for sitting in sittings)
    invention.write(event for sitting in sittings for event in _events(sitting))
    invention.write(
        JointMeeting(meeting=sitting.meeting, group=bodies[(sitting.number + 1) % len(bodies)].group)
        for sitting in sittings
        if sitting.number % 40 == 5 and bodies[(sitting.number + 1) % len(bodies)] != sitting.body
    )
    return sittings


def _series(invention: Invention, body: Body, number: int, first: int) -> list[Sitting]:
    series: list[Sitting] = []
    for place in range(number):
        jitter = timedelta(days=invention.random.randrange(-10, 11))
        day = invention.day + AHEAD + jitter - EVERY * (number - 1 - place)
        series.append(_sitting(invention, body, day, first + place, is_last=place == number - 1))
    for place, sitting in enumerate(series):
        sitting.following = series[place + 1 :]
    return series


def _sitting(invention: Invention, body: Body, day: date, number: int, *, is_last: bool) -> Sitting:
    became = BECAME.get(number % 25, MeetingEventKind.HELD)
    if day >= invention.day:
        became = MeetingEventKind.NOTICE_PUBLISHED
    elif is_last:
        became = MeetingEventKind.HELD
    meeting = Meeting(
        group=body.group,
        slug=slugify(day.isoformat()),
        title=f"Meeting of {body.group.name}, {PartialDate.of(day).words}",
        date=PartialDate.of(day),
        start_time=time(18, 30),
        end_time=time(20, 30),
        place="Invented hall, 1 Nowhere Street",
        place_audience=Audience.PUBLIC,
        accessibility="Invented: step-free entrance, hearing loop.",
        how_held=invention.random.choice([HowHeld.IN_PERSON, HowHeld.ONLINE, HowHeld.BOTH]),
        open_to_public=YesNoUnknown.YES if number % 2 else YesNoUnknown.NO,
        how_to_attend="Nobody can: this meeting is invented." if number % 2 else "",
        attendance_heading="Members and others",
        audience=Audience.PUBLIC,
        note="Invented for demonstration.",
    )
    return Sitting(body, day, number, became, meeting)


def _events(sitting: Sitting) -> list[MeetingEvent]:
    """Planned two months before, and then what became of it."""
    planned = PartialDate.of(sitting.day - timedelta(days=60))
    then = sitting.day if sitting.was_held else sitting.day - timedelta(days=30)
    moved = sitting.following[0].meeting if sitting.became == MeetingEventKind.POSTPONED else None
    return [
        MeetingEvent(meeting=sitting.meeting, kind=MeetingEventKind.PLANNED, dated=planned),
        MeetingEvent(
            meeting=sitting.meeting,
            kind=sitting.became,
            dated=PartialDate.of(then),
            reason=WHY.get(sitting.became, ""),
            postponed_to=moved,
        ),
    ]
