"""The pages about the register itself: what they say of the publisher, and that they invent nothing."""

from datetime import timedelta

import html5lib
import pytest
from django.test import Client

from groups.models import GroupKind
from iag_registry.views.pages import cookies_set
from tests import factories as make
from tests.harness.world import make_world
from tests.page_text import XHTML, lines_of, links_of, text_of

pytestmark = pytest.mark.django_db
PAGES = {
    "/about/": "About this register",
    "/join/": "How to join a group",
    "/help/": "Help",
    "/glossary/": "Glossary",
    "/contact/": "Contact",
    "/accessibility/": "Accessibility statement",
    "/privacy/": "Privacy",
    "/cookies/": "Cookies",
}


def footer_links(response):
    page = html5lib.HTMLParser(strict=True).parse(response.content.decode())
    footer = page.find(f".//{XHTML}footer")
    return {link.get("href"): text_of(link) for link in footer.iter(f"{XHTML}a")}


@pytest.mark.parametrize("path", ["/", "/groups/", "/feedback/", "/no-such-page/", *PAGES])
def test_every_page_leads_to_all_of_them(client, path):
    found = footer_links(client.get(path))
    assert {address: found.get(address) for address in PAGES} == PAGES


@pytest.mark.parametrize("path", PAGES)
def test_page_is_the_same_for_everyone_and_sets_no_cookie(client, path):
    first, second = client.get(path), client.get(path)
    assert (first.status_code, first.content) == (200, second.content)
    assert dict(client.cookies) == {}


def test_what_the_publisher_has_not_given_is_said_not_to_be_given(client, settings):
    settings.PUBLISHER_MAILBOX = ""
    lines = lines_of(client.get("/contact/"))
    assert [lines[number] for number in (3, 5, 7, 9)] == [
        "The publisher has given no mailbox for the register.",
        "The publisher has given no postal address for the register.",
        "The publisher has given no telephone number for the register.",
        "The publisher has not said how soon it answers.",
    ]
    told = lines_of(client.get("/privacy/"))
    assert [told[number] for number in (3, 5)] == [
        "Data controller: not given yet. The register is published by Invented Police Force.",
        "Registration with the Information Commissioner: the publisher has not given its number.",
    ]


def test_what_the_publisher_has_given_is_said(client, settings):
    settings.PUBLISHER_ADDRESS, settings.PUBLISHER_TELEPHONE = "1 Invented Street", "020 7946 0000"
    settings.ANSWERS_WITHIN = "within 10 working days"
    settings.DATA_CONTROLLER, settings.ICO_REGISTRATION = "The Chief of Invented", "Z0000000"
    lines = lines_of(client.get("/contact/"))
    assert [lines[number] for number in (3, 5, 7, 9)] == [
        "advice@invented.example",
        "1 Invented Street",
        "020 7946 0000",
        "Within 10 working days",
    ]
    told = lines_of(client.get("/privacy/"))
    assert [told[number] for number in (3, 5)] == [
        "Data controller: The Chief of Invented.",
        "Registration with the Information Commissioner: Z0000000.",
    ]


def test_statement_says_when_it_was_prepared_and_reviewed(client, settings):
    prepared = "This statement was prepared on 28 November 2026."
    assert f"{prepared} The publisher has not yet said that it has reviewed it." in lines_of(
        client.get("/accessibility/")
    )
    settings.ACCESSIBILITY_REVIEWED = "1 December 2026"
    assert f"{prepared} The publisher last reviewed it on 1 December 2026." in lines_of(client.get("/accessibility/"))


def test_statement_has_the_parts_of_the_legal_form(client):
    page = lines_of(client.get("/accessibility/"))
    wanted = [
        "Accessibility statement",
        "How accessible this website is",
        "Feedback and contact information",
        "Reporting accessibility problems with this website",
        "Enforcement procedure",
        "Technical information about this website’s accessibility",
        "Compliance status",
        "Non-accessible content",
        "Non-compliance with the accessibility regulations",
        "Disproportionate burden",
        "Content that is not within the scope of the accessibility regulations",
        "What we are doing to improve accessibility",
        "Preparation of this accessibility statement",
    ]
    assert [line for line in page if line in wanted] == wanted


def lifetime(morsel):
    """How long a cookie is kept, in the words of the page."""
    if not morsel["max-age"]:
        return "session"
    kept = timedelta(seconds=int(morsel["max-age"]))
    return f"{kept.days // 7} weeks" if kept.days else f"{kept.seconds // 60} minutes"


def test_page_names_the_cookies_that_the_site_really_sets(client):
    """Every public address, the forms of readers as sent, and the staff pages: what they set is what the page names."""
    make_world()
    staff = make.make_user(is_staff=True, is_superuser=True)
    staff.set_password("an invented password")
    staff.save()
    minutes = "/groups/public-group/meetings/public-meeting/minutes/"
    seen = {}

    def look(response):
        for name, morsel in response.cookies.items():
            if morsel.value:
                seen.setdefault(name, set()).add(lifetime(morsel))

    for path in ["/", *PAGES, "/groups/", "/feedback/", minutes, f"{minutes}other-format/"]:
        look(client.get(path))
    look(client.post("/feedback/", {"text": "Invented."}))
    look(client.post(f"{minutes}other-format/", {"format_wanted": "audio", "contact": "020 7946 0000"}))
    look(client.get(minutes))
    look(client.post("/admin/login/", {"username": staff.username, "password": "an invented password"}))
    look(client.get("/admin/"))
    assert seen == {"csrftoken": {"52 weeks"}, "messages": {"session"}, "sessionid": {"30 minutes"}}
    assert {each.name: each.lasts for each in cookies_set()} == {
        "csrftoken": "52 weeks",
        "messages": "Until that page is shown, or you close the browser",
        "sessionid": "30 minutes after the last page",
    }
    named = [line for line in lines_of(client.get("/cookies/")) if line in seen]
    assert sorted(named) == sorted(seen)


@pytest.mark.parametrize(
    ("path", "words", "switched"),
    [
        ("/feedback/", "feedback", {}),
        ("/groups/public-group/meetings/public-meeting/minutes/other-format/", "minutes in another format", {}),
        ("/find-your-area/", "finding the area of a postcode", {"POSTCODE_PROVIDER": ["off", "file"]}),
        ("/alerts/?about=changes", "email alerts", {"ALERTS": [False, True]}),
    ],
)
def test_page_says_which_forms_set_the_cookie(client, settings, tmp_path, path, words, switched):
    """Each page on which a reader can send something; those that can be switched off, on and off."""
    make_world()
    settings.POSTCODE_FILE = str(tmp_path / "postcodes.csv")
    for name, values in (switched or {"DEBUG": [settings.DEBUG]}).items():
        for value in values:
            setattr(settings, name, value)
            sets = "csrftoken" in Client().get(path).cookies
            (line,) = (line for line in lines_of(client.get("/cookies/")) if line.startswith("When you open a page"))
            assert sets is (words in line)
            assert sets is (value is not values[0] or len(values) == 1)


def test_every_template_of_readers_with_a_form_to_send_is_among_them(settings):
    """A new one is to be named on the page of cookies."""
    folder = settings.BASE_DIR / "templates"
    sending = {str(path.relative_to(folder)) for path in folder.rglob("*.html") if "csrf_token" in path.read_text()}
    assert {name for name in sending if not name.startswith("admin/")} == {
        "alerts/ask.html",
        "alerts/confirm.html",
        "alerts/manage.html",
        "feedback/form.html",
        "groups/find_area.html",
        "meetings/other_format.html",
    }


def test_joining_says_what_sources_say_and_whom_to_write_to(client):
    source = make.make_source(key="letter", title="Invented letter")
    group = make.make_group(key="one", name="Alpha", contact_mailbox="alpha@invented.example", kind=_advisory())
    make.make_group(name="Beta", kind=_advisory())
    make.make_statement(source=source, aspect="appointment", summary="Members are asked.", about=[group])
    make.make_statement(source=source, aspect="purpose", summary="Not of joining.", about=[group])
    hidden = make.make_source(title="Hidden letter", audience="staff")
    make.make_statement(source=hidden, aspect="appointment", summary="Withheld words.", about=[group])
    response = client.get("/join/")
    lines = lines_of(response)
    assert "Members are asked." in lines
    assert not {"Not of joining.", "Withheld words."} & set(lines)
    assert "Alpha: alpha@invented.example" in lines
    assert "Of the other 1 the register knows no address to write to." in lines


def test_joining_invents_nothing_where_nothing_is_known(client):
    lines = lines_of(client.get("/join/"))
    assert lines[3] == (
        "No source in the register says how people join a group, how members are chosen or how they are vetted."
    )
    assert "The register counts no group, so it knows no address to write to." in lines


def test_glossary_names_the_source_and_the_place(client):
    make.make_source(key="foi-reply-2022", title="Invented reply")
    response = client.get("/glossary/")
    lines = lines_of(response)
    at = lines.index("CPIE")
    assert lines[at : at + 3] == [
        "CPIE",
        "Crime Prevention Inclusion and Engagement Command",
        "Invented reply, line 20",
    ]
    assert ("Invented reply", "/sources/foi-reply-2022/") in links_of(response)
    general = lines.index("PDF")
    assert lines[general + 2] == "General: no document held says so"


def _advisory():
    found = GroupKind.objects.filter(is_advisory_group=True).first()
    return found or make.make_kind(is_advisory_group=True)


def test_page_of_a_bad_day_says_so(client):
    response = client.get("/join/?on=yesterday")
    assert (response.status_code, lines_of(response)[0]) == (400, "That day could not be used")
