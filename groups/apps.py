from django.apps import AppConfig


class GroupsConfig(AppConfig):
    """The advisory groups and what the sources say of them."""

    name = "groups"

    def ready(self) -> None:
        from groups import checks  # noqa: F401 - is registered by being read, once the apps are there

    verbose_name = "Groups, people and sources"
