"""The names in the record of a meeting as they are published: those that may be, and a count of the others (DP-01)."""

from collections import Counter
from collections.abc import Sequence
from datetime import time

from groups.choices import WithholdingReason
from groups.disclosure.statements import citation
from iag_registry.lib.audiences import Audience
from meetings.choices import Capacity
from meetings.disclosure.document import Names, NamesInCapacity, PublishedName, Withheld
from meetings.models import Attendance, Meeting

PUBLIC = Audience.PUBLIC
NOT_IN_MINUTES = (Capacity.INVITED, Capacity.NOT_RECORDED)
"""What staff keep of who was to come; the minutes themselves do not say it."""


def names_of(meeting: Meeting, rows: Sequence[Attendance]) -> Names:
    """Who is named, by capacity and in the order of print; a restricted name is not even counted."""
    counted = [row for row in rows if row.audience != Audience.RESTRICTED and row.capacity not in NOT_IN_MINUTES]
    public = [row for row in counted if PUBLIC.sees(row.audience)]
    reasons = Counter(row.withholding_reason for row in counted if not PUBLIC.sees(row.audience))
    expanded: set[str] = set()
    return Names(
        heading=meeting.attendance_heading,
        by_capacity=tuple(
            NamesInCapacity(
                capacity="" if capacity == Capacity.UNSPECIFIED else str(capacity.label),
                names=tuple(_name(row, expanded) for row in public if row.capacity == capacity),
                withheld=sum(row.capacity == capacity and not PUBLIC.sees(row.audience) for row in counted),
            )
            for capacity in Capacity
            if any(row.capacity == capacity for row in counted)
        ),
        withheld=tuple(Withheld(reasons[reason], str(reason.label)) for reason in WithholdingReason if reasons[reason]),
        not_spelt_out=_not_spelt_out(public),
    )


def _name(row: Attendance, expanded: set[str]) -> PublishedName:
    """One name; an abbreviation is given in full the first time that it is used (ACC-13).

    The printed name of an organisation that is withheld stays away with it: it might say who someone is.
    """
    organisation, printed = row.organisation, row.organisation_as_printed
    if organisation and not PUBLIC.sees(organisation.audience):
        organisation, printed = None, ""
    expansion = ""
    if organisation and printed and printed not in expanded:
        expanded.add(printed)
        is_short = printed == organisation.abbreviation and printed != organisation.name
        expansion = organisation.name if is_short else ""
    stood_in_for = row.substitute_for
    cited = citation(row.statement, PUBLIC)
    return PublishedName(
        name=row.name_as_printed,
        initials=row.initials,
        role=row.role_as_printed,
        organisation=printed,
        organisation_url=organisation.get_absolute_url() if organisation else "",
        expansion=expansion,
        named_as_chair=row.is_chair and "chair" not in row.role_as_printed.lower(),
        remotely=row.took_part_remotely,
        arrived=clock(row.arrived),
        left=clock(row.left),
        in_place_of=stood_in_for.name_as_printed if stood_in_for and PUBLIC.sees(stood_in_for.audience) else "",
        locator=cited.locator if cited else "",
        locator_url=cited.url if cited else "",
    )


def _not_spelt_out(rows: Sequence[Attendance]) -> tuple[str, ...]:
    bodies = [row.organisation for row in rows if row.organisation and PUBLIC.sees(row.organisation.audience)]
    return tuple(dict.fromkeys(body.name for body in bodies if body.is_letters_only))


def clock(value: time | None) -> str:
    """A time as 14:30, or nothing."""
    return f"{value:%H:%M}" if value else ""
