from typing import Any, ClassVar, NoReturn
from uuid import uuid4

from django.db import models


class WrittenOnceQuerySet(models.QuerySet[Any]):
    """Rows that can be read and added to; what would change or delete several raises ``TypeError``."""

    def update(self, **kwargs: Any) -> NoReturn:
        raise TypeError(self.model.refusal())

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError(self.model.refusal())

    def delete(self) -> NoReturn:
        raise TypeError(self.model.refusal())

    def bulk_create(self, *args: Any, **kwargs: Any) -> Any:
        """Add several; with ``update_conflicts`` it would change others."""
        if kwargs.get("update_conflicts"):
            raise TypeError(self.model.refusal())
        return super().bulk_create(*args, **kwargs)


class WrittenOnce(models.Model):
    """One row of a log: it has no history, because it is one, and its table is sealed in a migration."""

    uuid = models.UUIDField("identifier", default=uuid4, unique=True, editable=False)

    objects: ClassVar = WrittenOnceQuerySet.as_manager()

    class Meta:
        abstract = True

    @classmethod
    def refusal(cls) -> str:
        """What is said to whoever tries to change a row."""
        return f"A row of “{cls._meta.verbose_name_plural}” is written once, and never changed or deleted."

    def save(self, **kwargs: Any) -> None:
        """Write the row; raises ``TypeError`` where it has been written already."""
        if not self._state.adding:
            raise TypeError(self.refusal())
        super().save(**{**kwargs, "force_insert": True})

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Always raises ``TypeError``."""
        raise TypeError(self.refusal())
