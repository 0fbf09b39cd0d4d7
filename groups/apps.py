from django.apps import AppConfig


class GroupsConfig(AppConfig):
    """The advisory groups and what the sources say of them."""

    name = "groups"
    verbose_name = "Groups, people and sources"
