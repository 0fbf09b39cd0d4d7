from django.db import models


class Change(models.Model):
    """That something was changed which a public page may say; only the triggers of the database write rows of it.

    On SQLite there is one row for each table, with the number of its last change. On PostgreSQL there are the last
    thousand or two, because transactions are not kept in the order in which they begin, and the last of each table.
    """

    changed = models.CharField(
        max_length=100, blank=True, help_text="The table that was changed; empty where it may have been any."
    )

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"Change {self.pk}"
