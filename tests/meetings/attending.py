"""Who sat with an invented group on the day of its meeting, and the offer of their names."""

from meetings.actions import attendance
from tests.factories import make_person, make_role

DAY = "2022-06-30"
CLOSED = {"audience": "restricted", "withholding_reason": "s38_1"}


def everything(rows):
    return rows


def nothing_restricted(rows):
    return rows.exclude(audience="restricted")


def offer(meeting, editor, sees=everything):
    return [row.name_as_printed for row in attendance.offer(meeting=meeting, sees=sees, by=editor)]


def sat(group, name, start="2020", **values):
    return make_role(group=group, person=make_person(name=name), start=start, **values)
