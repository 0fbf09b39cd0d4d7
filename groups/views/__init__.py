"""The public pages of groups, areas, themes, organisations and sources; each reads views for the public."""

from groups.views.find_area import find_area
from groups.views.group_list import GroupListPage, groups_csv, groups_json
from groups.views.lists import AreaListPage, OrganisationListPage, SourceListPage, ThemeListPage
from groups.views.records import AreaPage, GroupPage, OrganisationPage, SourcePage, ThemePage
from groups.views.timeline import TimelinePage

__all__ = [
    "AreaListPage",
    "AreaPage",
    "GroupListPage",
    "GroupPage",
    "OrganisationListPage",
    "OrganisationPage",
    "SourceListPage",
    "SourcePage",
    "ThemeListPage",
    "ThemePage",
    "TimelinePage",
    "find_area",
    "groups_csv",
    "groups_json",
]
