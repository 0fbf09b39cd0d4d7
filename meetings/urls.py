"""The addresses of meetings and minutes, below those of their groups."""

from django.urls import path, re_path

from meetings import feeds, views

app_name = "meetings"

GROUP = "groups/<slug:group_key>"
MEETING = f"{GROUP}/meetings/<slug:slug>"
MINUTES_FILE = r"^groups/(?P<group_key>[-\w]+)/meetings/(?P<slug>[-\w]+)/minutes"
ENDING = r"\.(?P<ending>pdf|odt|txt)$"

urlpatterns = [
    path("meetings/", views.MeetingListPage.as_view(), name="meeting-list"),
    path("meetings/by-area/", views.MinutesByAreaPage.as_view(), name="by-area"),
    path("meetings.csv", views.meetings_csv, name="meeting-csv"),
    path("meetings.json", views.meetings_json, name="meeting-json"),
    path("meetings.ics", views.meetings_calendar, name="meeting-calendar"),
    path("groups.ics", views.calendar_of_groups, name="group-list-calendar"),
    path("meetings.atom", feeds.meetings_feed, name="meeting-feed"),
    path("minutes.atom", feeds.minutes_feed, name="minutes-feed"),
    path("actions/", views.action_list, name="action-list"),
    path("actions.atom", feeds.actions_feed, name="action-feed"),
    path("actions.ics", views.actions_calendar, name="action-calendar"),
    path(f"{GROUP}/meetings/", views.group_meetings, name="group-meetings"),
    path(f"{GROUP}/meetings.ics", views.group_calendar, name="group-calendar"),
    path(f"{GROUP}/minutes.atom", feeds.group_minutes_feed, name="group-minutes-feed"),
    path(f"{GROUP}/attendance/", views.group_attendance, name="group-attendance"),
    path(f"{GROUP}/actions/", views.group_actions, name="group-actions"),
    path(f"{GROUP}/actions.atom", feeds.group_actions_feed, name="group-action-feed"),
    path(f"{GROUP}/actions.ics", views.group_actions_calendar, name="group-action-calendar"),
    path(f"{MEETING}.ics", views.meeting_calendar, name="one-calendar"),
    path(f"{MEETING}/", views.meeting_detail, name="meeting-detail"),
    path(f"{MEETING}/papers/<uuid:uuid>/", views.paper, name="paper"),
    path(f"{MEETING}/minutes/", views.minutes, name="minutes"),
    path(f"{MEETING}/minutes/other-format/", views.other_format, name="other-format"),
    path(f"{MEETING}/minutes/<int:version>/", views.minutes_version, name="minutes-version"),
    path(f"{MEETING}/minutes/<int:version>/changes/", views.minutes_changes, name="minutes-changes"),
    re_path(rf"{MINUTES_FILE}{ENDING}", views.minutes_file, name="minutes-file"),
    re_path(rf"{MINUTES_FILE}/(?P<version>[0-9]{{1,5}}){ENDING}", views.version_file, name="version-file"),
]
