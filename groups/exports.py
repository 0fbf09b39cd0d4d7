"""The columns of the table of groups, once for the CSV and the JSON."""

from collections.abc import Iterable

from groups.disclosure import GroupRow
from iag_registry.lib.tables import Column, partial_date_columns


def _texts(links: Iterable[object]) -> list[str]:
    return [getattr(link, "text", "") for link in links]


GROUP_COLUMNS = [
    Column("key", "Key", lambda row: row.key, "Names the group in addresses, and is never used for another."),
    Column("name", "Name", lambda row: row.name, "Its name on the day."),
    Column("kind", "Kind (code)", lambda row: row.kind.code if row.kind else "", "Empty where no source says."),
    Column("kind_name", "Kind", lambda row: row.kind.name if row.kind else ""),
    Column(
        "counted",
        "Counted",
        lambda row: row.counted,
        "True for an active independent advisory group that stands for itself: the groups that a count counts.",
    ),
    Column("status", "Status (code)", lambda row: row.status.code, "What is known of its existence on the day."),
    Column("status_name", "Status", lambda row: row.status.label),
    *partial_date_columns(
        "status_as_of", "Status as of", lambda row: row.status.as_of, "The date of the statement behind the status."
    ),
    Column("status_reason", "Reason of the status", lambda row: row.status.reason),
    Column("areas", "Areas", lambda row: _texts(row.areas)),
    Column("area_codes", "Official codes of the areas", lambda row: list(row.area_codes)),
    Column("themes", "Themes", lambda row: _texts(row.themes)),
    Column("led_by", "Led by", lambda row: _texts(row.led_by), "The command that leads it."),
    Column("run_by", "Run by", lambda row: _texts(row.run_by)),
    Column("page", "Page", lambda row: row.url, "The address of its page on this site."),
]


def group_sources(rows: Iterable[GroupRow]) -> list[dict[str, str]]:
    """The documents behind the statuses of these rows, each once, by title."""
    cited = {row.status.citation.source for row in rows if row.status.citation}
    return [{"title": source.text, "page": source.url} for source in sorted(cited)]
