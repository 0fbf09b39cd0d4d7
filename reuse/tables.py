"""The one registry of the public tables, from which the files, their descriptions, the archive and the API are made."""

from datetime import date

from django.db.models import F, Value
from django.db.models.functions import Coalesce
from django.http import QueryDict

from foi.disclosure.log import log_lines
from foi.exports import LOG_COLUMNS
from foi.filters import log_list
from groups import disclosure as groups
from groups import exports as group_columns
from groups.exports import key_of
from groups.filters import group_list
from groups.source_exports import SOURCE_COLUMNS, STATEMENT_COLUMNS
from groups.views.page import AUDIENCE
from meetings import disclosure as meetings
from meetings import exports as meeting_columns
from meetings.filters import meeting_list
from reuse.asking import Listed, Table, on_a_day
from reuse.rows import InCodeOrder, ListRows, QueryRows, Rows, in_code_order


def _groups(query: QueryDict, today: date) -> Listed:
    found = group_list(query, today, AUDIENCE)
    day = found.reading.day
    rows = QueryRows(
        found.groups, in_code_order("key"), lambda rows: groups.group_rows(rows, day, AUDIENCE, found.kinds)
    )
    return Listed(found.reading, found.asked, found.mistakes, rows)


def _meetings(query: QueryDict, today: date) -> Listed:
    found = meeting_list(query, today, AUDIENCE)
    day = found.reading.day
    group = InCodeOrder(Coalesce(F("group__key"), Value("")))
    order = (*in_code_order("date"), group, *in_code_order("slug"), F("uuid"))
    rows = QueryRows(found.meetings, order, lambda rows: meetings.meeting_table(rows, day, AUDIENCE))
    return Listed(found.reading, found.asked, found.mistakes, rows)


def _log(query: QueryDict, today: date) -> Listed:
    found = log_list(query, today)
    order = (F("published_on"), *in_code_order("entry__slug"))
    rows = QueryRows(found.releases, order, lambda rows: tuple(log_lines(rows)))
    return Listed(found.reading, found.asked, found.mistakes, rows)


def _kinds(day: date) -> Rows:
    return ListRows(lambda: list(groups.kinds_by_row().values()), lambda row: (row.code,))


def _names(day: date) -> Rows:
    order = (*in_code_order("group__key", "text"), F("uuid"))
    return QueryRows(groups.listed_names(day, AUDIENCE), order, groups.name_rows)


def _roles(day: date) -> Rows:
    order = (*in_code_order("group__key"), F("position"), F("uuid"))
    found = groups.listed_roles(day, AUDIENCE)
    return QueryRows(found, order, lambda rows: groups.role_rows(rows, day, AUDIENCE))


def _withheld(day: date) -> Rows:
    return ListRows(
        lambda: groups.withheld_rows(day, AUDIENCE), lambda row: (row.key, row.withheld.role, row.withheld.reason)
    )


def _areas(day: date) -> Rows:
    def rows() -> list[groups.AreaRow]:
        found = groups.area_list(day, AUDIENCE)
        return [*found.whole, *(row.unit for row in found.units), *found.boroughs, *found.outside]

    return ListRows(rows, lambda row: (key_of(row.link),))


def _themes(day: date) -> Rows:
    return ListRows(lambda: groups.theme_rows(day, AUDIENCE), lambda row: (key_of(row.link),))


def _organisations(day: date) -> Rows:
    return ListRows(lambda: groups.organisation_rows(AUDIENCE), lambda row: (key_of(row.link),))


def _sources(day: date) -> Rows:
    return ListRows(lambda: groups.source_rows(AUDIENCE), lambda row: (key_of(row.link),))


def _statements(day: date) -> Rows:
    found = groups.listed_statements(day, AUDIENCE)
    return QueryRows(found, in_code_order("key"), lambda rows: groups.statement_views(rows, AUDIENCE))


def _minutes(day: date) -> Rows:
    found = meetings.listed_minutes(day, AUDIENCE)
    meeting = in_code_order("minutes__meeting__group__key", "minutes__meeting__slug")
    return QueryRows(found, (F("published_on"), *meeting, F("version")), lambda rows: meetings.minutes_rows(rows, day))


def _actions(day: date) -> Rows:
    found = meetings.open_actions(day, AUDIENCE)
    order = (*in_code_order("meeting__group__key", "meeting__slug"), F("position"), F("uuid"))
    return QueryRows(found, order, lambda rows: meetings.action_lines(rows, day, AUDIENCE))


OF_MEETING = "minutes__meeting__"
OF_GROUP = ("group_key", "groups", "key")
A_MEETING = ("meeting_key", "meetings", "key")
A_SOURCE = ("source_key", "sources", "key")

TABLES: tuple[Table, ...] = (
    Table(
        "groups",
        "Groups",
        "The groups that the register knows of on the day, and what each was then.",
        tuple(group_columns.GROUP_COLUMNS),
        _groups,
        filters=("q", "kind", "area", "theme", "status", "run_by", "on"),
        key=("key",),
        names=("key",),
        leads_to=(("kind", "group-kinds", "code"),),
        cites=lambda row: row.status.citation and row.status.citation.source,
    ),
    Table(
        "group-kinds",
        "Kinds of groups",
        "The codes of the kinds of groups, and what they mean. It does not change with the day.",
        tuple(group_columns.KIND_COLUMNS),
        on_a_day(_kinds),
        key=("code",),
    ),
    Table(
        "group-names",
        "Names of groups",
        "What groups were and are called, as sources print it, also the names that had ended by the day.",
        tuple(group_columns.NAME_COLUMNS),
        on_a_day(_names),
        key=("identifier",),
        leads_to=(OF_GROUP,),
    ),
    Table(
        "areas",
        "Areas",
        "Boroughs and the command units that they are in on the day, with their groups.",
        tuple(group_columns.AREA_COLUMNS),
        on_a_day(_areas),
        key=("key",),
        names=("key",),
        leads_to=(("unit_key", "areas", "key"),),
    ),
    Table(
        "themes",
        "Themes",
        "The subjects that groups advise on, and those for which a source says that there is no group.",
        tuple(group_columns.THEME_COLUMNS),
        on_a_day(_themes),
        key=("key",),
        names=("key",),
    ),
    Table(
        "organisations",
        "Organisations",
        "The bodies that lead, run or support groups, and those before them. It does not change with the day.",
        tuple(group_columns.ORGANISATION_COLUMNS),
        on_a_day(_organisations),
        key=("key",),
        names=("key",),
    ),
    Table(
        "roles",
        "People in public roles",
        "Who holds a role on the day, where the name is public, and which places are vacant.",
        tuple(group_columns.ROLE_COLUMNS),
        on_a_day(_roles),
        key=("identifier",),
        leads_to=(OF_GROUP, ("on_behalf_of_key", "organisations", "key"), A_SOURCE),
        cites=lambda row: row.seat.citation and row.seat.citation.source,
    ),
    Table(
        "withheld-names",
        "Names that are withheld",
        "How many names of a role are withheld on each group on the day, and why.",
        tuple(group_columns.WITHHELD_COLUMNS),
        on_a_day(_withheld),
        key=("group_key", "role", "reason"),
        leads_to=(OF_GROUP,),
    ),
    Table(
        "meetings",
        "Meetings",
        "Meetings that have been, and those that were announced, as the register stood on the day.",
        tuple(meeting_columns.MEETING_COLUMNS),
        _meetings,
        filters=("group", "kind", "area", "theme", "when", "minutes", "from", "to", "on"),
        key=("identifier",),
        names=("group__key", "slug"),
    ),
    Table(
        "minutes",
        "Minutes",
        "Every version of minutes that was published by the day, with its text unless it was withdrawn since.",
        tuple(meeting_columns.MINUTES_COLUMNS),
        on_a_day(_minutes),
        key=("page",),
        names=(f"{OF_MEETING}group__key", f"{OF_MEETING}slug", "version"),
        leads_to=(A_MEETING,),
    ),
    Table(
        "actions",
        "Open actions",
        "What published minutes ask someone to do and was still to be done on the day.",
        tuple(meeting_columns.ACTION_COLUMNS),
        on_a_day(_actions),
        key=("identifier",),
        leads_to=(A_MEETING,),
    ),
    Table(
        "sources",
        "Sources",
        "The documents that the register rests on, and those that they mention. It does not change with the day.",
        tuple(SOURCE_COLUMNS),
        on_a_day(_sources),
        key=("key",),
        names=("key",),
        leads_to=(("publisher_key", "organisations", "key"),),
    ),
    Table(
        "statements",
        "Statements",
        "What sources say, in their own words, with the place where it stands.",
        tuple(STATEMENT_COLUMNS),
        on_a_day(_statements),
        key=("key",),
        names=("key",),
        leads_to=(A_SOURCE,),
        cites=lambda row: row.source,
    ),
    Table(
        "disclosure-log",
        "Disclosure log",
        "Replies to requests for information that were published by the day.",
        tuple(LOG_COLUMNS),
        _log,
        filters=("q", "month", "decision", "theme", "group", "on"),
        key=("page",),
        names=("slug",),
    ),
)

BY_NAME = {table.name: table for table in TABLES}


def of_day(table: Table, day: date) -> Rows:
    """All rows of a table on a day; the day must have come."""
    return table.ask(QueryDict(""), day).rows
