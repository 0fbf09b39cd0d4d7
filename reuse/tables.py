"""The one registry of the public tables, from which the files, their descriptions, the archive and the API are made."""

from datetime import date

from django.http import QueryDict

from changes.exports import CHANGE_COLUMNS
from foi.exports import LOG_COLUMNS
from groups import exports as group_columns
from groups import fact_exports as fact_columns
from groups.source_exports import DISAGREEMENT_COLUMNS, SOURCE_COLUMNS, STATEMENT_COLUMNS
from meetings import exports as meeting_columns
from reuse import table_rows
from reuse.asking import Table, on_a_day
from reuse.rows import Rows

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
        table_rows.groups,
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
        on_a_day(table_rows.group_kinds),
        key=("code",),
    ),
    Table(
        "group-names",
        "Names of groups",
        "What groups were and are called, as sources print it, also the names that had ended by the day.",
        tuple(group_columns.NAME_COLUMNS),
        on_a_day(table_rows.group_names),
        key=("identifier",),
        leads_to=(OF_GROUP, A_SOURCE),
        cites=lambda row: row.citation and row.citation.source,
    ),
    Table(
        "group-statuses",
        "Statuses of groups",
        "What was known of the existence of groups and when, also what had ended by the day.",
        tuple(fact_columns.STATUS_COLUMNS),
        on_a_day(table_rows.group_statuses),
        key=("identifier",),
        leads_to=(OF_GROUP, A_SOURCE),
        cites=lambda row: row.status.citation and row.status.citation.source,
    ),
    Table(
        "group-payments",
        "Payment of advisers",
        "Whether advisers were given pay, expenses or access costs and when, also what had ended by the day. Where "
        "several answers hold on a day, the page of the group gives the one that began last.",
        tuple(fact_columns.PAYMENT_COLUMNS),
        on_a_day(table_rows.group_payments),
        key=("identifier",),
        leads_to=(OF_GROUP, A_SOURCE),
        cites=lambda row: row.fact.citation and row.fact.citation.source,
    ),
    Table(
        "group-documents",
        "Documents of groups",
        "Terms of reference and other documents of the groups, but what is withheld or was approved after the day.",
        tuple(fact_columns.DOCUMENT_COLUMNS),
        on_a_day(table_rows.group_documents),
        key=("identifier",),
        leads_to=(OF_GROUP, A_SOURCE),
        cites=lambda row: row.document.source,
    ),
    Table(
        "group-relations",
        "Relations of groups",
        "What groups became, were part of or are possibly the same as, also what had ended by the day.",
        tuple(fact_columns.RELATION_COLUMNS),
        on_a_day(table_rows.group_relations),
        key=("identifier",),
        leads_to=(A_SOURCE,),
        cites=lambda row: row.citation and row.citation.source,
    ),
    Table(
        "areas",
        "Areas",
        "Boroughs and the command units that they are in on the day, with their groups.",
        tuple(group_columns.AREA_COLUMNS),
        on_a_day(table_rows.areas),
        key=("key",),
        names=("key",),
        leads_to=(("unit_key", "areas", "key"),),
    ),
    Table(
        "themes",
        "Themes",
        "The subjects that groups advise on, and those for which a source says that there is no group.",
        tuple(group_columns.THEME_COLUMNS),
        on_a_day(table_rows.themes),
        key=("key",),
        names=("key",),
    ),
    Table(
        "organisations",
        "Organisations",
        "The bodies that lead, run or support groups, and those before them. It does not change with the day.",
        tuple(group_columns.ORGANISATION_COLUMNS),
        on_a_day(table_rows.organisations),
        key=("key",),
        names=("key",),
    ),
    Table(
        "organisation-relations",
        "Relations of organisations",
        "What organisations became, were part of or are possibly the same as, also what had ended by the day.",
        tuple(fact_columns.ORGANISATION_RELATION_COLUMNS),
        on_a_day(table_rows.organisation_relations),
        key=("identifier",),
        leads_to=(("organisation_key", "organisations", "key"), ("other_key", "organisations", "key"), A_SOURCE),
        cites=lambda row: row.citation and row.citation.source,
    ),
    Table(
        "roles",
        "People in public roles",
        "Who holds a role on the day, where the name is public, and which places are vacant.",
        tuple(group_columns.ROLE_COLUMNS),
        on_a_day(table_rows.roles),
        key=("identifier",),
        leads_to=(OF_GROUP, ("on_behalf_of_key", "organisations", "key"), A_SOURCE),
        cites=lambda row: row.seat.citation and row.seat.citation.source,
    ),
    Table(
        "withheld-names",
        "Names that are withheld",
        "How many names of a role are withheld on each group on the day, and why.",
        tuple(group_columns.WITHHELD_COLUMNS),
        on_a_day(table_rows.withheld_names),
        key=("group_key", "role", "reason"),
        leads_to=(OF_GROUP,),
    ),
    Table(
        "meetings",
        "Meetings",
        "Meetings that have been, and those that were announced, as the register stood on the day.",
        tuple(meeting_columns.MEETING_COLUMNS),
        table_rows.meetings,
        filters=("group", "kind", "area", "theme", "when", "minutes", "from", "to", "on"),
        key=("identifier",),
        names=("group__key", "slug"),
    ),
    Table(
        "minutes",
        "Minutes",
        "Every version of minutes that was published by the day, with its text unless it was withdrawn since.",
        tuple(meeting_columns.MINUTES_COLUMNS),
        on_a_day(table_rows.minutes),
        key=("page",),
        names=(f"{OF_MEETING}group__key", f"{OF_MEETING}slug", "version"),
        leads_to=(A_MEETING,),
    ),
    Table(
        "actions",
        "Open actions",
        "What published minutes ask someone to do and was still to be done on the day.",
        tuple(meeting_columns.ACTION_COLUMNS),
        on_a_day(table_rows.actions),
        key=("identifier",),
        leads_to=(A_MEETING,),
    ),
    Table(
        "sources",
        "Sources",
        "The documents that the register rests on, and those that they mention. It does not change with the day.",
        tuple(SOURCE_COLUMNS),
        on_a_day(table_rows.sources),
        key=("key",),
        names=("key",),
        leads_to=(("publisher_key", "organisations", "key"),),
    ),
    Table(
        "statements",
        "Statements",
        "What sources say, in their own words, with the place where it stands.",
        tuple(STATEMENT_COLUMNS),
        on_a_day(table_rows.statements),
        key=("key",),
        names=("key",),
        leads_to=(A_SOURCE,),
        cites=lambda row: row.source,
    ),
    Table(
        "disagreements",
        "Disagreements",
        "Where sources disagree or leave a gap, and how the register holds it. It does not change with the day.",
        tuple(DISAGREEMENT_COLUMNS),
        on_a_day(table_rows.disagreements),
        key=("key",),
        names=("key",),
    ),
    Table(
        "disclosure-log",
        "Disclosure log",
        "Replies to requests for information that were published by the day.",
        tuple(LOG_COLUMNS),
        table_rows.disclosure_log,
        filters=("q", "month", "decision", "theme", "group", "on"),
        key=("page",),
        names=("slug",),
    ),
    Table(
        "changes",
        "Changes",
        "What was published, corrected or withdrawn, opened or closed, and who took up or left a role, by the day.",
        tuple(CHANGE_COLUMNS),
        table_rows.changes,
        filters=("group", "area", "theme", "kind", "from", "until", "on"),
        key=("key",),
    ),
)

BY_NAME = {table.name: table for table in TABLES}


def of_day(table: Table, day: date) -> Rows:
    """All rows of a table on a day; the day must have come."""
    return table.ask(QueryDict(""), day).rows
