"""What a reply tells of a request: nobody changes it while the reply is checked, or after it was released."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models, router, transaction

from foi.choices import PackState

CHECKED = "A reply to this request is with a second person, and tells this. Take the reply back first."
RELEASED = (
    "This reply is released, and tells this: start a correction first, or the next reply where a rest is still to come."
)


class ToldInAReply(models.Model):
    """A row with columns that go into every reply to a request.

    They change only while a reply is drafted, or before there is one: what the public was told and what stands here
    never come apart in silence. The request is held until the end of the transaction, so that nothing changes between
    the handing over of a reply and what it says.
    """

    TOLD: ClassVar[tuple[str, ...]] = ()
    """The columns that a reply tells."""

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        if self._is_told_otherwise():
            self._refuse_while_told()

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """Delete the row; ValidationError where a reply tells what is in it."""
        self._refuse_while_told()
        return super().delete(*args, **kwargs)

    def told_for(self) -> Any:
        """The number of the request whose replies tell this; None where that is not known yet."""
        raise NotImplementedError

    def _is_told_otherwise(self) -> bool:
        names = self.TOLD
        was = None if self._state.adding else type(self)._default_manager.filter(pk=self.pk).values(*names).first()
        fields: dict[str, Any] = {name: self._meta.get_field(name) for name in names}
        return was != {name: getattr(self, field.attname) for name, field in fields.items()}

    def _refuse_while_told(self) -> None:
        number = self.told_for()
        if number is None:
            return
        requests: models.QuerySet = _request_model(self)._default_manager.all()
        if transaction.get_connection(router.db_for_write(type(self))).in_atomic_block:
            requests = requests.select_for_update(no_key=True)
        request = requests.filter(pk=number).first()
        newest = request.packs.order_by("-version").first() if request else None
        if newest and newest.state != PackState.DRAFT:
            raise ValidationError(CHECKED if newest.state == PackState.CHECKED else RELEASED)


def _request_model(row: models.Model) -> Any:
    return row._meta.apps.get_model("foi", "InformationRequest")
