"""Users, people, their names and their roles."""

from datetime import date
from typing import Any

from django.contrib.auth import get_user_model

from groups.models import Agreement, Confirmation, Person, PersonMatch, PersonName, Role
from tests.factories.bodies import make_group, of_group
from tests.factories.sequence import next_number


def make_user(**values: Any) -> Any:
    values.setdefault("username", f"user{next_number()}")
    return get_user_model().objects.create_user(**values)


def make_person(**values: Any) -> Person:
    n = next_number()
    values.setdefault("key", f"person-{n}")
    values.setdefault("name", f"Person {n}")
    return Person.objects.create(**values)


def make_person_name(**values: Any) -> PersonName:
    values.setdefault("start", "2020")
    values.setdefault("text", f"Person name {next_number()}")
    values["person"] = values.get("person") or make_person()
    return PersonName.objects.create(**values)


def make_person_match(**values: Any) -> PersonMatch:
    values.setdefault("note", "Alike in name.")
    values["first"] = values.get("first") or make_person()
    values["second"] = values.get("second") or make_person()
    return PersonMatch.objects.create(**values)


def make_role(**values: Any) -> Role:
    """A public member; give `audience` and `withholding_reason` to withhold the name, `person=None` for a vacancy."""
    values.setdefault("role_type", "member")
    values.setdefault("audience", "public")
    if "person" not in values:
        values["person"] = make_person()
    return Role.objects.create(**of_group(values))


def make_agreement(**values: Any) -> Agreement:
    values.setdefault("kind", "vetting")
    values["person"] = values.get("person") or make_person()
    values["group"] = values.get("group") or make_group()
    return Agreement.objects.create(**values)


def make_confirmation(**values: Any) -> Confirmation:
    values.setdefault("confirmed_on", date(2022, 6, 30))
    values["group"] = values.get("group") or make_group()
    values["confirmed_by"] = values.get("confirmed_by") or make_user()
    return Confirmation.objects.create(**values)
