"""The API called as its description allows, and as it does not: no failure, no answer that it does not tell of (Z1).

`make proof` calls it as often as the target names; what runs with every change is a few hundred.
"""

import logging
from collections.abc import Callable, Iterator
from math import ceil
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, settings
from schemathesis import checks

from iag_registry.wsgi import application
from reuse.tables import TABLES
from tests.harness.world import make_world
from tests.sizes import IS_PROOF, tries

ADDRESSES = len(TABLES) + sum(bool(table.names) for table in TABLES)
WANTED = tries(300, as_named=10_000)
SLACK = 1.2
"""Some are allowed for: of an address that takes little, no more calls are made than there are different ones."""
CASES = ceil(WANTED * SLACK / ADDRESSES)
"""The most of each address."""


def by_its_name(environ: dict[str, Any], start_response: Any) -> Any:
    """The site, called by the name that it has in the tests."""
    return application({**environ, "HTTP_HOST": "testserver"}, start_response)


schemathesis.checks.load_all_checks()
schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", by_its_name)
schema.config.generation.update(modes=[schemathesis.GenerationMode.POSITIVE, schemathesis.GenerationMode.NEGATIVE])
CHECKED = [
    checks.not_a_server_error,
    *(
        checks.CHECKS.get_one(name)
        for name in ("status_code_conformance", "content_type_conformance", "response_schema_conformance")
    ),
]


@pytest.fixture
def register(db: None, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Something to be read, over a connection that no request closes."""
    caplog.set_level(logging.CRITICAL, logger="django.request")
    make_world()
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


CALLS: list[str] = []
"""The address of every call that was made and answered as described, of all tests of this file."""


@pytest.fixture
def count(record_property: Callable[[str, object], None]) -> list[Any]:
    """What is printed of the calls of one address: how many were answered otherwise, and how many were made."""
    told = ["Z1 calls of the API that were answered otherwise than described", 0, 0]
    record_property("proof", told)
    return told


@pytest.mark.usefixtures("register")
@schema.parametrize()
@settings(
    max_examples=CASES,
    deadline=None,
    derandomize=not IS_PROOF,
    suppress_health_check=list(HealthCheck),
)
def test_every_call_is_answered_as_described(case: Any, count: list[Any]) -> None:
    count[1:] = [count[1] + 1, count[2] + 1]
    case.call_and_validate(checks=CHECKED)
    count[1] -= 1
    CALLS.append(case.path)


@pytest.mark.skipif(not IS_PROOF, reason="`make proof` makes all calls in one process, where they can be counted")
def test_as_many_calls_were_made_as_the_target_names() -> None:
    """The last of this file."""
    assert len(set(CALLS)) == ADDRESSES
    assert len(CALLS) >= WANTED
