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
        from foi.disclosure.log import published_with  # as above
        from foi.freezing import asked_now  # as above
        from foi.packing.still_seen import ASK_AGAIN  # as above
        from groups.admin.obstacles import FURTHER  # as above
        from meetings.admin.release_pages import CARRIED  # as above

        for model in holding.guarded(apps.get_models()):
            pre_delete.connect(holding.refuse_disposal, sender=model, dispatch_uid=f"foi.hold.{model._meta.label}")
        FURTHER.append(holding.obstacles)
        CARRIED.append(published_with)
        ASK_AGAIN.append(asked_now)
