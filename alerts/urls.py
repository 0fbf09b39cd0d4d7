"""The addresses of the alerts. All but the first two are led to by mails alone."""

from django.urls import path

from alerts import views

app_name = "alerts"

urlpatterns = [
    path("alerts/", views.ask_page, name="ask"),
    path("alerts/asked/", views.asked_page, name="asked"),
    path("alerts/confirm/<str:token>/", views.confirm_page, name="confirm"),
    path("alerts/manage/<str:token>/", views.manage_page, name="manage"),
    # Last, because whoever goes through all pages in order ends the alert here.
    path("alerts/stop/<str:token>/", views.stop_page, name="stop"),
]
