"""A database of its own for work that is killed: made of what the test wrote, read from outside, put back as it was."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit

from django.conf import settings
from django.db import ProgrammingError, connection

Rows = dict[str, list[tuple[Any, ...]]]


class Database:
    """A copy of the test's database, on the engine of the test; on SQLite it is a file, as it is on a site."""

    def __init__(self, folder: Path) -> None:
        self.is_file = connection.vendor == "sqlite"
        self.folder = folder
        self.own = connection.copy()
        self.name = str(folder / "killed.sqlite3") if self.is_file else f"{connection.settings_dict['NAME']}_killed"
        self.own.settings_dict["NAME"] = self.name
        # The search index is made again after a change is kept: what a dead process left of that the next one does, and
        # `tests/search` looks at it.
        self.tables = [name for name in connection.introspection.table_names() if not name.startswith("search_")]
        self._keep_what_the_test_wrote()
        self.put_back()

    @property
    def url(self) -> str:
        """The address by which the program finds it."""
        if self.is_file:
            return f"sqlite:///{self.name}"
        return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{self.name}").geturl()

    def _keep_what_the_test_wrote(self) -> None:
        if self.is_file:
            with connection.cursor() as cursor:
                cursor.execute("VACUUM INTO %s", [str(self.folder / "kept.sqlite3")])
        # PostgreSQL copies no database to which anyone is connected.
        connection.close()

    def put_back(self) -> None:
        """Make it again what the test's database is."""
        self.own.close()
        if self.is_file:
            for leftover in self.folder.glob("killed.sqlite3*"):
                leftover.unlink()
            shutil.copy(self.folder / "kept.sqlite3", self.name)
            return
        self.drop()
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'CREATE DATABASE "{self.name}" TEMPLATE "{connection.settings_dict["NAME"]}"')

    def drop(self) -> None:
        self.own.close()
        if not self.is_file:
            with connection._nodb_cursor() as cursor:
                for tries_left in reversed(range(50)):
                    # The server's own clearing up (autovacuum) may be at it, which the register's user may not stop.
                    with suppress(ProgrammingError) if tries_left else nullcontext():
                        cursor.execute(f'DROP DATABASE IF EXISTS "{self.name}" WITH (FORCE)')
                        return
                    time.sleep(0.1)

    def rows(self) -> Rows:
        """Every row of every table, once nobody works on it any more."""
        self._wait_until_left()
        found = {}
        with self.own.cursor() as cursor:
            for table in self.tables:
                cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - a table of our own
                found[table] = sorted(cursor.fetchall(), key=repr)
        if self.is_file:
            # Whoever opens the file first after a crash puts it in order: the next process, as on a site.
            self.own.close()
        return found

    def _wait_until_left(self) -> None:
        """The server of PostgreSQL may still be ending the work of a process that is dead."""
        if self.is_file:
            return
        others = (
            "SELECT count(*) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
        )
        with self.own.cursor() as cursor:
            for _ in range(500):
                cursor.execute(others)
                if cursor.fetchone() == (0,):
                    return
                time.sleep(0.01)
        raise AssertionError("Somebody is still at work on the database of the test.")


class Worker:
    """The program of `process`, and what it answers."""

    def __init__(self, url: str) -> None:
        self.program = subprocess.Popen(
            [sys.executable, "-m", "tests.killing.process"],
            cwd=settings.BASE_DIR,
            env={**os.environ, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "tests.settings"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.program.communicate()

    def order(self, **order: Any) -> dict[str, Any]:
        """Give one order and wait for its answer."""
        assert self.program.stdin
        assert self.program.stdout
        self.program.stdin.write(json.dumps(order) + "\n")
        self.program.stdin.flush()
        answer: dict[str, Any] = json.loads(self.program.stdout.readline())
        return answer


@contextmanager
def killing_ground(folder: Path) -> Iterator[tuple[Database, Worker]]:
    """A database that holds what the test wrote, and a program that works on it."""
    database = Database(folder)
    try:
        with Worker(database.url) as worker:
            yield database, worker
    finally:
        database.drop()
