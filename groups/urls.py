"""The addresses of groups, areas, themes, organisations and sources."""

from django.urls import path

from groups import feeds, views

app_name = "groups"

urlpatterns = [
    path("groups/", views.GroupListPage.as_view(), name="group-list"),
    path("groups.csv", views.groups_csv, name="group-csv"),
    path("groups.json", views.groups_json, name="group-json"),
    path("groups.atom", feeds.groups_feed, name="group-feed"),
    path("groups/<slug:key>/", views.GroupPage.as_view(), name="group-detail"),
    path("areas/", views.AreaListPage.as_view(), name="area-list"),
    path("areas/<slug:key>/", views.AreaPage.as_view(), name="area-detail"),
    path("find-your-area/", views.find_area, name="find-area"),
    path("timeline/", views.TimelinePage.as_view(), name="timeline"),
    path("themes/", views.ThemeListPage.as_view(), name="theme-list"),
    path("themes/<slug:key>/", views.ThemePage.as_view(), name="theme-detail"),
    path("organisations/", views.OrganisationListPage.as_view(), name="organisation-list"),
    path("organisations/<slug:key>/", views.OrganisationPage.as_view(), name="organisation-detail"),
    path("sources/", views.SourceListPage.as_view(), name="source-list"),
    path("sources/<slug:key>/", views.SourcePage.as_view(), name="source-detail"),
]
