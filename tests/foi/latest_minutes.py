"""A group with meetings and minutes, and what an answer on its latest minutes says; all of it invented."""

from tests import factories as make
from tests.foi.invented import invented_register, rows_of, stated_group
from tests.foi.met import minuted


def race_group():
    invented = invented_register()
    return invented, stated_group(invented, 1, kind=invented.central, name="Race IAG", theme=invented.race)


def met(group, day, stage="", *, published="", event="held", meeting_statement=None, **values):
    """A meeting that took place, with minutes at a stage, or with a version of them published on a day."""
    meeting = make.make_meeting(group=group, title=f"Meeting of {day}", date=day, statement=meeting_statement)
    make.make_meeting_event(meeting=meeting, kind=event)
    if stage or published:
        minuted(meeting, published, stage=stage or "published", **values)
    return meeting


def outcome(answer):
    """How far the minutes are, of which meeting, and why they cannot be read."""
    row = rows_of(answer, "minutes")[0]
    return (*row[2:5], row[7])


def version(answer):
    return rows_of(answer, "minutes")[0][2:7]
