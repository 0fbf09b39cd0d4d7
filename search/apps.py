from django.apps import AppConfig, apps
from django.db.models.signals import post_delete, post_save, pre_save


class SearchConfig(AppConfig):
    """Search over all that the public may read."""

    name = "search"
    verbose_name = "Search"

    def ready(self) -> None:
        """Hear of each change to a record that an entry of the index says something of.

        A signal, because it is the one place that every way of saving and deleting passes: the staff screens, their
        entries, the actions, the loads and the restoring of older versions.
        """
        from search import checks  # noqa: F401 - is registered by being read, once the apps are there
        from search.actions import marking  # the models are there only now
        from search.touched import TOUCHES  # as above

        for label in TOUCHES:
            model = apps.get_model(label)
            pre_save.connect(marking.before_saving, sender=model, dispatch_uid=f"search.before.{label}")
            post_save.connect(marking.after_change, sender=model, dispatch_uid=f"search.saved.{label}")
            post_delete.connect(marking.after_change, sender=model, dispatch_uid=f"search.deleted.{label}")
