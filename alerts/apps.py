from django.apps import AppConfig


class AlertsConfig(AppConfig):
    """Mails that tell readers what is new of what they follow."""

    name = "alerts"
    verbose_name = "Email alerts"
