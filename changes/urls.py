"""The addresses of what changed, and of the register on two dates."""

from django.urls import path

from changes import feeds, views

app_name = "changes"

urlpatterns = [
    path("changes/", views.ChangeListPage.as_view(), name="change-list"),
    path("changes.csv", views.changes_csv, name="change-csv"),
    path("changes.json", views.changes_json, name="change-json"),
    path("changes.atom", feeds.changes_feed, name="change-feed"),
    path("changes/compare/", views.ComparePage.as_view(), name="compare"),
]
