"""Invented registers of different sizes, made once and kept below build/bench."""

import os
import secrets
import subprocess
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

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
    """The register of this size in this sort of database; it is made where there is none yet."""
    PLACE.mkdir(parents=True, exist_ok=True)
    file = (PLACE / f"scale-{scale}.sqlite3").resolve() if vendor == "sqlite" else None
    url = f"sqlite:///{file}" if file else _postgres(scale)
    environment = {
        **os.environ,
        "DATABASE_URL": url,
        "SECRET_KEY": secrets.token_urlsafe(60),
        "STORAGE": str((PLACE / f"files-{vendor}-{scale}").resolve()),
        "ALLOWED_HOSTS": "127.0.0.1",
    }
    prepared = Prepared(vendor, scale, environment, file)
    done = PLACE / f"made-{vendor}-{scale}"
    if file and done.exists():
        # It may have been made by an earlier version of the register.
        manage(prepared, "migrate", "--verbosity", "0")
    else:
        if file:
            file.unlink(missing_ok=True)
        for command in (["migrate", "--verbosity", "0"], ["load_reference"], ["generate_demo", "--scale", str(scale)]):
            manage(prepared, *command)
        manage(prepared, "rebuild_search")
        done.touch()
    return prepared


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
