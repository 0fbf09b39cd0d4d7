"""Organisations, their names and what became of them."""

from typing import Any

from groups.models import Organisation, OrganisationName, OrganisationRelation
from tests.factories.sequence import next_number


def make_organisation(**values: Any) -> Organisation:
    n = next_number()
    values.setdefault("key", f"organisation-{n}")
    values.setdefault("name", f"Organisation {n}")
    values.setdefault("kind", "public_body")
    values.setdefault("audience", "public")
    return Organisation.objects.create(**values)


def make_organisation_name(**values: Any) -> OrganisationName:
    values.setdefault("start", "2020")
    values.setdefault("text", f"Organisation name {next_number()}")
    values["organisation"] = values.get("organisation") or make_organisation()
    return OrganisationName.objects.create(**values)


def make_organisation_relation(**values: Any) -> OrganisationRelation:
    values.setdefault("start", "2020")
    values.setdefault("kind", "succeeded_by")
    values["first"] = values.get("first") or make_organisation()
    values["second"] = values.get("second") or make_organisation()
    return OrganisationRelation.objects.create(**values)
