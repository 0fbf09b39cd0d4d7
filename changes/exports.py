"""The columns of the table of changes, once for the CSV and the JSON."""

from iag_registry.lib.tables import Column, partial_date_columns

CHANGE_COLUMNS = [
    Column("key", "Key", lambda row: row.key, "Names this change for good."),
    Column("kind", "Kind", lambda row: row.kind),
    Column("label", "What changed", lambda row: row.label),
    *partial_date_columns("date", "Date", lambda row: row.when, "When it happened, as far as it is known."),
    Column(
        "published",
        "Published",
        lambda row: row.published_on,
        "The day on which the register published it; else empty.",
    ),
    Column("title", "Title", lambda row: row.title),
    Column("sentence", "In a sentence", lambda row: row.sentence),
    Column("groups", "Groups", lambda row: row.group_names, "The groups that it concerns."),
    Column("page", "Page", lambda row: row.url, "The address of its page on this site."),
]
