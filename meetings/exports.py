"""The columns of the tables of this app, once for every form in which a table leaves."""

from groups.disclosure import Link
from groups.exports import key_of, page_column
from iag_registry.lib.tables import Column, ColumnType, partial_date_columns
from meetings.disclosure import MeetingLine


def _groups(row: MeetingLine) -> list[Link]:
    """The group whose meeting it is, and those that took part in it as their own."""
    return [link for link in (row.group, *row.joint_groups) if link]


MEETING_COLUMNS = [
    Column("title", "Title", lambda row: row.title, "As printed, or a plain description."),
    Column(
        "groups",
        "Groups",
        lambda row: [link.text for link in _groups(row)],
        "Whose meeting it is; empty where the source does not say.",
        ColumnType.TEXTS,
    ),
    Column(
        "group_keys",
        "Keys of the groups",
        lambda row: [key_of(link) for link in _groups(row)],
        "The same groups in the table of groups.",
        ColumnType.TEXTS,
    ),
    *partial_date_columns("date", "Date", lambda row: row.date, "Empty where no source states it."),
    Column("date_note", "Note on the date", lambda row: row.date_note, "What a source says of it, if not clear."),
    Column("start_time", "Begins", lambda row: row.start_time and f"{row.start_time:%H:%M}", "In local time."),
    Column("end_time", "Ends", lambda row: row.end_time and f"{row.end_time:%H:%M}", "In local time."),
    Column(
        "ahead",
        "Ahead",
        lambda row: row.is_ahead,
        "True for one that was announced and whose day was not over; the next column says if it was called off.",
        ColumnType.TRUTH,
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
    Column(
        "minutes_page",
        "Page of the minutes",
        lambda row: row.minutes_url,
        "Where they can be read on this site.",
        ColumnType.ADDRESS,
    ),
    Column(
        "page",
        "Page",
        lambda row: row.url,
        "The address of the page of the meeting on this site.",
        ColumnType.ADDRESS,
    ),
]

MINUTES_COLUMNS = [
    Column("group_key", "Key of the group", lambda row: row.group_key, "The column “key” of the table of groups."),
    Column("group", "Group", lambda row: row.group.text, "What the group is called today."),
    Column("meeting", "Meeting", lambda row: row.title, "The title of the meeting."),
    *partial_date_columns("date", "Date of the meeting", lambda row: row.held, "Empty where no source states it."),
    Column("version", "Version", lambda row: row.version, "1 for the first that was published.", ColumnType.NUMBER),
    Column("published_as", "Published as", lambda row: row.published_as, "As a draft, as minutes or corrected."),
    Column(
        "published",
        "Published",
        lambda row: row.published_on,
        "The day from which the public could read it.",
        ColumnType.DAY,
    ),
    Column("reason", "Reason", lambda row: row.reason, "Why this version replaces the one before."),
    Column(
        "withdrawn",
        "Withdrawn",
        lambda row: row.withdrawn_on,
        "The day on which it was withdrawn, once that has come.",
        ColumnType.DAY,
    ),
    Column("withdrawn_because", "Why withdrawn", lambda row: row.withdrawn_because, "The reason, from that day on."),
    Column("text", "Text", lambda row: row.text, "The words as published; empty where it can no longer be read."),
    Column("sha256", "SHA-256 of the page", lambda row: row.sha256, "The checksum of its HTML, as published with it."),
    Column("text_sha256", "SHA-256 of the text", lambda row: row.text_sha256, "The checksum of the text in UTF-8."),
    Column(
        "meeting_page",
        "Page of the meeting",
        lambda row: row.meeting_url,
        "The address of the page of the meeting on this site.",
        ColumnType.ADDRESS,
    ),
    page_column(lambda row: row.url),
]

ACTION_COLUMNS = [
    Column("group_key", "Key of the group", lambda row: key_of(row.group), "The column “key” of the table of groups."),
    Column("group", "Group", lambda row: row.group.text if row.group else "", "Whose meeting asked for it."),
    Column("meeting", "Meeting", lambda row: row.meeting.text, "The meeting that asked for it."),
    Column("number", "Number", lambda row: row.number, "As it stands in the minutes."),
    Column("action", "Action", lambda row: row.text, "What is to be done, in the words of the minutes."),
    Column("owner", "Owner", lambda row: row.owner, "A role or a body that is to do it, and never a name."),
    *partial_date_columns("due", "Due", lambda row: row.due, "Empty where the minutes do not say."),
    Column("overdue", "Overdue", lambda row: row.is_overdue, "True where that day is over.", ColumnType.TRUTH),
    Column("status", "Status", lambda row: row.status, "What was last reported. Actions that are done are not told."),
    *partial_date_columns("reported", "Reported", lambda row: row.reported_on, "When that was."),
    Column("report", "Report", lambda row: row.report, "What was said of it."),
    Column(
        "minutes_page",
        "Page of the minutes",
        lambda row: row.meeting.url,
        "Where the action can be read.",
        ColumnType.ADDRESS,
    ),
]
