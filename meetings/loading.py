"""The tables of the fixtures whose records this app holds."""

from groups.loading import Table
from groups.loading.table import Data
from meetings import models


def meeting_at(text: str) -> Data:
    """A meeting is referred to as "group-key/slug", or as "slug" where it has no group."""
    group, _, slug = text.rpartition("/")
    return {"group__key": group, "slug": slug} if group else {"group": None, "slug": slug}


TABLES = [
    Table(
        "meeting",
        models.Meeting,
        ("group", "slug"),
        where=meeting_at,
        children=(
            Table("events", models.MeetingEvent, ("kind", "dated"), "meeting"),
            Table("attendances", models.Attendance, ("position",), "meeting", ordered=True),
            Table("items", models.AgendaItem, ("position",), "meeting", ordered=True),
            Table("minutes", models.Minutes, (), "meeting"),
        ),
    ),
]
