"""What a new meeting is called, and how its address ends."""

from collections.abc import Iterable

from groups.models import AdvisoryGroup
from iag_registry.lib.partial_dates import PartialDate
from meetings.models import Meeting


def dated_title(title: str, day: PartialDate) -> str:
    """The title with its day, by which the meetings of a year are told apart wherever they are named."""
    return title if not day or day.words in title else f"{title}, {day.words}"


def free_slug(day: PartialDate, taken: Iterable[str]) -> str:
    """The end of the address of a meeting: its date, with -2 for a second one of that date (none is used twice)."""
    slug = str(day) or "date-to-be-confirmed"
    number = 1
    while (found := slug if number == 1 else f"{slug}-{number}") in taken:
        number += 1
    return found


def free_slugs(group: AdvisoryGroup, dates: Iterable[PartialDate]) -> list[str]:
    """The ends of the addresses of meetings of one group on these days, in their order."""
    taken = set(Meeting.objects.filter(group=group).values_list("slug", flat=True))
    found = []
    for each in dates:
        found.append(free_slug(each, taken))
        taken.add(found[-1])
    return found
