"""Metadata of the CSV files as the W3C has it (CSV on the Web): where each is, and what its columns are."""

import re
from typing import Any

from django.conf import settings

from iag_registry.lib.tables import Column, ColumnType
from reuse.asking import Table
from reuse.descriptions.package import PARTIAL_DATE
from reuse.licence import caveat

CONTEXT = ["http://www.w3.org/ns/csvw", {"@language": "en"}]
PARTED_BY = "; "
COLUMNS: dict[ColumnType, dict[str, Any]] = {
    ColumnType.TEXT: {"datatype": "string"},
    ColumnType.NUMBER: {"datatype": "integer"},
    ColumnType.TRUTH: {"datatype": {"base": "boolean", "format": "true|false"}},
    ColumnType.DAY: {"datatype": {"base": "date", "format": "yyyy-MM-dd"}},
    ColumnType.PARTIAL_DATE: {"datatype": {"base": "string", "format": PARTIAL_DATE}},
    ColumnType.TEXTS: {"datatype": "string", "separator": PARTED_BY},
    ColumnType.ADDRESS: {"datatype": "anyURI"},
    ColumnType.ADDRESSES: {"datatype": "anyURI", "separator": PARTED_BY},
}


def csvw_of(table: Table, address: str) -> dict[str, Any]:
    """The metadata of one table, whose file is found at this address as seen from the metadata.

    It does not say where columns lead: it may name no table that is not described with it.
    """
    return {"@context": CONTEXT, **_described(table, address)}


def csvw_group(tables: dict[str, Table]) -> dict[str, Any]:
    """The metadata of several tables, by the address of the file of each; with the columns that lead to one another."""
    found = {table.name: address for address, table in tables.items()}
    return {
        "@context": CONTEXT,
        "@type": "TableGroup",
        "dc:title": settings.SERVICE_NAME,
        **_licence(),
        "tables": [_tied(_described(table, address), table, found) for address, table in tables.items()],
    }


def _tied(described: dict[str, Any], table: Table, found: dict[str, str]) -> dict[str, Any]:
    """The same with what its columns lead to, by the addresses of the tables."""
    if table.leads_to:
        described["tableSchema"]["foreignKeys"] = [
            {"columnReference": column, "reference": {"resource": found[other], "columnReference": its_column}}
            for column, other, its_column in table.leads_to
        ]
    return described


def _described(table: Table, address: str) -> dict[str, Any]:
    schema: dict[str, Any] = {"columns": [_column(column) for column in table.columns]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    return {
        "@type": "Table",
        "url": address,
        "dc:title": table.title,
        "dc:description": table.about,
        **_licence(),
        "dc:publisher": settings.PUBLISHER_NAME,
        "dialect": {"encoding": "utf-8", "header": True, "lineTerminators": ["\r\n"]},
        "tableSchema": schema,
    }


def _licence() -> dict[str, Any]:
    told: dict[str, Any] = {"dc:license": {"@id": settings.DATA_LICENCE_URL}}
    return told | ({"dc:rights": caveat()} if caveat() else {})


def _column(column: Column) -> dict[str, Any]:
    one_of = {"datatype": {"base": "string", "format": "|".join(re.escape(code) for code, _ in column.codes)}}
    return {
        "name": column.name,
        "titles": column.name,
        "dc:title": column.label,
        "dc:description": column.description,
        "null": "",
        **COLUMNS[column.type],
        **(one_of if column.codes else {}),
    }
