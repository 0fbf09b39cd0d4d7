"""The addresses of meetings, below those of their groups."""

from django.urls import path

from meetings import views

app_name = "meetings"

urlpatterns = [
    path("groups/<slug:group_key>/meetings/", views.group_meetings, name="group-meetings"),
    path("groups/<slug:group_key>/meetings/<slug:slug>/", views.meeting_detail, name="meeting-detail"),
]
