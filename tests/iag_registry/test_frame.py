"""The frame of every page, and the pages that belong to no one app."""

import re
from pathlib import Path

import html5lib
import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.db import DatabaseError, connection
from django.template import Context, Template
from django.test import RequestFactory
from django.views.defaults import bad_request, server_error

from tests.page_text import XHTML, text_of

pytestmark = pytest.mark.django_db


def test_brand_colour_of_publisher(client):
    response = client.get("/brand.css")
    assert response.content == b":root { --govuk-brand-colour: #2f4f4f; }\n"
    assert response.headers["Content-Type"] == "text/css"
    assert response.headers["Cache-Control"] == "public, max-age=3600"


def test_brand_colour_not_sent_again_when_unchanged(client):
    etag = client.get("/brand.css").headers["ETag"]
    assert client.get("/brand.css", headers={"If-None-Match": etag}).status_code == 304


def test_health_when_well(client):
    response = client.get("/health/")
    assert (response.status_code, response.content) == (200, b"ok\n")


def test_health_when_database_does_not_answer(client):
    def refuse(*_):
        raise DatabaseError("secret detail")

    with connection.execute_wrapper(refuse):
        response = client.get("/health/")
    assert (response.status_code, response.content) == (503, b"the database does not answer\n")


def test_server_error_without_database(django_assert_num_queries):
    with django_assert_num_queries(0):
        response = server_error(RequestFactory().get("/"))
    assert response.status_code == 500
    assert '<h1 class="govuk-heading-l">The register has a problem</h1>' in response.content.decode()


def test_bad_request_offers_next_step():
    response = bad_request(RequestFactory().get("/"), Exception("detail"))
    assert response.status_code == 400
    assert '<a class="govuk-link" href="/">begin at the home page</a>' in response.content.decode()


@pytest.mark.parametrize(("phase", "tag"), [("none", None), ("alpha", "Alpha"), ("beta", "Beta")])
def test_phase_banner_says_the_phase_and_leads_to_the_form(client, settings, phase, tag):
    settings.PHASE = phase
    page = html5lib.HTMLParser(strict=True).parse(client.get("/").content.decode())
    header = page.find(f".//{XHTML}header")
    banner = header.find(".//*[@class='govuk-phase-banner__content']")
    if tag is None:
        assert banner is None
        return
    link = banner.find(f".//{XHTML}a")
    assert (text_of(banner.find(f"./{XHTML}strong")), text_of(link), link.get("href")) == (
        tag,
        "Give your feedback",
        "/feedback/",
    )


def test_breadcrumbs_from_home():
    rendered = Template('{% load layout %}{% breadcrumbs "Areas" "/areas/" %}').render(Context())
    links = [part.split("</a>")[0] for part in rendered.split('<a class="govuk-breadcrumbs__link" href=')[1:]]
    assert links == ['"/">Home', '"/areas/">Areas']


@pytest.mark.parametrize("name", ["register.css", "govuk-frontend.min.js", "start.js", "favicon.svg"])
def test_front_end_file_has_no_source_map(name):
    path = finders.find(name)
    assert path is not None, "The front end is not built: run `make test`, which builds it."
    assert "sourceMappingURL" not in Path(path).read_text(encoding="utf-8")


def test_front_end_is_not_branded_as_another_publisher():
    css = Path(finders.find("register.css") or "").read_text(encoding="utf-8").lower()
    found = [word for word in ("transport", "crown", "crest", "#1d70b8") if word in css]
    assert found == []
    # A pattern of the same page is no file of anyone's.
    assert re.findall(r'url\((?!"#)', css) == []


def test_publisher_comes_from_settings():
    assert settings.PUBLISHER_NAME == "Invented Police Force"
