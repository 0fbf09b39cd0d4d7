"""Finding one's area by a postcode: off, out of a file, and from a service; everything here is invented."""

import logging

import pytest
from django.core.cache import cache
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from groups.checks import area_settings
from groups.postcodes import postcode_provider
from groups.views.find_area import MOST_IN_A_MINUTE
from iag_registry.lib.postcodes import ProviderFailed
from iag_registry.lib.postcodes.local_file import LocalFile
from iag_registry.lib.postcodes.web_service import WebService
from tests.factories import make_area
from tests.lib.postcodes.invented_service import invented_service
from tests.page_text import lines_of, links_of

pytestmark = pytest.mark.django_db
PATH = "/find-your-area/"
HOW = "Choose your borough or district from the list, which goes from A to Z."
ROWS = "postcode,code\nEN1 3XA,E09000010\nEC1,E09000001\nEC1,E09000010\nEC2,E09000010\nEC2,E10000001\nB1,E08000025\n"


@pytest.fixture
def areas():
    make_area(key="enfield", name="Enfield", code="E09000010")
    make_area(key="city", name="City", code="E09000001", kind="outside", policed_by="Another Force")


@pytest.fixture
def file(settings, tmp_path, areas):
    (path := tmp_path / "postcodes.csv").write_text(ROWS)
    settings.POSTCODE_PROVIDER, settings.POSTCODE_FILE = "file", str(path)
    return path


class Broken:
    """A provider of a force's own, which fails."""

    asks = ""

    def codes(self, postcode):
        raise ProviderFailed("It is broken.")


def test_without_a_provider_there_is_no_box_and_the_page_says_how_else(client):
    response = client.get(PATH)
    assert "Postcodes cannot be looked up on this site. You can find your area in other ways." in lines_of(response)
    assert (HOW in lines_of(response), b"<form" in response.content, response.cookies.output()) == (True, False, "")
    assert ("How to find your area", PATH) not in links_of(client.get("/areas/"))
    assert client.post(PATH, {"postcode": "EN1 3XA"}).content == response.content


def test_list_of_areas_leads_to_the_box_and_has_none(client, file):
    for provider, words in (("off", "How to find your area"), ("file", "Find your area by its postcode")):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("django.conf.settings.POSTCODE_PROVIDER", provider)
            response = client.get("/areas/?on=2022-06-30")
        assert (words, f"{PATH}?on=2022-06-30") in links_of(response)
        assert (b"<form" in response.content, response.cookies.output()) == (False, "")


def test_area_that_is_found_is_gone_to(client, file):
    response = client.post(f"{PATH}?on=2022-06-30", {"postcode": "en13xa"})
    assert (response.status_code, response["Location"]) == (302, "/areas/enfield/?on=2022-06-30")
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize(
    ("postcode", "line", "links"),
    [
        ("EC1A 1AA", "EC1A 1AA was not found.", []),
        ("EC1 1AA", "EC1 1AA may lie in one of these areas:", ["City", "Enfield"]),
        ("EC2 1AA", "EC2 1AA may lie in this area, or outside the areas of this register:", ["Enfield"]),
        ("B1 1AA", "B1 1AA lies outside the areas of this register.", []),
    ],
)
def test_postcode_without_one_area_gets_a_page_that_helps(client, file, postcode, line, links):
    response = client.post(PATH, {"postcode": postcode})
    assert [said for said in lines_of(response) if said.startswith(line)] != []
    assert [text for text, to in links_of(response) if to.startswith("/areas/") and to != "/areas/"] == links
    assert (response.status_code, HOW in lines_of(response)) == (200, True)


@pytest.mark.parametrize(
    ("typed", "message"),
    [("", "Write a postcode."), ("nonsense", "That is not a whole postcode. Write it like SW1A 2AA.")],
)
def test_what_is_no_postcode_is_refused_beside_the_box(client, file, typed, message):
    response = client.post(PATH, {"postcode": typed})
    assert (response.status_code, lines_of(response).count(message)) == (400, 1)
    assert b"<title>Error: Find your area" in response.content


def test_page_says_before_anything_is_sent_to_whom_the_postcode_goes(client, settings, file):
    assert "It is looked up on this server and sent to nobody." in client.get(PATH).content.decode()
    settings.POSTCODE_PROVIDER, settings.POSTCODE_SERVICE = "web", "https://postcodes.example"
    settings.POSTCODE_SERVICE_NAME = "Postcodes Ltd"
    words = client.get(PATH).content.decode()
    assert "sends the postcode, and nothing else, to <strong>Postcodes Ltd (postcodes.example)</strong>" in words


def test_service_is_asked_and_the_postcode_is_written_nowhere(client, settings, areas, caplog, monkeypatch):
    kept = []
    monkeypatch.setattr(cache, "add", lambda *given: kept.append(given))
    monkeypatch.setattr(cache, "incr", lambda key: 1)
    with invented_service() as service, caplog.at_level(logging.DEBUG):
        settings.POSTCODE_PROVIDER, settings.POSTCODE_SERVICE = "web", service.address
        service.knows("E09000010")
        found = client.post(PATH, {"postcode": "EN1 3XA"})
        service.status = 500
        failed = client.post(PATH, {"postcode": "EN1 3XA"})
    assert (found["Location"], failed.status_code) == ("/areas/enfield/", 503)
    assert "Postcodes cannot be looked up just now." in " ".join(lines_of(failed))
    written = [*caplog.messages, *map(str, kept), *(str(path) for _, path, _ in service.asked)]
    assert ("The service for postcodes did not answer as it should (HTTPError)." in written) is True
    assert [line for line in written if "EN1" in line or "3XA" in line] == []


def test_provider_of_ones_own_is_named_by_its_path(client, settings):
    settings.POSTCODE_PROVIDER = "tests.groups.test_find_area.Broken"
    response = client.post(PATH, {"postcode": "EN1 3XA"})
    assert (response.status_code, HOW in lines_of(response)) == (503, True)


def test_too_many_in_a_minute_are_told_to_wait(client, file, monkeypatch):
    monkeypatch.setattr(cache, "incr", lambda key: MOST_IN_A_MINUTE + 1)
    response = client.post(PATH, {"postcode": "EN1 3XA"})
    assert (response.status_code, "Try again in a minute" in " ".join(lines_of(response))) == (429, True)


def test_form_needs_its_token(file):
    client = Client(enforce_csrf_checks=True)
    assert client.post(PATH, {"postcode": "EN1 3XA"}).status_code == 403


def test_providers_are_made_of_the_settings(settings):
    assert postcode_provider() is None
    settings.POSTCODE_PROVIDER, settings.POSTCODE_FILE = "file", "/srv/postcodes.csv"
    assert isinstance(postcode_provider(), LocalFile)
    settings.POSTCODE_PROVIDER, settings.POSTCODE_SERVICE = "web", "https://postcodes.example"
    assert isinstance(postcode_provider(), WebService)


@pytest.mark.parametrize(
    ("provider", "words"),
    [
        ("file", "POSTCODE_FILE"),
        ("web", "POSTCODE_SERVICE"),
        ("nobody", "POSTCODE_PROVIDER"),
        ("a.b", "POSTCODE_PROVIDER"),
    ],
)
def test_setting_that_cannot_be_used_is_named_and_found_when_the_site_starts(settings, provider, words):
    settings.POSTCODE_PROVIDER = provider
    with pytest.raises(ImproperlyConfigured, match=words):
        postcode_provider()
    assert [problem.id for problem in area_settings()] == ["groups.E001"]


def test_file_of_tiles_that_cannot_be_used_is_found_when_the_site_starts(settings, tmp_path):
    assert area_settings() == []
    settings.AREA_TILES = tmp_path / "tiles.csv"
    settings.AREA_TILES.write_text("code\nA\n")
    assert [problem.id for problem in area_settings()] == ["groups.E002"]
