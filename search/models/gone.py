from django.db import models


class Gone(models.Model):
    """An entry that was taken out, and that the search server was not told of yet.

    Added in the transaction that takes the entry out, and only where a search server is used.
    """

    entry = models.BigIntegerField(help_text="The number that the entry had.")

    class Meta:
        verbose_name = "entry that the search server is to forget"
        verbose_name_plural = "entries that the search server is to forget"
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.entry)
