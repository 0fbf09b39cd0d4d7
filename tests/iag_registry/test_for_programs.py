"""What programs are told of the site: one address for each page, all pages, what not to fetch, whom to warn."""

import json
from datetime import UTC, datetime

import html5lib
import pytest
from django.core.management import call_command
from django.urls import resolve
from lxml import etree

from iag_registry.lib.linked_data import data_block
from iag_registry.views import sitemap
from tests import factories as make
from tests.harness.urls import url_patterns
from tests.harness.world import make_world
from tests.page_text import XHTML

pytestmark = pytest.mark.django_db
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def canonical_of(client, path):
    page = html5lib.HTMLParser(strict=True).parse(client.get(path).content.decode())
    return next((link.get("href") for link in page.iter(f"{XHTML}link") if link.get("rel") == "canonical"), None)


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("/", "http://testserver/"),
        ("/?utm_source=x", "http://testserver/"),
        ("/?on=30/6/2022", "http://testserver/?on=2022-06-30"),
        ("/groups/?status=active&q=&on=30/6/2022", "http://testserver/groups/?on=2022-06-30&status=active"),
        ("/groups/?page=1", "http://testserver/groups/"),
        ("/meetings/?when=past&from=2020", "http://testserver/meetings/?from=2020&when=past"),
        ("/groups/one/?x=1", "http://testserver/groups/one/"),
        ("/ask/how-many/?on=30/6/2022", "http://testserver/ask/how-many/?on=2022-06-30"),
        ("/groups/?colour=red", None),
        ("/?on=yesterday", None),
        ("/groups/no-such-group/", None),
        ("/no-such-page/", None),
    ],
)
def test_page_names_its_one_address(client, path, address):
    make.make_group(key="one")
    assert canonical_of(client, path) == address


def test_address_follows_the_setting_and_not_the_visitor(client, settings):
    settings.PUBLIC_URL = "https://register.example"
    assert canonical_of(client, "/groups/") == "https://register.example/groups/"


def addresses(client, path):
    response = client.get(path)
    assert (response.status_code, response["Content-Type"]) == (200, "application/xml; charset=utf-8")
    return [each.text for each in etree.fromstring(response.content).iter(f"{MAP}loc")]


NO_PAGES = ("-csv", "-json", "-feed", "-calendar", "-file", "-download", "-archive")
"""So end the names of addresses at which there are files, and of feeds and calendars."""
NOT_FOR_SEARCH_ENGINES = {
    **dict.fromkeys(["feedback:feedback", "meetings:other-format"], "robots are told to stay away"),
    **dict.fromkeys(["alerts:ask", "alerts:asked", "alerts:confirm", "alerts:manage", "alerts:stop"], "one reader's"),
    **dict.fromkeys(["meetings:minutes-version", "foi:log-version"], "the newest version stands for all"),
    "meetings:minutes-changes": "leads from one version to another",
    "meetings:paper": "a file",
    **dict.fromkeys(["reuse:archive", "reuse:checksums", "reuse:csvw", "reuse:table-csvw"], "a file"),
    **dict.fromkeys(["reuse:datapackage", "reuse:dcat", "reuse:popolo", "reuse:openapi"], "a file"),
    **dict.fromkeys(["brand", "health", "robots", "security", "sitemap", "sitemap-section"], "for programs"),
}
"""Public addresses that the sitemap leaves out, and why; those of the API besides."""


def test_sitemap_names_every_public_page_and_nothing_that_is_hidden(client):
    make_world()
    files = addresses(client, "/sitemap.xml")
    pages = [page for file in files for page in addresses(client, file.removeprefix("http://testserver"))]
    broken = [page for page in pages if client.get(page.removeprefix("http://testserver")).status_code != 200]
    assert (len(files), len(pages), broken) == (len(sitemap.FILES), len(set(pages)), [])
    wanted = {
        "/groups/public-group/",
        "/groups/public-group/meetings/public-meeting/minutes/",
        "/groups/public-group/actions/",
        "/data/roles/",
        "/sources/public-source/",
    }
    assert {f"http://testserver{path}" for path in wanted} <= set(pages)
    named = {resolve(page.removeprefix("http://testserver")).view_name for page in pages}
    public = {each.name for each in url_patterns() if each.is_public}
    of_pages = {name for name in public if not name.endswith(NO_PAGES) and not name.startswith("reuse:api-")}
    assert of_pages - named == NOT_FOR_SEARCH_ENGINES.keys()
    assert [name for name in named if name.endswith(NO_PAGES)] == []
    hidden = ("on-request-", "staff-", "withdrawn-group", "restricted-")
    assert [page for page in pages if any(word in page for word in hidden)] == []


def test_sitemap_gives_the_day_of_minutes_and_no_day_that_is_not_known(client):
    make_world()
    dated = etree.fromstring(client.get("/sitemaps/minutes/1.xml").content)
    assert [each.text for each in dated.iter(f"{MAP}lastmod")] == ["2022-04-01"]
    undated = etree.fromstring(client.get("/sitemaps/groups/1.xml").content)
    assert list(undated.iter(f"{MAP}lastmod")) == []


def test_sitemap_is_split_where_it_grows(client, monkeypatch):
    monkeypatch.setattr(sitemap, "MOST", 2)
    for number in range(5):
        make.make_group(key=f"group-{number}")
    files = [file for file in addresses(client, "/sitemap.xml") if "/groups/" in file]
    assert [len(addresses(client, file.removeprefix("http://testserver"))) for file in files] == [2, 2, 1]
    assert [client.get(f"/sitemaps/{rest}.xml").status_code for rest in ("groups/4", "groups/0", "none/1")] == [404] * 3


def test_robots_are_told_what_not_to_fetch(client):
    make_world()
    response = client.get("/robots.txt")
    lines = response.content.decode().splitlines()
    assert (response["Content-Type"], lines[:5]) == (
        "text/plain; charset=utf-8",
        ["User-agent: *", "Disallow: /admin/", "Disallow: /feedback/", "Disallow: /*/other-format/", "Disallow: /*?"],
    )
    assert lines[-1] == "Sitemap: http://testserver/sitemap.xml"
    assert "group" not in response.content.decode()


def test_whom_to_tell_of_a_weakness(client):
    assert client.get("/.well-known/security.txt").content.decode().splitlines() == [
        "Contact: mailto:security@invented.example",
        "Expires: 2099-12-31T23:00:00Z",
        "Preferred-Languages: en",
        "Canonical: http://testserver/.well-known/security.txt",
    ]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECURITY_CONTACT", ""),
        ("SECURITY_EXPIRES", None),
        ("SECURITY_EXPIRES", datetime(2020, 1, 1, tzinfo=UTC)),
    ],
)
def test_without_a_contact_that_holds_there_is_no_such_file(client, settings, name, value):
    setattr(settings, name, value)
    assert client.get("/.well-known/security.txt").status_code == 404


def data_of(client, path):
    page = html5lib.HTMLParser(strict=True).parse(client.get(path).content.decode())
    return [
        json.loads(script.text) for script in page.iter(f"{XHTML}script") if script.get("type") == "application/ld+json"
    ]


def test_group_is_described_for_programs(client):
    kind = make.make_kind()
    group = make.make_group(key="one", name="</script><script>&", summary="Advises.", kind=kind)
    make.make_group_theme(group=group, theme=make.make_theme(name="Race"))
    (found,) = data_of(client, "/groups/one/")
    assert found == {
        "@context": "https://schema.org",
        "@type": "Organization",
        "@id": "http://testserver/groups/one/",
        "url": "http://testserver/groups/one/",
        "name": "</script><script>&",
        "description": "Advises.",
        "knowsAbout": ["Race"],
    }
    assert data_of(client, "/groups/one/?on=2021-01-01") == []


def test_body_of_the_state_is_described_as_one(client):
    make.make_organisation(key="force", name="Invented Police", kind="force")
    make.make_organisation(key="club", name="Invented Club", kind="community")
    found = [data_of(client, f"/organisations/{key}/")[0]["@type"] for key in ("force", "club")]
    assert found == ["GovernmentOrganization", "Organization"]


def test_meeting_is_described_for_programs_with_what_the_page_says(client):
    group = make.make_group(key="one", name="Alpha")
    make.make_meeting(
        group=group, slug="june", title="June", date="2022-06-30", start_time="18:30", place="Secret room"
    )
    (found,) = data_of(client, "/groups/one/meetings/june/")
    assert found == {
        "@context": "https://schema.org",
        "@type": "Event",
        "@id": "http://testserver/groups/one/meetings/june/",
        "url": "http://testserver/groups/one/meetings/june/",
        "name": "June",
        "startDate": "2022-06-30T18:30:00+01:00",
        "eventStatus": "https://schema.org/EventScheduled",
        "organizer": [{"@type": "Organization", "name": "Alpha", "url": "http://testserver/groups/one/"}],
    }


def test_meeting_without_a_day_is_no_event(client):
    make.make_meeting(group=make.make_group(key="one"), slug="some-time", date="2022")
    assert data_of(client, "/groups/one/meetings/some-time/") == []


def test_block_of_data_cannot_be_left():
    assert "</script><" not in str(data_block({"name": "</script><!--"}))[:-9]


@pytest.mark.parametrize(
    "path", ["/groups/disability-iag/", "/groups/london-crime-reduction-board/meetings/2021-02-02/"]
)
def test_register_as_loaded_is_described(client, path):
    call_command("load_reference", verbosity=0)
    call_command("load_register", verbosity=0)
    (found,) = data_of(client, path)
    assert found["@id"] == f"http://testserver{path}"
