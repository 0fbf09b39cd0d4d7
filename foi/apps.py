from django.apps import AppConfig, apps
from django.db.models.signals import pre_delete


class FoiConfig(AppConfig):
    """Requests for information and the answers to them."""

    name = "foi"
    verbose_name = "Requests for information"

    def ready(self) -> None:
        """Ask before each deletion of a record whether a request keeps it (FOI-11).

        A signal, because it is the one place that every way of deleting passes, also several rows at once.
        """
        from foi import holding  # the models are there only now
        from groups.admin.obstacles import FURTHER  # as above

        for model in holding.guarded(apps.get_models()):
            pre_delete.connect(holding.refuse_disposal, sender=model, dispatch_uid=f"foi.hold.{model._meta.label}")
        FURTHER.append(holding.obstacles)
