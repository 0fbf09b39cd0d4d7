"""The columns of the table of meetings, once for the CSV and the JSON."""

from iag_registry.lib.tables import Column, partial_date_columns
from meetings.disclosure import MeetingLine


def _groups(row: MeetingLine) -> list[str]:
    """The group whose meeting it is, and those that took part in it as their own."""
    return [link.text for link in (row.group, *row.joint_groups) if link]


MEETING_COLUMNS = [
    Column("title", "Title", lambda row: row.title),
    Column("groups", "Groups", _groups, "Whose meeting it is; empty where the source does not say."),
    *partial_date_columns("date", "Date", lambda row: row.date, "Empty where no source states it."),
    Column("date_note", "Note on the date", lambda row: row.date_note),
    Column("start_time", "Begins", lambda row: row.start_time and f"{row.start_time:%H:%M}", "In local time."),
    Column("end_time", "Ends", lambda row: row.end_time and f"{row.end_time:%H:%M}", "In local time."),
    Column(
        "ahead", "Ahead", lambda row: row.is_ahead, "True for a meeting that had been announced and was still to be."
    ),
    Column("standing", "What became of it", lambda row: row.standing, "Empty where no source says."),
    Column("how_held", "How it is held", lambda row: row.how_held, "Empty where no source says."),
    Column("open_to_public", "Open to the public", lambda row: row.open_to_public, "Empty where no source says."),
    Column(
        "minutes",
        "Minutes",
        lambda row: row.minutes or "None published here",
        "How far they had come; that none are published does not mean that there was no meeting.",
    ),
    Column("minutes_page", "Page of the minutes", lambda row: row.minutes_url, "Where they can be read on this site."),
    Column("page", "Page", lambda row: row.url, "The address of the page of the meeting on this site."),
]
