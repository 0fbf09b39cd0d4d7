from django.apps import AppConfig


class RegisterConfig(AppConfig):
    """The project itself, an app so that its commands and template tags are found."""

    name = "iag_registry"
    verbose_name = "Register"
