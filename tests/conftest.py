"""What every test starts from."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from django.core.files.storage import default_storage

from search.forms import forget_boxes
from tests.emptying import allow_emptying
from tests.network import guard

guard()
allow_emptying()

LONG = {"harness", "register"}
"""Folders whose tests read the whole site, and take the longest."""


def pytest_report_header() -> list[str]:
    """Say which database the tests are run on, and where the others are."""
    engine = settings.DATABASES["default"]["ENGINE"].rpartition(".")[2]
    return [f"database: {engine}", "tests/browser is run by name: it has a server and a database of its own"]


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave the tests of the browser to a run of their own, which names their folder."""
    is_browser = collection_path == Path(__file__).parent / "browser"
    return True if is_browser and not any("browser" in argument for argument in config.args) else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the long tests: begun last, one would run on alone, with every other core idle."""
    items.sort(key=lambda item: item.path.parent.name not in LONG)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what was proved with its denominator, so that an empty run cannot pass for a good one.

    A test says so by ``record_property("proof", [what, how many were wrong, of how many])``.
    """
    proofs: dict[str, list[int]] = {}
    for report in (*terminalreporter.getreports("passed"), *terminalreporter.getreports("failed")):
        for name, value in report.user_properties if report.when == "call" else ():
            if name == "proof":
                what, wrong, total = value
                sums = proofs.setdefault(what, [0, 0])
                sums[0] += wrong
                sums[1] += total
    for what, (wrong, total) in sorted(proofs.items()):
        terminalreporter.write_line(f"{what}: {wrong} of {total:,}")


@pytest.fixture(autouse=True)
def _empty_cache():
    """No test sees what another one left in the cache."""
    cache.clear()
    forget_boxes()


@pytest.fixture(autouse=True)
def _no_archives():
    """No test sees an archive that another one left."""
    if default_storage.exists("archive"):
        for name in default_storage.listdir("archive")[1]:
            default_storage.delete(f"archive/{name}")
