"""The invented groups, with what is known of each and who sits on it."""

from dataclasses import dataclass

from django.utils.text import slugify

from groups.choices import AreaKind, Aspect, OrganisationKind, RoleType, SourceKind, WithholdingReason
from groups.models import (
    AdvisoryGroup,
    Area,
    GroupArea,
    GroupKind,
    GroupKindPeriod,
    GroupStatus,
    GroupTheme,
    Organisation,
    Person,
    Role,
    Source,
    Statement,
    StatementSubject,
    Theme,
)
from iag_registry.demo.marks import MARK, SOURCE_TITLE, SURNAME
from iag_registry.demo.writing import Invention
from iag_registry.lib.audiences import Audience

FIRST_NAMES = ("Amara", "Ben", "Chloe", "Dev", "Esi", "Femi", "Grace", "Hana", "Idris", "Jo", "Kit", "Leila")
THEMES = ("race", "disability", "young people", "faith", "older people", "new arrivals")
SEATS = (
    RoleType.CHAIR,
    RoleType.VICE_CHAIR,
    *[RoleType.MEMBER] * 6,
    RoleType.POLICE_LEAD,
    RoleType.SECRETARIAT,
)
BEGAN = "2015-01-01"


@dataclass(frozen=True)
class Body:
    """One invented group and the places on it."""

    group: AdvisoryGroup
    roles: tuple[Role, ...]


def invent_bodies(invention: Invention, *, groups: int) -> list[Body]:
    """So many groups, all public and active since 2015, each with ten people of whom some may not be named."""
    (source,) = invention.write([_source()])
    (kind,) = invention.write([_kind()])
    force, *others = invention.write(_organisations())
    themes = invention.write(
        Theme(key=slugify(f"demo {word}"), name=f"Invented theme: {word} {MARK}") for word in THEMES
    )
    areas = invention.write(
        Area(key=f"demo-area-{n}", name=f"Invented area {n} {MARK}", kind=AreaKind.BOROUGH)
        for n in range(1, min(groups, 32) + 1)
    )
    rows = invention.write(_group(number) for number in range(1, groups + 1))
    statements = invention.write(_statement(source, group, line) for line, group in enumerate(rows, start=1))
    facts = [
        {"group": group, "start": BEGAN, "statement": statement}
        for group, statement in zip(rows, statements, strict=True)
    ]
    invention.write(StatementSubject(statement=fact["statement"], group=fact["group"]) for fact in facts)
    invention.write(GroupStatus(**fact, status="active") for fact in facts)
    invention.write(GroupKindPeriod(**fact, kind=kind) for fact in facts)
    invention.write(GroupArea(**fact, area=areas[n % len(areas)]) for n, fact in enumerate(facts))
    invention.write(GroupTheme(**fact, theme=themes[n % len(themes)]) for n, fact in enumerate(facts))
    people = invention.write(_person(number) for number in range(1, groups * len(SEATS) + 1))
    roles = invention.write(
        _role(fact, people[n * len(SEATS) + place], place, force, others[n % len(others)])
        for n, fact in enumerate(facts)
        for place in range(len(SEATS))
    )
    return [Body(group, tuple(roles[n * len(SEATS) : (n + 1) * len(SEATS)])) for n, group in enumerate(rows)]


def _source() -> Source:
    return Source(
        key="invented-for-demonstration",
        title=SOURCE_TITLE,
        kind=SourceKind.OTHER,
        dated=BEGAN,
        status_note="There is no such document. Everything that rests on it is invented.",
        audience=Audience.PUBLIC,
    )


def _kind() -> GroupKind:
    return GroupKind(
        code="demo-iag",
        name=f"invented advisory group {MARK}",
        plural=f"invented advisory groups {MARK}",
        is_advisory_group=True,
        description="Invented for demonstration.",
        position=900,
    )


def _organisations() -> list[Organisation]:
    kinds = [OrganisationKind.FORCE, *[OrganisationKind.COMMUNITY] * 8]
    return [
        Organisation(
            key=f"demo-organisation-{n}",
            name=f"Invented {'force' if kind == OrganisationKind.FORCE else f'organisation {n}'} {MARK}",
            kind=kind,
            audience=Audience.PUBLIC,
        )
        for n, kind in enumerate(kinds)
    ]


def _group(number: int) -> AdvisoryGroup:
    return AdvisoryGroup(
        key=f"demo-group-{number}",
        name=f"Invented group {number} {MARK}",
        summary="Invented for demonstration. There is no such group.",
        position=number % 30_000,
        meeting_frequency="every two months",
        audience=Audience.PUBLIC,
    )


def _statement(source: Source, group: AdvisoryGroup, line: int) -> Statement:
    return Statement(
        key=f"demo-{line}",
        source=source,
        first_line=line,
        last_line=line,
        summary=f"Invented for demonstration: there is a group called {group.name}.",
        aspect=Aspect.EXISTENCE,
        as_of=BEGAN,
        audience=Audience.PUBLIC,
    )


def _person(number: int) -> Person:
    return Person(key=f"demo-person-{number}", name=f"{FIRST_NAMES[number % len(FIRST_NAMES)]} {SURNAME} {number}")


def _role(fact: dict, person: Person, place: int, force: Organisation, other: Organisation) -> Role:
    """One place; the names of every second member may not be given."""
    role_type = SEATS[place]
    is_withheld = role_type == RoleType.MEMBER and place % 2 == 1
    return Role(
        **fact,
        person=person,
        role_type=role_type,
        position=place + 1,
        on_behalf_of=force if role_type == RoleType.POLICE_LEAD else other if place % 3 == 0 else None,
        audience=Audience.STAFF if is_withheld else Audience.PUBLIC,
        withholding_reason=WithholdingReason.NO_CONSENT if is_withheld else "",
    )
