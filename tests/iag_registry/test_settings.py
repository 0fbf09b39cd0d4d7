"""What the settings say for a site on the internet, and for one on this machine."""

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings

from iag_registry.lib.databases import database
from iag_registry.lib.env import BadEnvironment

NAMES = (
    "DEBUG",
    "ALLOWED_HOSTS",
    "SECURE_SSL_REDIRECT",
    "SECURE_HSTS_SECONDS",
    "SESSION_COOKIE_SECURE",
    "CSRF_COOKIE_SECURE",
    "PUBLISHER_NAME",
    "PUBLISHER_MAILBOX",
    "PUBLISHER_COLOUR",
)
READ = f"""
import json
from iag_registry import settings
print(json.dumps({{name: getattr(settings, name) for name in {NAMES!r}}}))
"""


def _run(code, **environment):
    """Run code where the environment says only this."""
    return subprocess.run(  # noqa: S603 - the code is in this file
        [sys.executable, "-c", code],
        capture_output=True,
        check=False,
        cwd=settings.BASE_DIR,
        env={"PATH": os.environ["PATH"], **environment},
        text=True,
    )


def test_settings_over_https():
    done = _run(READ, SECRET_KEY="k" * 50, PUBLIC_URL="https://register.example")
    assert json.loads(done.stdout) == {
        "DEBUG": False,
        "ALLOWED_HOSTS": ["register.example"],
        "SECURE_SSL_REDIRECT": True,
        "SECURE_HSTS_SECONDS": 31536000,
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True,
        "PUBLISHER_NAME": "Your police force",
        "PUBLISHER_MAILBOX": "",
        "PUBLISHER_COLOUR": "#1f3d5c",
    }


def test_settings_on_this_machine():
    done = _run(READ, SECRET_KEY="k" * 50, ALLOWED_HOSTS="127.0.0.1,localhost")
    assert json.loads(done.stdout) == {
        "DEBUG": False,
        "ALLOWED_HOSTS": ["127.0.0.1", "localhost"],
        "SECURE_SSL_REDIRECT": False,
        "SECURE_HSTS_SECONDS": 0,
        "SESSION_COOKIE_SECURE": False,
        "CSRF_COOKIE_SECURE": False,
        "PUBLISHER_NAME": "Your police force",
        "PUBLISHER_MAILBOX": "",
        "PUBLISHER_COLOUR": "#1f3d5c",
    }


def test_settings_without_secret_key():
    done = _run(READ)
    assert done.returncode == 1
    assert "The environment variable SECRET_KEY is not set." in done.stderr


@pytest.mark.parametrize("url", ["register", "nosuchdatabase://user:hidden@host/name"])
def test_settings_database_address_unsound(url):
    done = _run(READ, SECRET_KEY="k" * 50, DATABASE_URL=url)
    assert done.stderr.splitlines()[-1] == (
        "iag_registry.lib.env.BadEnvironment: The environment variable DATABASE_URL is '(not shown)'. It must be the "
        "address of a database, for example DATABASE_URL=postgresql://register@127.0.0.1:5432/register"
    )


def test_sqlite_keeps_what_it_said_was_saved(tmp_path):
    code = """
import django
django.setup()
from django.db import connection
with connection.cursor() as cursor:
    print([cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous", "foreign_keys")])
print(connection.transaction_mode)
"""
    done = _run(
        code,
        DJANGO_SETTINGS_MODULE="iag_registry.settings",
        SECRET_KEY="k" * 50,
        DATABASE_URL=f"sqlite:///{tmp_path}/register.sqlite3",
    )
    assert done.stdout == "['wal', 2, 1]\nIMMEDIATE\n"


@pytest.mark.parametrize(
    ("query", "options"),
    [
        ("", {"options": "-c jit=off", "prepare_threshold": 0}),
        ("?sslmode=require", {"sslmode": "require", "options": "-c jit=off", "prepare_threshold": 0}),
        ("?options=-c%20jit%3Don", {"options": "-c jit=on", "prepare_threshold": 0}),
        ("?prepare_threshold=none", {"options": "-c jit=off", "prepare_threshold": None}),
    ],
)
def test_postgresql_compiles_nothing_and_prepares_what_is_frequent_unless_it_is_told_to(query, options):
    assert database(f"postgresql://register@127.0.0.1/register{query}")["OPTIONS"] == options


def test_address_that_says_otherwise_from_when_to_prepare_is_refused():
    with pytest.raises(BadEnvironment, match="The environment variable DATABASE_URL is '\\(not shown\\)'"):
        database("postgresql://register@127.0.0.1/register?prepare_threshold=never")
