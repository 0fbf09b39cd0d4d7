"""What a table of a fixture file is: which records its rows become, and how they are told apart."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Self
from uuid import UUID

from django.db import models

from groups.models import Record

Data = dict[str, Any]


def as_given(data: Data) -> Data:
    """The row as the file gives it."""
    return data


@dataclass(frozen=True)
class Table:
    """One table: `[[group]]` at the top of a file, or `[[group.names]]` inside the row that it belongs to.

    `identity` names the fields that tell a row from the others (within its parent). `short_forms` turns what is handy
    to write into fields, and raises WrongField. `row_from` reads rows that are written as plain text. `ordered` rows
    take their place in the file as their position. `where` finds a record by the text that refers to it.
    """

    name: str
    model: type[Record]
    identity: tuple[str, ...] = ("key",)
    parent: str = ""
    children: tuple["Table", ...] = ()
    short_forms: Callable[[Data], Data] = as_given
    row_from: Callable[[str], Data] | None = None
    ordered: bool = False
    where: Callable[[str], Data] | None = None

    @property
    def fields(self) -> dict[str, models.Field]:
        """The columns that a file may give, by name."""
        return {
            column.name: column
            for column in self.model._meta.concrete_fields
            if column.editable and not column.primary_key and column.name != self.parent
        }

    def conditions(self, text: str) -> Data:
        """The lookup that finds the record which this text refers to."""
        return self.where(text) if self.where else {self.identity[0]: text}


@dataclass
class Row:
    """One row of a file, and the record that it became."""

    table: Table
    file: str
    number: int
    data: Data
    parent: Self | None = None
    children: list[Self] = field(default_factory=list)
    record: Record | None = None
    broken: bool = False
    """It cannot be read; that is reported already, and rows that refer to it are left alone."""
    deleted: bool = False
    """The record was deleted by hand, and is not made again."""
    uuid: UUID | None = None
    """The UUID that its record has wherever these files are loaded; known once its fields are read."""

    @property
    def path(self) -> str:
        """The table with the ones around it: group.names."""
        return f"{self.parent.path}.{self.table.name}" if self.parent else self.table.name

    @property
    def key(self) -> str:
        """What other rows of the files refer to it by: "enfield-iag", "invented-board/2021-02-02"."""
        return "/".join(str(self.data[name]) for name in self.table.identity if self.data.get(name))

    @property
    def label(self) -> str:
        """Where it stands, for a message: group “enfield-iag”, names 2."""
        if self.parent:
            return f"{self.parent.label}, {self.table.name} {self.number}"
        return f"{self.table.name} “{self.key}”" if self.key else f"{self.table.name} number {self.number}"

    def place(self, values: Data) -> str:
        """Its name among all rows of all files, from its fields as read."""
        parts = [
            str(self.data.get(name) or "") if self.table.fields[name].is_relation else str(values[name])
            for name in self.table.identity
        ]
        return f"{self.parent.uuid if self.parent else ''}/{self.table.name}:{'|'.join(parts)}"
