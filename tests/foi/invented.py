"""A small invented register for the tests of the questions: one reply of 2022, as its sources would have it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from foi.catalogue import Answer, question
from iag_registry.lib.audiences import Audience
from tests import factories as make

DAY = date(2022, 6, 30)


@dataclass
class Invented:
    """The records that a test needs to name."""

    borough: Any
    central: Any
    forum: Any
    reply: Any
    force: Any
    race: Any
    women: Any


def invented_register() -> Invented:
    """Two kinds that are counted and one that is not, a force, a reply, and two themes; no groups yet."""
    force = make.make_organisation(
        key="force", name="Invented Force", abbreviation="IF", kind="force", audience="public"
    )
    return Invented(
        borough=make.make_kind(
            code="borough", name="borough IAG", plural="borough IAGs", is_advisory_group=True, position=1
        ),
        central=make.make_kind(
            code="central", name="central IAG", plural="central IAGs", is_advisory_group=True, position=2
        ),
        forum=make.make_kind(code="forum", name="forum", plural="forums", position=3),
        reply=make.make_source(key="reply", title="An invented reply", reference="INV.1", publisher=force),
        force=force,
        race=make.make_theme(key="race", name="Race"),
        women=make.make_theme(key="women", name="Women"),
    )


def stated(invented: Invented, line: int, about: Any, **values: Any) -> Any:
    """A statement of the reply, as of 2022, about these records."""
    values.setdefault("quote", f"Words {line}")
    return make.make_statement(source=invented.reply, first_line=line, about=about, **values)


def stated_group(
    invented: Invented, line: int, *, kind: Any, status: str = "active", theme: Any = None, **values: Any
) -> Any:
    """A group that the reply names at a line, with the status, the kind and the theme that it has from 2022."""
    group = make.make_group(status="", **values)
    statement = stated(invented, line, [group])
    make.make_group_status(group=group, status=status, statement=statement)
    make.make_group_kind_period(group=group, kind=kind, statement=statement)
    if theme:
        make.make_group_theme(group=group, theme=theme, statement=statement)
    return group


def ask(key: str, *, on: date = DAY, audience: Audience = Audience.PUBLIC, **values: Any) -> Answer:
    """The answer to one question, for the public on 30 June 2022 unless told otherwise."""
    return question(key).answer(on=on, audience=audience, **values)


def uncounted(name: str, line: int) -> str:
    """The warning of a group that the reply names at a line and that is not counted."""
    return (
        f"{name} is named in INV.1, line {line}, but is not counted and not in the list, because its standing is not "
        "known."
    )


def rows_of(answer: Answer, name: str) -> list[tuple[Any, ...]]:
    """The rows of the tables of this name, as plain text and numbers."""
    return [
        tuple(cell if isinstance(cell, int) else str(cell) for cell in row)
        for table in answer.tables
        if table.name == name
        for row in table.rows
    ]
