"""The addresses of the questions."""

from django.urls import path, re_path

from foi import views

app_name = "foi"
urlpatterns = [
    path("ask/", views.ask, name="ask"),
    path("ask/<slug:key>/", views.ask_question, name="ask-question"),
    re_path(r"^ask/(?P<key>[-a-z]+)\.(?P<ending>odt|csv|json)$", views.ask_download, name="ask-download"),
]
