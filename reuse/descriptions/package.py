"""The data package: every table with its schema, its size and its checksum (Frictionless Data Package, version 1)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings

from iag_registry.lib.tables import Column, ColumnType
from reuse.asking import Table
from reuse.licence import licence_name

PARTIAL_DATE = r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"
FIELDS: dict[ColumnType, dict[str, Any]] = {
    ColumnType.TEXT: {"type": "string"},
    ColumnType.NUMBER: {"type": "integer"},
    ColumnType.TRUTH: {"type": "boolean", "trueValues": ["true"], "falseValues": ["false"]},
    ColumnType.DAY: {"type": "date", "format": "%Y-%m-%d"},
    ColumnType.PARTIAL_DATE: {"type": "string", "constraints": {"pattern": PARTIAL_DATE}},
    ColumnType.TEXTS: {"type": "string"},
    ColumnType.ADDRESS: {"type": "string"},
    ColumnType.ADDRESSES: {"type": "string"},
}


@dataclass(frozen=True)
class Packed:
    """One table as a file: where it is found, how many bytes it has, and their SHA-256."""

    table: Table
    path: str
    size: int
    sha256: str


def data_package(files: Iterable[Packed], day: date) -> dict[str, Any]:
    """The description of a package of these files, as the register stood on the day."""
    return {
        "profile": "tabular-data-package",
        "name": "register-of-independent-advisory-groups",
        "id": f"{settings.PUBLIC_URL}/data/",
        "title": settings.SERVICE_NAME,
        "description": f"The public tables of the register as it stood on {day.isoformat()}.",
        "homepage": f"{settings.PUBLIC_URL}/data/",
        "version": day.isoformat(),
        "licenses": [licence()],
        "contributors": [{"title": settings.PUBLISHER_NAME, "role": "publisher"}],
        "resources": [_resource(file) for file in files],
    }


def licence() -> dict[str, str]:
    """The licence under which the tables are offered."""
    return {
        "name": settings.DATA_LICENCE_CODE,
        "title": licence_name(),
        "path": settings.DATA_LICENCE_URL,
    }


def schema_of(table: Table) -> dict[str, Any]:
    """The schema of one table: its columns, and what names a row and leads to another table."""
    schema: dict[str, Any] = {"fields": [_field(column) for column in table.columns], "missingValues": [""]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    if table.leads_to:
        schema["foreignKeys"] = [
            {
                "fields": [column],
                # A table that leads to itself is called by no name there.
                "reference": {"resource": "" if other == table.name else other, "fields": [its_column]},
            }
            for column, other, its_column in table.leads_to
        ]
    return schema


def _resource(file: Packed) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": file.table.name,
        "path": file.path,
        "title": file.table.title,
        "description": file.table.about,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": file.size,
        "hash": f"sha256:{file.sha256}",
        "dialect": {"lineTerminator": "\r\n"},
        "schema": schema_of(file.table),
    }


def _field(column: Column) -> dict[str, Any]:
    one_of = {"constraints": {"enum": [code for code, _ in column.codes]}} if column.codes else {}
    return {
        "name": column.name,
        "title": column.label,
        "description": column.description,
        **FIELDS[column.type],
        **one_of,
    }


def is_partial_date(text: str) -> bool:
    """Whether a text is a date of any precision, or nothing."""
    return not text or re.fullmatch(PARTIAL_DATE, text) is not None
