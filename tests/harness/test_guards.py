"""Each guard is taken out in turn, and the crawl sees what then leaks: the harness can fail (L6)."""

from typing import Any

import pytest
from django.db.models import Q

from foi.catalogue.known_rows import KnownRows
from foi.disclosure import requests as foi_disclosure
from groups import disclosure
from groups.disclosure import WithheldNames, people, public_roles, statements
from groups.disclosure.links import Link
from groups.models import FormerKey, Role, Statement
from groups.querysets import AudienceQuerySet
from iag_registry.lib.audiences import Audience
from meetings import disclosure as meetings_disclosure
from meetings.disclosure import lists
from meetings.models import Meeting, MinutesRelease
from tests.harness.crawl import Crawl

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("planted")]


def name_every_seat(roles: list[Any], day: Any, audience: Any) -> people.Seats:
    return people.Seats(tuple(people._seat(role, day, audience) for role in roles), ())


def every_meeting(audience: Audience, *, among_many: bool = False) -> Any:
    return Meeting.objects.visible_to(audience).select_related("group", "minutes")


def every_statement(audience: Audience) -> Any:
    return Statement.objects.visible_to(audience).select_related("source")


def any_former_key(former_key: str, audience: Audience) -> Any:
    return FormerKey.objects.filter(key=former_key).values_list("group__key", flat=True).first()


def any_organisation(organisation: Any, audience: Audience) -> Link | None:
    return Link(str(organisation), organisation.get_absolute_url()) if organisation else None


def every_role(day: Any, audience: Audience) -> Any:
    return Role.objects.select_related("group", "person", "on_behalf_of")


def every_seat(role: Any, day: Any, audience: Audience) -> Any:
    return people._seat(role, day, audience)


def every_release(day: Any, audience: Audience) -> Any:
    return MinutesRelease.objects.filter(minutes__meeting__group__isnull=False).select_related(
        "minutes__meeting__group"
    )


GUARDS: dict[str, list[tuple[Any, str, Any]]] = {
    "rows are filtered by audience": [(AudienceQuerySet, "visible_to", lambda self, audience: self)],
    "an audience sees no more than its rows": [(Audience, "sees", lambda self, row: True)],
    "the audiences that one sees are listed": [(Audience, "seen", property(lambda self: list(Audience)))],
    "a withheld name is counted, not shown": [(people, "_seats", name_every_seat)],
    "an organisation may be withheld": [(people, "organisation_link", any_organisation)],
    "a statement goes with its source and its subjects": [(statements, "_open_statements", every_statement)],
    "a former key leads only where one may go": [(disclosure, "current_key", any_former_key)],
    "a meeting goes with its group": [
        (lists, "visible_meetings", every_meeting),
    ],
    "a hidden meeting does not make that known which it was put off to": [
        (lists, "_of_a_seen_meeting", lambda audience: Q()),
    ],
    "the table of roles names whom the page does": [
        (disclosure, "listed_roles", every_role),
        (public_roles, "seat_view", every_seat),
    ],
    "the table of minutes goes with its meetings": [(meetings_disclosure, "listed_minutes", every_release)],
    "an answer reads only what its audience may know": [(KnownRows, "_may_know_of", lambda self, model, row: True)],
    "an answer quotes no withheld name": [(WithheldNames, "stand_in", lambda *arguments: False)],
    "an answer as printed gives no withheld name": [(foi_disclosure, "_words", lambda source_key, audience: str)],
    "a page quotes no withheld name": [(WithheldNames, "in_a_statement", lambda self, words: Q(pk=None))],
}


def test_with_every_guard_in_place_nothing_is_seen() -> None:
    assert Crawl(days=["", "2022-06-30"]).first_sighting() == ""


@pytest.mark.parametrize("guard", GUARDS)
def test_a_guard_taken_out_is_seen(guard: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for owner, name, without in GUARDS[guard]:
        assert hasattr(owner, name)
        monkeypatch.setattr(owner, name, without)
    assert Crawl(days=["", "2022-06-30"]).first_sighting() != "", f"Nothing noticed that {guard} no more."
