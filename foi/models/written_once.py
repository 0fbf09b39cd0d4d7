from typing import Any, ClassVar, NoReturn
from uuid import uuid4

from django.db import models


class WrittenOnceQuerySet(models.QuerySet):
    """Rows that can be read and added to; what would change or delete several raises ``TypeError``."""

    def update(self, **kwargs: Any) -> NoReturn:
        raise TypeError(self._refusal)

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError(self._refusal)

    def delete(self) -> NoReturn:
        raise TypeError(self._refusal)

    def bulk_create(self, *args: Any, **kwargs: Any) -> Any:
        """Add several; with ``update_conflicts`` it would change others."""
        if kwargs.get("update_conflicts"):
            raise TypeError(self._refusal)
        return super().bulk_create(*args, **kwargs)

    @property
    def _refusal(self) -> str:
        model: Any = self.model
        return str(model.REFUSAL)


class WrittenOnce(models.Model):
    """A row that is written once and never changes: it has no history, and the database refuses to change it.

    The migration that makes the table seals it (``iag_registry.lib.sealed_tables``); the refusals here say so in words.
    """

    REFUSAL: ClassVar[str] = "This is written once, and never changed or deleted."

    uuid = models.UUIDField("identifier", default=uuid4, unique=True, editable=False)

    objects: ClassVar = WrittenOnceQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, **kwargs: Any) -> None:
        """Write the row; raises ``TypeError`` where it has been written already."""
        if not self._state.adding:
            raise TypeError(self.REFUSAL)
        super().save(**{**kwargs, "force_insert": True})

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Always raises ``TypeError``."""
        raise TypeError(self.REFUSAL)
