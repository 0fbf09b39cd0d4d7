"""The figures of the exports: CSV of all meetings and of all minutes, made anew and kept, and what memory they take."""

import csv
import io
import time
import urllib.request
from dataclasses import dataclass
from statistics import median

from client import Client
from data import Prepared
from figures import Figure
from reading import all_rows, execute
from servers import Server

ASKED_EVERY = 1.2
"""A little more than the second for which a process remembers that nothing has changed."""
MADE_ANEW = "first after a change"
ANOTHER_DAY = "?on=2020-01-01"
"""The same file with few rows: what it takes to make any."""


@dataclass(frozen=True)
class Export:
    """A file, the table that it is compared with, and of that table the columns that the file has too."""

    what: str
    path: str
    table: str
    columns: tuple[str, ...]


EXPORTS = (
    Export("meetings", "/meetings.csv", "meetings_meeting", ()),
    Export(
        "minutes",
        "/data/minutes.csv",
        "meetings_minutesrelease",
        ("id", "version", "kind", "published_on", "reason", "text", "sha256", "text_sha256", "minutes_id"),
    ),
)


def streamed_by_datasette(prepared: Prepared, client: Client, database: str) -> dict[str, float]:
    """Rows a second of the same tables out of Datasette."""
    found = {}
    for each in EXPORTS:
        columns = "".join(f"&_col={column}" for column in each.columns)
        answer = client.get(f"/{database}/{each.table}.csv?_stream=on{columns}")
        found[each.what] = rows_in(prepared, each) / answer.last
    return found


def exports(prepared: Prepared, server: Server, theirs: dict[str, float], *, rounds: int) -> list[Figure]:
    """Rows a second, the wait for the first byte and the memory of each file, first after a change and unchanged."""
    found = []
    for each in EXPORTS:
        client = Client(server.port)
        client.get(f"{each.path}{ANOTHER_DAY}" if each.what == "meetings" else "/data/themes.csv")
        before = server.memory()
        address = f"http://127.0.0.1:{server.port}{each.path}"
        with urllib.request.urlopen(address) as answer:
            rows = sum(1 for _ in csv.reader(io.TextIOWrapper(answer, "utf-8", newline=""))) - 1
        dump = median(timed_dump(prepared, each) for _ in range(rounds))
        for when in (MADE_ANEW, "unchanged"):
            is_kept = when != MADE_ANEW
            # A file is made once for each state of the record, and then given as it is: that is what readers get (S5).
            # How long it takes to make is told beside it; the first byte may not keep them waiting either.
            times, half = (2, 0.5) if is_kept else (None, None)
            took, first = [], []
            for _ in range(rounds):
                if not is_kept:
                    execute(prepared, "UPDATE groups_theme SET description = description || ' '")
                    time.sleep(ASKED_EVERY)
                got = client.get(each.path)
                if got.status != 200:
                    raise ValueError(f"{each.path} answered {got.status}.")
                took.append(got.last)
                first.append(got.first)
            rate, name = rows / median(took), f"CSV of all {each.what}, {when}"
            found += [
                Figure("S5", name, rate, "rows a second"),
                Figure("S5", f"{name}, beside Datasette", rate / theirs[each.what], "times", least=times),
                Figure("S5", f"{name}, beside a dump", rate / dump, "times", least=half),
                Figure("S5", f"{name}, first byte", median(first), "seconds", most=0.2),
            ]
        grown = (server.memory() - before) / 1e6
        found.append(Figure("S5", f"CSV of all {each.what}, memory grown by", grown, "MB", most=50))
    return found


def timed_dump(prepared: Prepared, export: Export) -> float:
    """Rows a second of the table itself, read and written as CSV without a thought."""
    begin = time.perf_counter()
    rows = all_rows(prepared, f"SELECT {', '.join(export.columns) or '*'} FROM {export.table}")  # noqa: S608 - our own
    csv.writer(io.StringIO()).writerows(rows)
    return len(rows) / (time.perf_counter() - begin)


def rows_in(prepared: Prepared, export: Export) -> int:
    return int(all_rows(prepared, f"SELECT count(*) FROM {export.table}")[0][0])  # noqa: S608 - our own
