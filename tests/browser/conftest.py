"""A real Chromium in front of the site."""

import os
import shutil
from collections.abc import Mapping
from typing import Any

import pytest

# Playwright runs a loop of its own in this thread, in which Django would otherwise refuse its database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


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
