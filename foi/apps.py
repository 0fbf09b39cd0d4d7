from django.apps import AppConfig


class FoiConfig(AppConfig):
    """Requests for information and the answers to them."""

    name = "foi"
    verbose_name = "Requests for information"
