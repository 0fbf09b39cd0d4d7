"""Groups and the dated facts of a group."""

from typing import Any

from groups.models import (
    AdvisoryGroup,
    FormerKey,
    GroupArea,
    GroupDocument,
    GroupKindPeriod,
    GroupName,
    GroupOrganisation,
    GroupPayment,
    GroupRelation,
    GroupStatus,
    GroupTheme,
)
from tests.factories.organisations import make_organisation
from tests.factories.reference import make_area, make_kind, make_theme
from tests.factories.sequence import next_number


def make_group(*, kind: Any = None, status: str = "active", since: str = "2020", **values: Any) -> AdvisoryGroup:
    """A public group with a status from `since` on (none where empty), and a kind where one is given."""
    n = next_number()
    values.setdefault("key", f"group-{n}")
    values.setdefault("name", f"Group {n}")
    values.setdefault("audience", "public")
    group = AdvisoryGroup.objects.create(**values)
    if status:
        GroupStatus.objects.create(group=group, status=status, start=since)
    if kind:
        GroupKindPeriod.objects.create(group=group, kind=kind, start=since)
    return group


def of_group(values: dict[str, Any]) -> dict[str, Any]:
    """The values of a fact with its group, and a start where no statement dates it."""
    values["group"] = values.get("group") or make_group()
    if not values.get("statement"):
        values.setdefault("start", "2020")
    return values


def make_group_name(**values: Any) -> GroupName:
    values.setdefault("text", f"Group name {next_number()}")
    return GroupName.objects.create(**of_group(values))


def make_group_status(**values: Any) -> GroupStatus:
    values.setdefault("status", "active")
    values["group"] = values.get("group") or make_group(status="")
    return GroupStatus.objects.create(**of_group(values))


def make_group_kind_period(**values: Any) -> GroupKindPeriod:
    values["kind"] = values.get("kind") or make_kind()
    return GroupKindPeriod.objects.create(**of_group(values))


def make_group_area(**values: Any) -> GroupArea:
    values["area"] = values.get("area") or make_area()
    return GroupArea.objects.create(**of_group(values))


def make_group_theme(**values: Any) -> GroupTheme:
    values["theme"] = values.get("theme") or make_theme()
    return GroupTheme.objects.create(**of_group(values))


def make_group_organisation(**values: Any) -> GroupOrganisation:
    values.setdefault("part", "runs")
    values["organisation"] = values.get("organisation") or make_organisation()
    return GroupOrganisation.objects.create(**of_group(values))


def make_group_payment(**values: Any) -> GroupPayment:
    values.setdefault("payment", "pay")
    values.setdefault("answer", "no")
    return GroupPayment.objects.create(**of_group(values))


def make_group_relation(**values: Any) -> GroupRelation:
    values.setdefault("kind", "succeeded_by")
    values.setdefault("start", "2020")
    values["first"] = values.get("first") or make_group()
    values["second"] = values.get("second") or make_group()
    return GroupRelation.objects.create(**values)


def make_former_key(**values: Any) -> FormerKey:
    values.setdefault("key", f"former-{next_number()}")
    values["group"] = values.get("group") or make_group()
    return FormerKey.objects.create(**values)


def make_group_document(**values: Any) -> GroupDocument:
    values.setdefault("kind", "terms_of_reference")
    values.setdefault("title", f"Document {next_number()}")
    values.setdefault("audience", "public")
    values["group"] = values.get("group") or make_group()
    return GroupDocument.objects.create(**values)
