from django.apps import AppConfig


class FeedbackConfig(AppConfig):
    """What readers say of the pages."""

    name = "feedback"
    verbose_name = "What readers say"
