"""What sort of body a group is."""

from dataclasses import dataclass

from groups.models import GroupKind
from iag_registry.lib.once_a_page import once_a_page


@dataclass(frozen=True)
class KindView:
    """One kind of body, and whether the register counts it as an independent advisory group."""

    code: str
    name: str
    plural: str
    is_advisory_group: bool
    description: str
    position: int


def kind_view(kind: GroupKind) -> KindView:
    return KindView(kind.code, kind.name, kind.plural, kind.is_advisory_group, kind.description, kind.position)


@once_a_page
def kinds_by_row() -> dict[int, KindView]:
    """Every kind, under the row number that `AdvisoryGroup.objects.on` gives as `kind_then`; in one query."""
    return {kind.pk: kind_view(kind) for kind in GroupKind.objects.all()}
