"""How the rows of each public table are read, and in which order they stand, on a day or for a query."""

from datetime import date

from django.db.models import F, Value
from django.db.models.functions import Coalesce
from django.http import QueryDict

from changes.filters import change_list
from foi.disclosure.log import log_lines
from foi.filters import log_list
from groups import disclosure as group_views
from groups.exports import key_of
from groups.filters import group_list
from groups.querysets import BEGINS
from groups.views.page import AUDIENCE
from meetings import disclosure as meeting_views
from meetings.filters import meeting_list
from reuse.asking import Listed
from reuse.change_rows import ChangeRows
from reuse.rows import InCodeOrder, ListRows, QueryRows, Rows, in_code_order

OF_TIES = (*in_code_order("first__key", "kind", "second__key"), F("uuid"))


def groups(query: QueryDict, today: date) -> Listed:
    found = group_list(query, today, AUDIENCE)
    day = found.reading.day
    rows = QueryRows(
        found.groups, in_code_order("key"), lambda rows: group_views.group_rows(rows, day, AUDIENCE, found.kinds)
    )
    return Listed(found.reading, found.asked, found.mistakes, rows)


def meetings(query: QueryDict, today: date) -> Listed:
    found = meeting_list(query, today, AUDIENCE)
    day = found.reading.day
    group = InCodeOrder(Coalesce(F("group__key"), Value("")))
    order = (*in_code_order("date"), group, *in_code_order("slug"), F("uuid"))
    rows = QueryRows(found.meetings, order, lambda rows: meeting_views.meeting_table(rows, day, AUDIENCE))
    return Listed(found.reading, found.asked, found.mistakes, rows)


def disclosure_log(query: QueryDict, today: date) -> Listed:
    found = log_list(query, today)
    order = (F("published_on"), *in_code_order("entry__slug"))
    rows = QueryRows(found.releases, order, lambda rows: tuple(log_lines(rows)))
    return Listed(found.reading, found.asked, found.mistakes, rows)


def group_kinds(day: date) -> Rows:
    return ListRows(lambda: list(group_views.kinds_by_row().values()), lambda row: (row.code,))


def group_names(day: date) -> Rows:
    order = (*in_code_order("group__key", "text"), F("uuid"))
    found = group_views.listed_names(day, AUDIENCE)
    return QueryRows(found, order, lambda rows: group_views.name_rows(rows, AUDIENCE))


def group_statuses(day: date) -> Rows:
    order = (*in_code_order("group__key"), BEGINS.copy(), F("uuid"))
    found = group_views.listed_statuses(day, AUDIENCE)
    return QueryRows(found, order, lambda rows: group_views.status_rows(rows, day, AUDIENCE))


def group_payments(day: date) -> Rows:
    order = (*in_code_order("group__key", "payment"), BEGINS.copy(), F("uuid"))
    found = group_views.listed_payments(day, AUDIENCE)
    return QueryRows(found, order, lambda rows: group_views.payment_rows(rows, AUDIENCE))


def group_documents(day: date) -> Rows:
    order = (*in_code_order("group__key", "kind", "title"), F("uuid"))
    found = group_views.listed_documents(day, AUDIENCE)
    return QueryRows(found, order, lambda rows: group_views.document_rows(rows, AUDIENCE))


def group_relations(day: date) -> Rows:
    found = group_views.listed_relations(day, AUDIENCE)
    return QueryRows(found, OF_TIES, lambda rows: group_views.relation_rows(rows, AUDIENCE))


def organisation_relations(day: date) -> Rows:
    found = group_views.listed_organisation_relations(day, AUDIENCE)
    return QueryRows(found, OF_TIES, lambda rows: group_views.organisation_relation_rows(rows, AUDIENCE))


def roles(day: date) -> Rows:
    order = (*in_code_order("group__key"), F("position"), F("uuid"))
    found = group_views.listed_roles(day, AUDIENCE)
    return QueryRows(found, order, lambda rows: group_views.role_rows(rows, day, AUDIENCE))


def withheld_names(day: date) -> Rows:
    return ListRows(
        lambda: group_views.withheld_rows(day, AUDIENCE), lambda row: (row.key, row.withheld.role, row.withheld.reason)
    )


def areas(day: date) -> Rows:
    def rows() -> list[group_views.AreaRow]:
        found = group_views.area_list(day, AUDIENCE)
        return [*found.whole, *(row.unit for row in found.units), *found.boroughs, *found.outside]

    return ListRows(rows, lambda row: (key_of(row.link),))


def themes(day: date) -> Rows:
    return ListRows(lambda: group_views.theme_rows(day, AUDIENCE), lambda row: (key_of(row.link),))


def organisations(day: date) -> Rows:
    return ListRows(lambda: group_views.organisation_rows(AUDIENCE), lambda row: (key_of(row.link),))


def sources(day: date) -> Rows:
    return ListRows(lambda: group_views.source_rows(AUDIENCE), lambda row: (key_of(row.link),))


def statements(day: date) -> Rows:
    found = group_views.listed_statements(day, AUDIENCE)
    return QueryRows(found, in_code_order("key"), lambda rows: group_views.statement_views(rows, AUDIENCE))


def disagreements(day: date) -> Rows:
    return ListRows(lambda: group_views.all_disagreements(AUDIENCE), lambda row: (row.key,))


def changes(query: QueryDict, today: date) -> Listed:
    found = change_list(query, today)
    return Listed(found.reading, found.asked, found.mistakes, ChangeRows(found.changes))


def minutes(day: date) -> Rows:
    found = meeting_views.listed_minutes(day, AUDIENCE)
    meeting = in_code_order("minutes__meeting__group__key", "minutes__meeting__slug")
    order = (F("published_on"), *meeting, F("version"))
    return QueryRows(found, order, lambda rows: meeting_views.minutes_rows(rows, day))


def actions(day: date) -> Rows:
    found = meeting_views.open_actions(day, AUDIENCE)
    order = (*in_code_order("meeting__group__key", "meeting__slug"), F("position"), F("uuid"))
    return QueryRows(found, order, lambda rows: meeting_views.action_lines(rows, day, AUDIENCE))
