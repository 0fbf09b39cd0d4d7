from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    """Meetings of the groups of the register."""

    name = "meetings"
    verbose_name = "Meetings and minutes"
