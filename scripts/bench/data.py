"""Invented registers of different sizes, made once and kept below build/bench."""

import os
import secrets
import subprocess
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from copying import copy

PYTHON = ".venv/bin/python"
PLACE = Path("build/bench")


@dataclass(frozen=True)
class Prepared:
    """One register to measure: the environment of its processes, and the file that it is in, if it is in one."""

    vendor: str
    scale: int
    environment: dict[str, str]
    file: Path | None


def prepare(vendor: str, scale: int) -> Prepared:
    """The register of this size in this sort of database.

    It is invented once, in SQLite, and copied from there to PostgreSQL, so that both are measured on the same rows.
    """
    PLACE.mkdir(parents=True, exist_ok=True)
    file = (PLACE / f"scale-{scale}.sqlite3").resolve()
    invented = _prepared("sqlite", scale, f"sqlite:///{file}", file)
    done = PLACE / f"made-sqlite-{scale}"
    if not done.exists():
        for part in PLACE.glob(f"{file.name}*"):
            part.unlink()
        for command in (["migrate", "--verbosity", "0"], ["load_reference"], ["generate_demo", "--scale", str(scale)]):
            manage(invented, *command)
        manage(invented, "rebuild_search")
        done.touch()
    # It may have been made by an earlier version of the register.
    manage(invented, "migrate", "--verbosity", "0")
    if vendor == "sqlite":
        return invented
    copied = _prepared(vendor, scale, _postgres(scale), None)
    manage(copied, "migrate", "--verbosity", "0")
    copy(file, copied.environment["DATABASE_URL"])
    return copied


def _prepared(vendor: str, scale: int, url: str, file: Path | None) -> Prepared:
    environment = {
        **os.environ,
        "DATABASE_URL": url,
        "SECRET_KEY": secrets.token_urlsafe(60),
        "STORAGE": str((PLACE / f"files-{vendor}-{scale}").resolve()),
        "ALLOWED_HOSTS": "127.0.0.1",
    }
    return Prepared(vendor, scale, environment, file)


def manage(prepared: Prepared, *arguments: str) -> str:
    """What one command says; raises CalledProcessError where it fails."""
    done = subprocess.run(
        [PYTHON, "manage.py", *arguments], env=prepared.environment, check=True, capture_output=True, text=True
    )
    return done.stdout


def _postgres(scale: int) -> str:
    """The address of a database of its own on the server of DATABASE_URL, newly made."""
    given = os.environ["DATABASE_URL"]
    name = f"bench_{scale}"
    script = (
        "import sys, psycopg\n"
        "with psycopg.connect(sys.argv[1], autocommit=True) as connection:\n"
        "    connection.execute(f'DROP DATABASE IF EXISTS {sys.argv[2]}')\n"
        "    connection.execute(f'CREATE DATABASE {sys.argv[2]}')\n"
    )
    subprocess.run([PYTHON, "-c", script, given, name], check=True)
    return urlunsplit(urlsplit(given)._replace(path=f"/{name}"))
