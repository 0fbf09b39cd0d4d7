"""The columns of the tables of this app, once for every form in which a table leaves."""

from groups.choices import YesNoUnknown
from groups.disclosure import Link
from groups.exports import IDENTIFIER, key_of, page_column
from iag_registry.lib.tables import Column, ColumnType, coded, partial_date_columns, worded_columns
from meetings.choices import STILL_OPEN, ActionStatus, HowHeld, MeetingEventKind, MinutesStage, ReleaseKind
from meetings.disclosure import NO_LONGER_READABLE, MeetingLine


def _groups(row: MeetingLine) -> list[Link]:
    """The group whose meeting it is, and those that took part in it as their own."""
    return [link for link in (row.group, *row.joint_groups) if link]


NONE_PUBLISHED = "None published here"
MINUTES = (
    (MinutesStage.NONE, NONE_PUBLISHED),
    *((stage, stage.label) for stage in MinutesStage if stage != MinutesStage.NONE),
    ("no_longer_readable", NO_LONGER_READABLE),
)
"""How far minutes may have come, and what the tables call it; the last is said on days before they were withdrawn."""


def _key_of_meeting() -> Column:
    """The column that leads from a row of another table to its meeting."""
    what = "The column “key” of the table of meetings: of the group and of the meeting, as in /api/v1/meetings/KEY/."
    return Column("meeting_key", "Key of the meeting", lambda row: row.meeting_key, what)


MEETING_COLUMNS = [
    Column(
        "key",
        "Key",
        lambda row: row.key,
        "Names the meeting: the key of its group and its own, as in /api/v1/meetings/KEY/; empty where no source says "
        "whose meeting it is.",
    ),
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
    Column(
        "standing_code",
        "What became of it (code)",
        lambda row: row.last_event,
        "The last that is known of it by the day, without the doubt that the words may add.",
        codes=coded(MeetingEventKind.choices),
    ),
    *worded_columns(
        "how_held",
        "How it is held",
        lambda row: row.how_held,
        "Empty where no source says.",
        [(each, each.label) for each in HowHeld if each != HowHeld.NOT_STATED],
    ),
    *worded_columns(
        "open_to_public",
        "Open to the public",
        lambda row: row.open_to_public,
        "Empty where no source says.",
        [(each, each.label) for each in YesNoUnknown if each != YesNoUnknown.UNKNOWN],
    ),
    *worded_columns(
        "minutes",
        "Minutes",
        lambda row: row.minutes or NONE_PUBLISHED,
        "How far they had come; that none are published does not mean that there was no meeting.",
        MINUTES,
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
    IDENTIFIER,
]

MINUTES_COLUMNS = [
    Column("group_key", "Key of the group", lambda row: row.group_key, "The column “key” of the table of groups."),
    Column("group", "Group", lambda row: row.group.text, "What the group is called today."),
    Column("meeting", "Meeting", lambda row: row.title, "The title of the meeting."),
    _key_of_meeting(),
    *partial_date_columns("date", "Date of the meeting", lambda row: row.held, "Empty where no source states it."),
    Column("version", "Version", lambda row: row.version, "1 for the first that was published.", ColumnType.NUMBER),
    *worded_columns(
        "published_as",
        "Published as",
        lambda row: row.published_as,
        "As a draft, as minutes or corrected.",
        ReleaseKind.choices,
    ),
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
    _key_of_meeting(),
    Column("number", "Number", lambda row: row.number, "As it stands in the minutes."),
    Column("action", "Action", lambda row: row.text, "What is to be done, in the words of the minutes."),
    Column("owner", "Owner", lambda row: row.owner, "A role or a body that is to do it, and never a name."),
    *partial_date_columns("due", "Due", lambda row: row.due, "Empty where the minutes do not say."),
    Column("overdue", "Overdue", lambda row: row.is_overdue, "True where that day is over.", ColumnType.TRUTH),
    *worded_columns(
        "status",
        "Status",
        lambda row: row.status,
        "What was last reported. Actions that are done are not told.",
        [(each, each.label) for each in ActionStatus if each in STILL_OPEN],
    ),
    *partial_date_columns("reported", "Reported", lambda row: row.reported_on, "When that was."),
    Column("report", "Report", lambda row: row.report, "What was said of it."),
    Column(
        "minutes_page",
        "Page of the minutes",
        lambda row: row.meeting.url,
        "Where the action can be read.",
        ColumnType.ADDRESS,
    ),
    IDENTIFIER,
]
