"""Answers as they are frozen, made by hand, for tests that ask no database; all of it invented."""

from typing import Any

from foi.disclosure.answer_document import (
    FORM,
    AnswerDocument,
    FrozenCell,
    FrozenCitation,
    FrozenHeading,
    FrozenParameter,
    FrozenTable,
    FrozenWithheld,
)

NUMBER, NAMES = "number", ("group", "person", "present")


def cells(*values: str | int | FrozenCell) -> tuple[FrozenCell, ...]:
    """A row: numbers as numbers, texts as texts."""
    return tuple(
        value
        if isinstance(value, FrozenCell)
        else FrozenCell(str(value), sort="number" if isinstance(value, int) else "")
        for value in values
    )


def table(
    *rows: tuple[Any, ...], names: tuple[str, ...] = ("group", "person", "present"), **values: Any
) -> FrozenTable:
    """A table with these columns, whose labels are their names."""
    headings = tuple(FrozenHeading(name, name.capitalize()) for name in names)
    given = {"name": "people", "caption": "Who sits", "headings": headings, "rows": tuple(cells(*row) for row in rows)}
    return FrozenTable(**given | values)


PEOPLE = table(
    (FrozenCell("Race IAG", "/groups/race-iag/"), "Ada Quillfeather", 3),
    ("Women IAG", "Bo Larkspur", 7),
)


def document(**values: Any) -> AnswerDocument:
    """An answer with something in every part of it."""
    given: dict[str, Any] = {
        "form": FORM,
        "question": "who-sits",
        "title": "Who sits?",
        "on": "2022-06-30",
        "known_at": "2022-07-01T09:30:00+00:00",
        "audience": "public",
        "asked": '{"theme": ["race"]}',
        "parameters": (FrozenParameter("As at", "30 June 2022"),),
        "sentence": "Ada Quillfeather and one other sit.",
        "tables": (PEOPLE,),
        "definition": ("A member sits.",),
        "counting_rule": "Each is counted once.",
        "coverage": ("Two groups.",),
        "caveats": ("Ms A. Quillfeather may have left.", "Dates are partial."),
        "warnings": ("The sources differ.",),
        "citations": (FrozenCitation("reply", "A reply", "A force", "line 3: “Words”"),),
        "withheld": (FrozenWithheld("names", 2, "s.40(2)"),),
    }
    return AnswerDocument(**given | values)
