"""The rows of a table as the API gives them, made from its columns as the files are; a row is never a record."""

import re
from functools import cache
from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from iag_registry.lib.tables import Column, ColumnType, json_value
from reuse.asking import Table
from reuse.descriptions.package import PARTIAL_DATE
from reuse.tables import BY_NAME

NEVER_NULL = {ColumnType.TRUTH, ColumnType.NUMBER, ColumnType.TEXTS, ColumnType.ADDRESSES}


class RowSerializer(serializers.Serializer):
    """One row of a table."""

    columns: tuple[Column, ...] = ()

    def to_representation(self, instance: Any) -> dict[str, Any]:
        return {column.name: json_value(column.get(instance)) for column in self.columns}


def row_of(table: Table) -> type[RowSerializer]:
    """The serializer of the rows of a table."""
    return _row(table.name)


def record_of(table: Table) -> type[serializers.Serializer]:
    """The serializer of one row with its day; it serves the description of the API."""
    return _record(table.name)


def page_of(table: Table) -> type[serializers.Serializer]:
    """The serializer of a piece of a table, with the address of the next; it serves the description of the API."""
    return _page(table.name)


@cache
def _row(name: str) -> type[RowSerializer]:
    table = BY_NAME[name]
    fields: dict[str, Any] = {column.name: _field(column) for column in table.columns}
    described = {"__doc__": table.about, "columns": table.columns}
    return type(f"{_words(table)}RowSerializer", (RowSerializer,), {**fields, **described})


@cache
def _page(name: str) -> type[serializers.Serializer]:
    table = BY_NAME[name]
    fields = {
        "as_of": serializers.DateField(help_text="The day on which the register is read."),
        "query": serializers.DictField(child=serializers.CharField(), help_text="The filters in use, as sent again."),
        "next": serializers.URLField(allow_null=True, help_text="The address of the next rows; null after the last."),
        "results": _row(name)(many=True),
        **_sources(table),
    }
    return type(f"{_words(table)}PageSerializer", (serializers.Serializer,), {**fields, "__doc__": table.about})


@cache
def _record(name: str) -> type[serializers.Serializer]:
    table = BY_NAME[name]
    fields = {
        "as_of": serializers.DateField(help_text="The day on which the register is read."),
        "result": _row(name)(),
        **_sources(table),
    }
    return type(f"{_words(table)}RecordSerializer", (serializers.Serializer,), {**fields, "__doc__": table.about})


class SourceSerializer(serializers.Serializer):
    """A document that rows cite."""

    title = serializers.CharField(help_text="As printed.")
    page = serializers.CharField(help_text="The address of its page on this site.")


def _sources(table: Table) -> dict[str, serializers.Field]:
    """The documents behind the rows, in a table whose rows cite any."""
    words = "The documents that these rows cite."
    return {"sources": SourceSerializer(many=True, help_text=words)} if table.cites else {}


def _code_field(column: Column) -> type[serializers.CharField]:
    """A field of codes: the description of the API names them all; null is where none is known."""
    codes: list[str | None] = [code for code, _ in column.codes]
    schema = {"type": ["string", "null"], "enum": [*codes, None]}
    return extend_schema_field(schema)(type("CodeField", (serializers.CharField,), {}))


def _field(column: Column) -> serializers.Field:
    words = f"{column.label}. {column.description}"
    said: dict[str, Any] = {
        "help_text": words,
        "allow_null": column.type not in NEVER_NULL,
    }
    match column.type:
        case ColumnType.NUMBER:
            return serializers.IntegerField(**said)
        case ColumnType.TRUTH:
            return serializers.BooleanField(**said)
        case ColumnType.DAY:
            return serializers.DateField(**said)
        case ColumnType.PARTIAL_DATE:
            return serializers.RegexField(f"^{PARTIAL_DATE}$", **said)
        case ColumnType.TEXTS | ColumnType.ADDRESSES:
            return serializers.ListField(child=serializers.CharField(), **said)
    return (_code_field(column) if column.codes else serializers.CharField)(**said)


def _words(table: Table) -> str:
    return re.sub(r"(?:^|-)(\w)", lambda match: match[1].upper(), table.name)
