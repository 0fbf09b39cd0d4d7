"""The only way out of this app: a record, an audience and a day go in, frozen views come out (DP-01).

Pages, exports and other apps are given these views and nothing else. Every function takes the day and the audience;
none asks the clock. What an audience may not see is left out, or counted with its reason where the rules say so.
"""

from groups.disclosure.archived import archived_group
from groups.disclosure.area_maps import area_tiles, group_map, off_the_map, with_outside
from groups.disclosure.changes import MARK, Change, ChangedGroup, ChangesOf, Mark, Wanted, change_key
from groups.disclosure.counting import GroupCount, KindCount, counted_groups, group_count
from groups.disclosure.documents import DocumentRow, document_rows, listed_documents
from groups.disclosure.fact_rows import (
    PaymentRow,
    StatusRow,
    listed_payments,
    listed_statuses,
    payment_rows,
    status_rows,
)
from groups.disclosure.facts import Fact, Period
from groups.disclosure.group_changes import GROUP_CHANGES
from groups.disclosure.group_facets import group_facets, lets_through
from groups.disclosure.group_names import NameRow, listed_names, name_rows
from groups.disclosure.group_page import GroupView, group_view
from groups.disclosure.group_rows import GroupRow, group_rows, listed_groups, row_in_words
from groups.disclosure.groups_then import GroupsThen, GroupThen, RoleNumbers, groups_then
from groups.disclosure.joining import Joining, joining
from groups.disclosure.keys import current_key, current_keys, key_of_name
from groups.disclosure.kinds import KindView, kinds_by_row
from groups.disclosure.leaving import is_to_be_left_quickly
from groups.disclosure.links import Link
from groups.disclosure.organisations import OrganisationRow, OrganisationView, organisation_rows, organisation_view
from groups.disclosure.people import People, Seat, Seats, Withheld
from groups.disclosure.places import AreaList, AreaRow, AreasFound, AreaView, area_list, area_view, areas_found
from groups.disclosure.public_roles import RoleRow, WithheldRow, listed_roles, role_rows, withheld_rows
from groups.disclosure.relation_rows import (
    RelationRow,
    listed_organisation_relations,
    listed_relations,
    organisation_relation_rows,
    relation_rows,
)
from groups.disclosure.sources import SourceRow, SourceView, source_rows, source_view
from groups.disclosure.statement_words import statement_words
from groups.disclosure.statements import (
    DisagreementView,
    StatementView,
    all_disagreements,
    listed_statements,
    statement_views,
)
from groups.disclosure.status import StatusView
from groups.disclosure.themes import ThemeRow, ThemeView, denials_found, theme_rows, theme_view, words_of_themes
from groups.disclosure.timeline import Timeline, TimelineRow, central_timeline, has_timeline
from groups.disclosure.withheld_names import WithheldNames, naming_rows, withheld_names

__all__ = [
    "GROUP_CHANGES",
    "MARK",
    "AreaList",
    "AreaRow",
    "AreaView",
    "AreasFound",
    "Change",
    "ChangedGroup",
    "ChangesOf",
    "DisagreementView",
    "DocumentRow",
    "Fact",
    "GroupCount",
    "GroupRow",
    "GroupThen",
    "GroupView",
    "GroupsThen",
    "Joining",
    "KindCount",
    "KindView",
    "Link",
    "Mark",
    "NameRow",
    "OrganisationRow",
    "OrganisationView",
    "PaymentRow",
    "People",
    "Period",
    "RelationRow",
    "RoleNumbers",
    "RoleRow",
    "Seat",
    "Seats",
    "SourceRow",
    "SourceView",
    "StatementView",
    "StatusRow",
    "StatusView",
    "ThemeRow",
    "ThemeView",
    "Timeline",
    "TimelineRow",
    "Wanted",
    "Withheld",
    "WithheldNames",
    "WithheldRow",
    "all_disagreements",
    "archived_group",
    "area_list",
    "area_tiles",
    "area_view",
    "areas_found",
    "central_timeline",
    "change_key",
    "counted_groups",
    "current_key",
    "current_keys",
    "denials_found",
    "document_rows",
    "group_count",
    "group_facets",
    "group_map",
    "group_rows",
    "group_view",
    "groups_then",
    "has_timeline",
    "is_to_be_left_quickly",
    "joining",
    "key_of_name",
    "kinds_by_row",
    "lets_through",
    "listed_documents",
    "listed_groups",
    "listed_names",
    "listed_organisation_relations",
    "listed_payments",
    "listed_relations",
    "listed_roles",
    "listed_statements",
    "listed_statuses",
    "name_rows",
    "naming_rows",
    "off_the_map",
    "organisation_relation_rows",
    "organisation_rows",
    "organisation_view",
    "payment_rows",
    "relation_rows",
    "role_rows",
    "row_in_words",
    "source_rows",
    "source_view",
    "statement_views",
    "statement_words",
    "status_rows",
    "theme_rows",
    "theme_view",
    "with_outside",
    "withheld_names",
    "withheld_rows",
    "words_of_themes",
]
