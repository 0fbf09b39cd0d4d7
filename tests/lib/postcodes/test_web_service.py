"""Postcodes asked of a web service, here one on this machine."""

import json
from threading import BoundedSemaphore
from time import monotonic

import pytest

from iag_registry.lib.postcodes import Postcode, ProviderFailed, web_service
from iag_registry.lib.postcodes.web_service import LARGEST, WebService
from tests.lib.postcodes.invented_service import invented_service

POSTCODE = Postcode("EN1 3XA")


@pytest.fixture
def service():
    with invented_service() as running:
        yield running


def test_postcode_is_in_the_body_and_not_in_the_address(service):
    service.knows("E09000010")
    assert WebService(service.address).codes(POSTCODE) == ("E09000010",)
    ((verb, path, body),) = service.asked
    assert (verb, path, json.loads(body)) == ("POST", "/postcodes", {"postcodes": ["EN1 3XA"]})


def test_postcode_that_the_service_does_not_know_has_no_code(service):
    service.body = b'{"status":200,"result":[{"query":"EN1 3XA","result":null}]}'
    assert WebService(service.address).codes(POSTCODE) == ()


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"not json",
        b"\xff",
        b"[]",
        b"{}",
        b'{"result": []}',
        b'{"result": null}',
        b'{"result": [{"result": {}}]}',
        b'{"result": [{"result": {"codes": {"admin_district": 7}}}]}',
        b'{"result": [1, 2]}',
        b"[" * 60_000,
        b" " * (LARGEST + 1),
    ],
)
def test_answer_that_is_none_fails_without_saying_the_postcode(service, body):
    service.body = body
    with pytest.raises(ProviderFailed) as failed:
        WebService(service.address).codes(POSTCODE)
    assert ("EN1" in str(failed.value), failed.value.__context__) == (False, None)


@pytest.mark.parametrize("status", [400, 404, 429, 500])
def test_refusal_is_a_failure(service, status):
    service.status = status
    with pytest.raises(ProviderFailed, match="HTTPError"):
        WebService(service.address).codes(POSTCODE)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_nobody_else_is_told_where_the_service_leads_elsewhere(service, status):
    with invented_service() as other:
        service.status, service.headers = status, {"Location": f"{other.address}/postcodes"}
        with pytest.raises(ProviderFailed, match="HTTPError"):
            WebService(service.address).codes(POSTCODE)
        assert other.asked == []


def test_answer_that_drips_is_given_up(service):
    service.body, service.wait = b" " * 40_000, 0.1
    with pytest.raises(ProviderFailed, match="TimeoutError"):
        WebService(service.address, longest=0.15).codes(POSTCODE)


def test_headers_that_drip_are_given_up(service):
    service.headers, service.wait_before = {f"X-{n}": "y" for n in range(20)}, 0.1
    began = monotonic()
    with pytest.raises(ProviderFailed, match="TimeoutError"):
        WebService(service.address, longest=0.15).codes(POSTCODE)
    assert monotonic() - began < 1


def test_no_more_wait_than_a_process_can_bear(service, monkeypatch):
    monkeypatch.setattr(web_service, "_free", BoundedSemaphore(1))
    service.knows("E09000010")
    asked = WebService(service.address)
    assert [asked.codes(POSTCODE) for _ in range(3)] == [("E09000010",)] * 3
    web_service._free.acquire()
    with pytest.raises(ProviderFailed, match="too many wait"):
        asked.codes(POSTCODE)
    assert len(service.asked) == 3


def test_service_that_is_not_there_is_a_failure():
    with invented_service() as gone:
        address = gone.address
    with pytest.raises(ProviderFailed, match="ConnectionRefusedError"):
        WebService(address).codes(POSTCODE)


@pytest.mark.parametrize("address", ["http://postcodes.example", "postcodes.example", "", "ftp://postcodes.example"])
def test_service_is_reached_by_https_alone(address):
    with pytest.raises(ValueError, match="must be reached by https"):
        WebService(address)


def test_whom_it_asks_is_said_with_its_host():
    assert WebService("https://postcodes.example", "Postcodes Ltd").asks == "Postcodes Ltd (postcodes.example)"
    assert WebService("https://postcodes.example/").asks == "postcodes.example"
    assert WebService("https://postcodes.example/").address == "https://postcodes.example/postcodes"
