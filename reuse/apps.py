from django.apps import AppConfig


class ReuseConfig(AppConfig):
    """The public register for those who work with data: tables, descriptions, archives and the API."""

    name = "reuse"
    verbose_name = "Data for reuse"
