"""Reading of fixture files into rows; everything wrong with their form is collected, not only the first thing."""

import tomllib
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from groups.loading.problems import Problem, WrongField
from groups.loading.table import Data, Row, Table
from iag_registry.lib.audiences import Audience


def read_folder(folder: Path, tables: Sequence[Table]) -> tuple[list[Row], list[Problem]]:
    """The rows of every .toml file in the folder, in order of file names, and what is wrong with their form."""
    rows: list[Row] = []
    problems: list[Problem] = []
    paths = sorted(folder.glob("*.toml"))
    if not paths:
        problems.append(Problem(str(folder), "has no .toml files.", "Name the folder that holds the fixtures."))
    for path in paths:
        reader = _FileReader(path.name, tables, problems)
        rows += reader.read(path)
    return rows, problems


def likely_name(names: Sequence[str], given: str) -> str:
    """A hint at the name that was probably meant, or nothing."""
    likely = get_close_matches(given, names, n=1, cutoff=0.75)
    return f" Did you mean “{likely[0]}”?" if likely else ""


class _FileReader:
    """Reads one file."""

    def __init__(self, file: str, tables: Sequence[Table], problems: list[Problem]) -> None:
        self.file = file
        self.tables = {table.name: table for table in tables}
        self.problems = problems
        self.audience = ""

    def read(self, path: Path) -> list[Row]:
        try:
            document = tomllib.loads(path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
            self._note(f"cannot be read as TOML: {error}.", "Correct the file at that place.")
            return []
        self.audience = self._audience(document.pop("audience", ""))
        rows: list[Row] = []
        for name, given in document.items():
            table = self.tables.get(name)
            if table is None:
                self._note(f"“{name}” is not a table that is loaded here.", self._names(list(self.tables), name))
            else:
                rows += self._rows(table, given, None)
        return rows

    def _audience(self, given: Any) -> str:
        """The audience that a file names for its rows at its top; without one they are for staff (DP-01)."""
        if given in ("", *Audience.values):
            return str(given)
        self._note(f"“{given}” is not an audience.", f"Write one of: {', '.join(Audience.values)}.")
        return ""

    def _rows(self, table: Table, given: Any, parent: Row | None) -> list[Row]:
        if isinstance(given, dict):
            given = [given]
        if not isinstance(given, list):
            form = f"[[{table.name}]]" if parent is None else f"{table.name} = [ … ]"
            self._note(f"“{table.name}” does not hold rows.", f"Write it as {form}.", parent)
            return []
        return [self._row(table, data, number, parent) for number, data in enumerate(given, start=1)]

    def _row(self, table: Table, given: Any, number: int, parent: Row | None) -> Row:
        row = Row(table, self.file, number, {}, parent)
        try:
            data = self._data(table, given)
            row.data = data
            children = {child.name: data.pop(child.name) for child in table.children if child.name in data}
            row.data = table.short_forms(data)
            if self.audience and "audience" in table.fields:
                row.data.setdefault("audience", self.audience)
        except WrongField as wrong:
            self.problems.append(Problem(self.file, wrong.problem, wrong.remedy, row.label, wrong.field))
            row.broken = True
            return row
        unknown = [name for name in row.data if name not in table.fields]
        names = sorted([*table.fields, *(child.name for child in table.children)])
        row.broken = bool(unknown)
        for name in unknown:
            remedy = self._names(names, name)
            self.problems.append(Problem(self.file, "is not a field of this table.", remedy, row.label, name))
        if table.ordered:
            row.data.setdefault("position", number)
        for child in table.children:
            if child.name in children:
                row.children += self._rows(child, children[child.name], row)
        return row

    def _data(self, table: Table, given: Any) -> Data:
        if isinstance(given, dict):
            return dict(given)
        if table.row_from and isinstance(given, str):
            return table.row_from(given)
        form = "as text in quotation marks" if table.row_from else "as a table of fields"
        raise WrongField("", f"“{given}” is not a row.", f"Write it {form}.")

    def _names(self, names: Sequence[str], given: str) -> str:
        return f"Use one of: {', '.join(names)}.{likely_name(names, given)}"

    def _note(self, problem: str, remedy: str, row: Row | None = None) -> None:
        self.problems.append(Problem(self.file, problem, remedy, row.label if row else ""))
