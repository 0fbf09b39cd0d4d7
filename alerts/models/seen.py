from django.db import models


class Seen(models.Model):
    """One thing that was public once; its number says in which order they were first seen.

    A change, an entry of the search, a meeting or a group in its list, or that a filter lets a group through.

    Only a digest of its key is kept, so that nothing that is withheld later can be read here.
    """

    digest = models.CharField(max_length=64, unique=True)

    class Meta:
        default_permissions = ()
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"Seen {self.pk}"


class Ledger(models.Model):
    """For which state of the public record everything has its number: one row, held by whoever gives numbers."""

    state = models.TextField(blank=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return "Ledger"

    @classmethod
    def held(cls) -> "Ledger":
        """The row, locked until the transaction ends."""
        cls.objects.get_or_create(pk=1)
        return cls.objects.select_for_update().get(pk=1)
