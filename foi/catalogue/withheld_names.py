"""The names that may not be given in an answer, as they are today or as they were known at a moment (PPL-06)."""

from collections.abc import Iterator
from itertools import chain
from typing import Any

from django.db.models import Model

from foi.catalogue.known_rows import KnownRows, Row
from groups.disclosure import WithheldNames, naming_rows
from groups.models import Person, PersonName


def withheld_names(known: KnownRows) -> WithheldNames:
    """The names that are withheld from the audience of the rows, today or at the moment that was asked for."""
    names = WithheldNames()
    for rows in zip(*(_of_each_time(known, sort) for sort in naming_rows()), strict=True):
        of_one_time = list(chain(*rows))
        names.judge((group, person, known.audience.sees(row.audience)) for group, person, row, _ in of_one_time)
        for _, person, _, printed in of_one_time:
            names.add_name(person, printed)
    for model, person, name in ((Person, "id", "name"), (PersonName, "person_id", "text")):
        history: Any = model.history
        for pk, text in history.values_list(person, name).distinct():
            names.add_name(pk, text)
        for row in chain(*known.to_decide_by(model)):
            names.add_name(getattr(row, person), getattr(row, name))
    return names


def _of_each_time(known: KnownRows, sort: Any) -> Iterator[list[tuple[int | None, int, Row, str]]]:
    """Today and, where a moment is named, then: the group, the person, the row and the name as printed."""
    *through, _ = sort.group.split("__")
    groups: dict[int, int | None] = {}
    if through:
        owner: type[Model] = sort.model._meta.get_field(through[0]).related_model
        groups = {row.id: row.group_id for row in chain(*known.to_decide_by(owner))}
    for rows in known.to_decide_by(sort.model):
        yield [
            (
                groups.get(getattr(row, f"{through[0]}_id")) if through else row.group_id,
                getattr(row, f"{sort.person}_id"),
                row,
                getattr(row, sort.printed) if sort.printed else "",
            )
            for row in rows
            if getattr(row, f"{sort.person}_id")
        ]
