"""How the web server reads its numbers from the environment."""

import ctypes
import gc
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

from iag_registry.lib.env import BadEnvironment

FILE = Path(__file__).parents[2] / "iag_registry" / "gunicorn_config.py"
NAMES = ("PORT", "WEB_WORKERS", "WEB_THREADS")


def read(monkeypatch, **given):
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    values = runpy.run_path(str(FILE))
    return values["bind"], values["workers"], values["threads"]


def test_numbers_have_defaults_and_are_read(monkeypatch):
    assert read(monkeypatch) == ("127.0.0.1:8000", 2, 16)
    assert read(monkeypatch, PORT="8123", WEB_WORKERS="3", WEB_THREADS="8") == ("127.0.0.1:8123", 3, 64)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("value", ["two", "0", "-1", "1.5"])
def test_number_that_cannot_be_read_is_named_with_help(monkeypatch, name, value):
    with pytest.raises(
        BadEnvironment, match=f"The environment variable {name} is '{value}'. It must be a whole number"
    ):
        read(monkeypatch, **{name: value})


def test_what_the_program_is_made_of_is_not_looked_through_for_garbage():
    before = gc.get_threshold()
    try:
        runpy.run_path(str(FILE))["pass_over_the_program"]()
        frozen, threshold = gc.get_freeze_count(), gc.get_threshold()
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)
    assert frozen > 10_000
    assert threshold == (10_000, 10, 10)


IN_EIGHT_THREADS = """
import ctypes, os, runpy, sys, threading
if sys.argv[2:]:
    runpy.run_path(sys.argv[1])["when_ready"](None)
library, together = ctypes.CDLL(None), threading.Barrier(8)
library.fdopen.restype = ctypes.c_void_p
def take():
    library.malloc(1000)
    together.wait()  # none ends, and leaves its pool to another, before all have one
threads = [threading.Thread(target=take) for _ in range(8)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
out = ctypes.c_void_p(library.fdopen(1, b"w"))
library.malloc_info(0, out)
library.fflush(out)
"""


def test_library_without_pools_of_memory_is_told_nothing(monkeypatch):
    """One without `mallopt`, such as that of macOS: it is looked at, and nothing fails."""
    looked_at = []
    monkeypatch.delenv("MALLOC_ARENA_MAX", raising=False)
    monkeypatch.setattr("ctypes.CDLL", lambda name: looked_at.append(name) or object())
    runpy.run_path(str(FILE))["share_one_pool_of_memory"]()
    assert looked_at == [None]


@pytest.mark.skipif(not hasattr(ctypes.CDLL(None), "malloc_info"), reason="this C library has no pools of memory")
def test_threads_share_one_pool_of_memory():
    """S5: the memory that an answer took is there for the next one, whichever thread makes it."""

    def pools(*told: str, **given: str) -> int:
        command = [sys.executable, "-c", IN_EIGHT_THREADS, str(FILE), *told]
        done = subprocess.run(  # noqa: S603 - our own
            command, cwd=FILE.parents[1], env=dict(given), capture_output=True, text=True, check=True, timeout=60
        )
        return done.stdout.count("<heap nr=")

    assert pools() > 1
    assert pools("told") == 1
    assert pools("told", MALLOC_ARENA_MAX="2") == 2
