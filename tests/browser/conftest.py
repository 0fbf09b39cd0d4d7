"""A real Chromium in front of the site."""

import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from django.db import connection
from django.test.utils import setup_databases, teardown_databases
from pytest_django import DjangoDbBlocker

from tests.browser.site import Site
from tests.browser.templates_seen import SEEN, page_templates, unseen

# Playwright runs a loop of its own in this thread, in which Django would otherwise refuse its database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

FOLDER = Path(__file__).resolve().parent


def templates_missed(config: pytest.Config) -> list[str] | None:
    """The templates of pages that axe saw in no test, on whichever core; None where only some of the tests were run."""
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    named = {Path(config.invocation_params.dir, argument).resolve() for argument in config.args}
    if reporter is None or FOLDER not in named or config.option.keyword or config.option.collectonly:
        return None
    reports = [report for reports in reporter.stats.values() for report in reports]
    properties = [each for report in reports for each in getattr(report, "user_properties", ())]
    return unseen(template for name, value in properties if name == "axe saw" for template in value)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A new page that no test shows to axe fails the run, since no single test can know of all others."""
    if session.exitstatus == pytest.ExitCode.OK and templates_missed(session.config):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    missed = templates_missed(config)
    if missed is None:
        return
    terminalreporter.write_line(f"X1 templates of pages that axe never saw: {len(missed)} of {len(page_templates())}")
    for name in missed:
        terminalreporter.write_line(f"FAILED: axe saw no page that is made with templates/{name}.", red=True)


@pytest.fixture(autouse=True)
def _seen(record_property: Any) -> Iterator[None]:
    """Tell the whole run which templates axe saw in this test."""
    SEEN.clear()
    yield
    record_property("axe saw", [name for name in page_templates() if name in SEEN])


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: Mapping[str, Any]) -> dict[str, Any]:
    """Start the browser of the machine, or the one that playwright fetched; root may not use its sandbox."""
    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    arguments = ["--disable-dev-shm-usage"] + (["--no-sandbox"] if os.geteuid() == 0 else [])
    return {**browser_type_launch_args, "args": arguments, **({"executable_path": found} if found else {})}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: Mapping[str, Any]) -> dict[str, Any]:
    """Read the pages as a person in Britain does."""
    return {**browser_context_args, "locale": "en-GB", "timezone_id": "Europe/London"}


@pytest.fixture(scope="session")
def running_site(django_test_environment: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Site]:
    """One server and one database for the whole run; what a test writes stays until the register is filled anew.

    The database is in a file: one in memory would be one connection, which requests at the same time fall over.
    """
    with TemporaryDirectory(prefix="register-in-a-browser-") as folder, django_db_blocker.unblock():
        if connection.vendor == "sqlite":
            connection.settings_dict["TEST"]["NAME"] = str(Path(folder, "register.sqlite3"))
        databases = setup_databases(verbosity=0, interactive=False)
        site = Site()
        yield site
        site.stop()
        teardown_databases(databases, verbosity=0)


@pytest.fixture
def site(running_site: Site) -> Site:
    """The site with the register as its documents state it; a test may ask for another state."""
    running_site.show("many")
    return running_site


@pytest.fixture
def plain_context(browser: Any, browser_context_args: Any) -> Iterator[Any]:
    """A reader's browser with JavaScript off."""
    context = browser.new_context(**browser_context_args, java_script_enabled=False)
    yield context
    context.close()


@pytest.fixture
def plain_page(plain_context: Any) -> Any:
    return plain_context.new_page()
