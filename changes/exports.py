"""The columns of the table of changes, once for every form in which it leaves."""

from changes.disclosure import KINDS
from groups.exports import page_column
from iag_registry.lib.tables import Column, ColumnType, coded, partial_date_columns

CHANGE_COLUMNS = [
    Column("key", "Key", lambda row: row.key, "Names this change for good."),
    Column("kind", "Kind", lambda row: row.kind, "What changed, as a code.", codes=coded(KINDS)),
    Column("label", "What changed", lambda row: row.label, "The same in words."),
    *partial_date_columns("date", "Date", lambda row: row.when, "When it happened, as far as it is known."),
    Column(
        "published",
        "Published",
        lambda row: row.published_on,
        "The day on which the register published it; else empty.",
        ColumnType.DAY,
    ),
    Column("title", "Title", lambda row: row.title, "What it is about."),
    Column("sentence", "In a sentence", lambda row: row.sentence, "What happened."),
    Column(
        "groups",
        "Groups",
        lambda row: row.group_names,
        "The groups that it concerns, as they were called on the day.",
        ColumnType.TEXTS,
    ),
    Column(
        "group_keys",
        "Keys of the groups",
        lambda row: [group.key for group in row.groups],
        "The same groups as the table of groups has them, on days on which it does.",
        ColumnType.TEXTS,
    ),
    page_column(lambda row: row.url),
]
