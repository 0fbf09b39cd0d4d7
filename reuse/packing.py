"""The tables of a day as files, measured: what the descriptions say of their size and checksum."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from reuse.descriptions.package import Packed
from reuse.files import Measure, csv_of
from reuse.tables import TABLES, of_day


def measured(day: date, query: str = "") -> Iterator[Packed]:
    """Every table of a day as CSV, written to be measured; `query` is what the address of each ends with."""
    for table in TABLES:
        measure = Measure()
        for _ in measure.passing(csv_of(table, of_day(table, day))):
            pass
        yield Packed(table, f"{table.name}.csv{query}", measure.size, measure.sha256)


def document(content: dict[str, Any]) -> bytes:
    """A JSON document as it is published: the same content, the same bytes."""
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()
