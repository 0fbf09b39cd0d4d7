"""The addresses of the questions, of the figures and of the disclosure log."""

from django.urls import path, re_path

from foi import feeds, figures_views, log_views, views

app_name = "foi"
urlpatterns = [
    path("ask/", views.ask, name="ask"),
    path("ask/<slug:key>/", views.ask_question, name="ask-question"),
    re_path(r"^ask/(?P<key>[-a-z]+)\.(?P<ending>odt|csv|json)$", views.ask_download, name="ask-download"),
    path("foi/figures/", figures_views.FiguresPage.as_view(), name="figures"),
    path("foi/figures.csv", figures_views.figures_csv, name="figures-csv"),
    path("disclosure-log/", log_views.LogListPage.as_view(), name="log-list"),
    path("disclosure-log.csv", log_views.log_csv, name="log-csv"),
    path("disclosure-log.atom", feeds.log_feed, name="log-feed"),
    path("disclosure-log/<slug:slug>/", log_views.log_entry, name="log-entry"),
    path("disclosure-log/<slug:slug>/<int:version>/", log_views.log_version, name="log-version"),
    path("disclosure-log/<slug:slug>/<int:version>/files/<path:name>", log_views.log_release_file, name="log-file"),
    re_path(
        r"^disclosure-log/(?P<slug>[-\w]+)/(?P<version>[0-9]{1,5})\.zip$", log_views.log_archive, name="log-archive"
    ),
]
