from django.apps import AppConfig


class GroupsConfig(AppConfig):
    """The advisory groups and what the sources say of them."""

    name = "groups"
    verbose_name = "Groups, people and sources"

    def ready(self) -> None:
        """Have the settings of this app looked at when the site starts."""
        from groups import checks  # noqa: F401 - is registered by being read, once the apps are there
