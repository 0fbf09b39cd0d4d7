from django.apps import AppConfig
from django.contrib.admin import apps as admin


class RegisterConfig(AppConfig):
    """The project itself, an app so that its commands and template tags are found."""

    name = "iag_registry"
    verbose_name = "Register"


class RegisterAdminConfig(admin.AdminConfig):
    """Django's admin, with the register's own site of staff screens."""

    default = False
    default_site = "iag_registry.admin_site.RegisterAdminSite"
