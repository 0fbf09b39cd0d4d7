"""The columns of the tables of this app, once for every form in which a table leaves."""

from collections.abc import Callable, Iterable
from typing import Any

from groups.choices import (
    AreaKind,
    GroupStatusKind,
    NameKind,
    OrganisationKind,
    RoleType,
    WithholdingReason,
)
from groups.disclosure import GroupRow, Link, Period, StatementView
from iag_registry.lib.tables import Column, ColumnType, coded, partial_date_columns, worded_columns


def texts(links: Iterable[object]) -> list[str]:
    """The words of links, as one cell holds them."""
    return [getattr(link, "text", "") for link in links]


def _keys(links: Iterable[Link]) -> list[str]:
    return [key_of(link) for link in links]


def key_of(link: Link | None) -> str:
    """The key of the record that a link leads to: the last word of its address."""
    return link.url.rstrip("/").rpartition("/")[2] if link else ""


def page_column(get: Callable[[Any], str]) -> Column:
    """The address of the page of a row, which every table with pages has."""
    return Column("page", "Page", get, "The address of its page on this site.", ColumnType.ADDRESS)


def period_columns(get: Callable[[Any], Period | None]) -> tuple[Column, ...]:
    """When something began and ended, and on which day a source found it so, as far as sources say."""

    def part(name: str) -> Callable[[Any], Any]:
        return lambda row: getattr(get(row), name, "")

    return (
        *partial_date_columns("start", "Began", part("start"), "Empty where no source says when it began."),
        *partial_date_columns("end", "Ended", part("end"), "Empty where no source says that it ended."),
        *partial_date_columns("observed", "Found so", part("observed"), "A day on which a source found it so."),
    )


def source_columns(get: Callable[[Any], StatementView | None]) -> tuple[Column, ...]:
    """Which document says so, and which of its statements (EXP-06); empty where none does that the public may read."""

    def part(of: Callable[[StatementView], str]) -> Callable[[Any], str]:
        return lambda row: of(said) if (said := get(row)) else ""

    return (
        Column("source", "Source", part(lambda said: said.source.text), "The document that says so."),
        Column(
            "source_key", "Key of the source", part(lambda said: key_of(said.source)), "The table of sources has it."
        ),
        Column("statement", "Statement", part(lambda said: said.key), "The column “key” of the table of statements."),
    )


OF_A_GROUP = (
    Column("group_key", "Key of the group", lambda row: row.key, "The column “key” of the table of groups."),
    Column("group", "Group", lambda row: row.group.text, "What the group is called today."),
)
"""Whose row it is."""

IDENTIFIER = Column("identifier", "Identifier", lambda row: row.uuid, "Names this row, and no other, at all times.")
"""What names a row for good."""

GROUP_COLUMNS = [
    Column("key", "Key", lambda row: row.key, "Names the group in addresses, and is never used for another."),
    Column("name", "Name", lambda row: row.name, "Its name on the day."),
    Column(
        "kind",
        "Kind (code)",
        lambda row: row.kind.code if row.kind else "",
        "The table of kinds lists the codes. Empty where no source says.",
    ),
    Column("kind_name", "Kind", lambda row: row.kind.name if row.kind else "", "The same in words."),
    Column(
        "counted",
        "Counted",
        lambda row: row.counted,
        "True for an active independent advisory group that stands for itself: the groups that a count counts.",
        ColumnType.TRUTH,
    ),
    Column(
        "status",
        "Status (code)",
        lambda row: row.status.code,
        "What is known of its existence on the day.",
        codes=coded(GroupStatusKind.choices),
    ),
    Column("status_name", "Status", lambda row: row.status.label, "The same in words."),
    *partial_date_columns(
        "status_as_of",
        "Status as of",
        lambda row: row.status.as_of,
        "When it was noted, or else the date of the statement behind it, or else its first day.",
    ),
    Column("status_reason", "Reason of the status", lambda row: row.status.reason, "Empty where no source gives one."),
    Column("areas", "Areas", lambda row: texts(row.areas), "The areas that it covers on the day.", ColumnType.TEXTS),
    Column(
        "area_keys",
        "Keys of the areas",
        lambda row: _keys(row.areas),
        "The same areas in the same order, as the table of areas and the filter “area” have them.",
        ColumnType.TEXTS,
    ),
    Column(
        "area_codes",
        "Official codes of the areas",
        lambda row: [code for code in row.area_codes if code],
        "The codes of the Office for National Statistics (GSS), of the areas that have one.",
        ColumnType.TEXTS,
    ),
    Column("themes", "Themes", lambda row: texts(row.themes), "The subjects that it advises on.", ColumnType.TEXTS),
    Column(
        "theme_keys",
        "Keys of the themes",
        lambda row: _keys(row.themes),
        "The same themes in the same order, as the table of themes and the filter “theme” have them.",
        ColumnType.TEXTS,
    ),
    Column("led_by", "Led by", lambda row: texts(row.led_by), "The command that leads it.", ColumnType.TEXTS),
    Column(
        "led_by_keys",
        "Keys of what leads it",
        lambda row: _keys(row.led_by),
        "The same in the table of organisations; the filter “run_by” takes them.",
        ColumnType.TEXTS,
    ),
    Column("run_by", "Run by", lambda row: texts(row.run_by), "The body that runs it.", ColumnType.TEXTS),
    Column(
        "run_by_keys",
        "Keys of what runs it",
        lambda row: _keys(row.run_by),
        "The same in the table of organisations; the filter “run_by” takes them.",
        ColumnType.TEXTS,
    ),
    page_column(lambda row: row.url),
]

KIND_COLUMNS = [
    Column("code", "Code", lambda row: row.code, "What the filter “kind” takes, and the table of groups has."),
    Column("name", "Name", lambda row: row.name, "What one such group is called."),
    Column("plural", "Plural", lambda row: row.plural, "What several of them are called."),
    Column(
        "advises",
        "Advisory group",
        lambda row: row.is_advisory_group,
        "True for the kinds that the register counts as independent advisory groups.",
        ColumnType.TRUTH,
    ),
    Column("description", "Description", lambda row: row.description, "What sort of body it is."),
]

NAME_COLUMNS = [
    *OF_A_GROUP,
    Column("name", "Name", lambda row: row.name, "A name of the group, letter for letter as a source prints it."),
    *worded_columns("kind", "Kind of name", lambda row: row.kind, "What sort of name it is.", NameKind.choices),
    *period_columns(lambda row: row.period),
    Column("note", "Note", lambda row: row.note, "What must be read with it."),
    *source_columns(lambda row: row.citation),
    IDENTIFIER,
]

AREA_COLUMNS = [
    Column("key", "Key", lambda row: key_of(row.link), "Names the area in addresses."),
    Column("name", "Name", lambda row: row.link.text, "What the area is called."),
    Column(
        "kind",
        "Kind (code)",
        lambda row: row.kind,
        "A borough, a unit of several, the whole force, or outside.",
        codes=coded(AreaKind.choices),
    ),
    Column("code", "Official code", lambda row: row.code, "The code of the Office for National Statistics (GSS)."),
    Column("short_code", "Short code", lambda row: row.short_code, "The letters by which the police call it."),
    Column("policed_by", "Policed by", lambda row: row.policed_by, "Where it is not policed by the publisher."),
    Column("unit", "Unit", lambda row: row.unit.text if row.unit else "", "The command unit it is in on the day."),
    Column("unit_key", "Key of the unit", lambda row: key_of(row.unit), "The unit in this table."),
    Column("groups", "Groups", lambda row: texts(row.groups), "The groups that cover it on the day.", ColumnType.TEXTS),
    Column(
        "group_keys",
        "Keys of the groups",
        lambda row: _keys(row.groups),
        "The same groups in the table of groups.",
        ColumnType.TEXTS,
    ),
    page_column(lambda row: row.link.url),
]

THEME_COLUMNS = [
    Column("key", "Key", lambda row: key_of(row.link), "Names the theme in addresses."),
    Column("name", "Name", lambda row: row.link.text, "What the theme is called here."),
    Column("other_words", "Other words", lambda row: row.other_words, "Words that sources use for it."),
    Column(
        "advisory_groups",
        "Advisory groups",
        lambda row: row.advisory_groups,
        "How many advisory groups advise on it, those included whose status is not known.",
        ColumnType.NUMBER,
    ),
    Column(
        "other_bodies",
        "Other bodies",
        lambda row: row.other_bodies,
        "How many bodies of other kinds do.",
        ColumnType.NUMBER,
    ),
    Column(
        "denied",
        "Said not to exist",
        lambda row: row.denied,
        "True where a source says that there is no such group.",
        ColumnType.TRUTH,
    ),
    page_column(lambda row: row.link.url),
]

ORGANISATION_COLUMNS = [
    Column("key", "Key", lambda row: key_of(row.link), "Names the organisation in addresses."),
    Column("name", "Name", lambda row: row.link.text, "Its name, with its abbreviation."),
    *worded_columns("kind", "Kind", lambda row: row.kind, "What sort of body it is.", OrganisationKind.choices),
    Column("description", "Description", lambda row: row.description, "What it is, in a few words."),
    page_column(lambda row: row.link.url),
]

SIDES = (("members", "Its members"), ("police", "The police"), ("others", "Others who have a part in it"))

ROLE_COLUMNS = [
    *OF_A_GROUP,
    Column(
        "side",
        "Side",
        lambda row: row.side,
        "“members”, “police” or “others”: the police are never members.",
        codes=SIDES,
    ),
    *worded_columns("role", "Role", lambda row: row.seat.role, "What the person does there.", RoleType.choices),
    Column("name", "Name", lambda row: row.seat.name, "Empty for a vacant place. Two rows may be of one person."),
    Column("vacant", "Vacant", lambda row: row.seat.vacant, "True for a place that nobody holds.", ColumnType.TRUTH),
    Column("title", "Rank or title", lambda row: row.seat.title, "Letter for letter as a source prints it."),
    Column(
        "on_behalf_of",
        "On behalf of",
        lambda row: row.seat.on_behalf_of.text if row.seat.on_behalf_of else "",
        "The body that the person speaks for.",
    ),
    Column(
        "on_behalf_of_key",
        "Key of on behalf of",
        lambda row: key_of(row.seat.on_behalf_of),
        "The same body in the table of organisations.",
    ),
    Column("appointed_by", "Appointed by", lambda row: row.seat.appointed_by, "Who appointed the person."),
    *period_columns(lambda row: row.seat.period),
    Column("term", "Term", lambda row: row.seat.term, "How long the term is, and when it ends."),
    Column("note", "Note", lambda row: row.seat.note, "What must be read with it."),
    *source_columns(lambda row: row.seat.citation),
    IDENTIFIER,
]

WITHHELD_COLUMNS = [
    *OF_A_GROUP,
    *worded_columns(
        "role",
        "Role",
        lambda row: row.withheld.role,
        "What the people do there whose names are withheld.",
        RoleType.choices,
    ),
    *worded_columns(
        "reason", "Reason", lambda row: row.withheld.reason, "Why their names are withheld.", WithholdingReason.choices
    ),
    Column("number", "Number", lambda row: row.withheld.count, "How many names.", ColumnType.NUMBER),
]


def group_sources(rows: Iterable[GroupRow]) -> list[dict[str, str]]:
    """The documents behind the statuses of these rows, each once, by title."""
    return listed_sources(row.status.citation.source for row in rows if row.status.citation)


def listed_sources(cited: Iterable[Link]) -> list[dict[str, str]]:
    """Documents as every JSON lists them: each once, by title (EXP-06)."""
    return [{"title": source.text, "page": source.url} for source in sorted(set(cited))]
