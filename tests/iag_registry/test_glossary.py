"""Abbreviations are spelt out where a page first uses them (ACC-13), and no word of a source is changed."""

import re
import tomllib
from dataclasses import replace

import html5lib
import pytest
from django.conf import settings
from django.core.management import call_command
from django.utils.html import strip_tags

from iag_registry.glossary import Abbreviation, read_glossary, spelt_out
from tests import factories as make
from tests.browser.pages import MANY
from tests.page_text import XHTML, lines_of

IAG = Abbreviation("IAG", "independent advisory group")
AB = Abbreviation("AB", "A & B")
SHOWN = 'class="register-abbreviation"'


def marked(html, *entries):
    return spelt_out(html, entries or (IAG,))[0]


def test_first_use_is_marked_and_no_later_one():
    assert marked("<p>Race IAG</p><p>Youth IAG</p>") == (
        f'<p>Race <abbr {SHOWN} title="independent advisory group">IAG</abbr></p><p>Youth IAG</p>'
    )


@pytest.mark.parametrize(
    "html",
    [
        "<p>IAGX, xIAG, 01.IAG.22, /IAG/, me@IAG</p>",
        "<textarea>IAG</textarea>",
        "<option>IAG</option>",
        "<svg><text>IAG</text></svg>",
        '<a href="/IAG" title="IAG">x</a>',
        "<!-- IAG -->",
        '<abbr title="x">IAG</abbr>',
    ],
)
def test_what_is_left_alone(html):
    assert spelt_out(html, (IAG,)) == (html, ())


@pytest.mark.parametrize(
    "text",
    [
        "An independent advisory group (IAG) advises.",
        "Independent advisory groups (IAGs) advise.",
        "IAG stands for independent advisory group.",
        "IAG (independent advisory group)",
        "Kind (IAG, independent advisory group)",
        "An independent <mark>advisory</mark> group (IAG) advises.",
    ],
)
def test_full_form_that_the_page_gives_is_not_shown_twice(text):
    html = marked(f"<p>{text}</p>")
    assert (SHOWN in html, html.count("<abbr "), strip_tags(html)) == (False, 1, strip_tags(text))


def test_plural_is_spelt_out_as_one():
    assert marked("Two IAGs") == f'Two <abbr {SHOWN} title="independent advisory groups">IAGs</abbr>'


def test_quotation_keeps_its_words_and_the_first_use_after_it_is_marked_too():
    html = marked("<blockquote>IAG, IAG</blockquote><p>IAG</p>")
    abbreviation = f'<abbr {SHOWN} title="independent advisory group">IAG</abbr>'
    assert html == f"<blockquote>{abbreviation}, IAG</blockquote><p>{abbreviation}</p>"


def test_first_use_in_what_may_be_closed_is_marked_outside_too():
    html = marked("<details><p>IAG</p></details><p>IAG, IAG</p>")
    abbreviation = f'<abbr {SHOWN} title="independent advisory group">IAG</abbr>'
    assert html == f"<details><p>{abbreviation}</p></details><p>{abbreviation}, IAG</p>"


def test_full_form_is_escaped():
    assert marked("AB", AB) == f'<abbr {SHOWN} title="A &amp; B">AB</abbr>'


def test_words_of_the_page_stay_as_they_are():
    html = "<p>The MPA &amp; the MPS: 2 &lt; 3, <q>BCU</q> and IAGs.</p>"
    assert strip_tags(spelt_out(html, read_glossary())[0]) == strip_tags(html)


def test_every_abbreviation_is_there_once_and_names_a_source_of_the_register():
    entries = read_glossary()
    shorts = [entry.short for entry in entries]
    folder = settings.BASE_DIR / "fixtures" / "register"
    sources = {row["key"] for row in tomllib.loads((folder / "sources.toml").read_text())["source"]}
    assert len(shorts) == len(set(shorts)) >= 40
    assert {entry.source for entry in entries} - {""} <= sources
    assert [entry.short for entry in entries if bool(entry.source) != bool(entry.locator)] == []


OF_THE_REPORT_OF_2011 = {
    "/groups/communities-equalities-and-people-committee/",
    "/groups/community-safety-partnerships/",
    "/sources/mpa-legacy-report-2011/",
    "/sources/mayor-press-release-2021/",
}
"""Pages with the most abbreviations."""


def words_in(main):
    """The words of an element but for those of choices, pictures and code; it is changed by this."""
    for name in ("select", "textarea", "svg", "code", "button"):
        for parent in list(main.iter()):
            for child in [each for each in parent if each.tag == XHTML + name]:
                child.text, child[:] = "", []
    return " ".join(main.itertext())


def words_of_the_main_part(html):
    return words_in(html5lib.HTMLParser().parse(html).find(f".//{XHTML}main"))


def unexplained(html, entries=None):
    """The abbreviations that the main part of a page uses without explaining them.

    Exceptions: what stands before and after the main part, which names other pages; the choices of a form and pictures,
    where no markup can stand, and whose words the page or the page that they lead to spells out; letters inside an
    address, a reference or code, which are no words; and the glossary itself.
    """
    entries = read_glossary() if entries is None else entries
    document = html5lib.HTMLParser().parse(html)
    main = document.find(f".//{XHTML}main")
    explained = {"".join(each.itertext()).rstrip("sS") for each in main.iter(f"{XHTML}abbr") if each.get("title")}
    explained |= {"".join(each.itertext()) for each in main.iter(f"{XHTML}abbr") if each.get("title")}
    listed = {"".join(each.itertext()).strip() for each in document.iter(f"{XHTML}dt")}
    used = spelt_out(words_in(main).replace("<", "&lt;"), entries)[1]
    return [entry.short for entry in used if entry.short not in explained or entry.short not in listed]


@pytest.mark.django_db
def test_no_page_uses_an_abbreviation_of_the_glossary_unexplained(client, record_property):
    call_command("load_reference", verbosity=0)
    call_command("load_register", verbosity=0)
    paths = set(MANY.values()) - {"/glossary/"}  # it is the list itself
    wrong = {path: found for path in sorted(paths) if (found := unexplained(client.get(path).content.decode()))}
    record_property("proof", ["ACC-13 pages with an abbreviation that is not spelt out", len(wrong), len(paths)])
    assert wrong == {}


CAPITALS = re.compile(r"(?<![\w./@-])[A-Z]{2,}[A-Z0-9+]*(?![\w@])")
NO_ABBREVIATIONS = {
    "AA": "a level of the guidelines, which have no words for it",
    "AAA": "as AA",
    "CORS": "a name that programmers know; the sentence says what it allows",
    "EASS": "spelt out where it stands",
    "ECNI": "spelt out where it stands",
    "EHRC": "spelt out where it stands",
    "GOV": "part of the name GOV.UK",
    "HTML": "a name of a format",
    "IAGS": "a title that a source prints in capitals",
    "MIT": "the name of a licence",
    "RFC": "with its number, the name of a document",
    "SHA": "with its number, the name of a checksum",
}
"""Runs of capitals on pages that are in no need of a glossary, and why."""


@pytest.mark.django_db
def test_no_page_uses_an_abbreviation_that_the_glossary_does_not_know(client):
    """ACC-13: whatever looks like an abbreviation is one that is spelt out, or has a reason not to be."""
    call_command("load_reference", verbosity=0)
    call_command("load_register", verbosity=0)
    known = {entry.short for entry in read_glossary()}
    found = {
        run
        for path in set(MANY.values()) | OF_THE_REPORT_OF_2011
        for run in CAPITALS.findall(words_of_the_main_part(client.get(path).content.decode()))
    }
    assert len(found & known) > 20
    assert found - known == NO_ABBREVIATIONS.keys()


@pytest.mark.django_db
def test_what_is_not_explained_is_noticed(client):
    html = client.get("/").content.decode()
    assert unexplained(html) == []
    more = (*read_glossary(), replace(IAG, short="Ways", full="invented"))
    assert unexplained(html, more) == ["Ways"]


@pytest.mark.django_db
def test_list_under_the_page_says_which_are_general(client):
    make.make_group(kind=make.make_kind())
    page = html5lib.HTMLParser(strict=True).parse(client.get("/groups/").content.decode())
    aside = page.find(f".//{XHTML}aside")
    rows = [" ".join("".join(row.itertext()).split()) for row in aside.iter(f"{XHTML}div")]
    assert "IAG independent advisory group" in rows
    assert [row for row in rows if row.startswith("CSV")] == [
        "CSV comma-separated values (general: no document held says so)"
    ]


def test_glossary_says_what_the_words_about_minutes_mean(client, db):
    lines = lines_of(client.get("/glossary/"))
    at = lines.index("How far minutes have come")
    assert lines[at + 1 : at + 7] == [
        "Draft",
        "The minutes are being written. A draft is not published.",
        "Circulated",
        "A draft of the minutes has been sent round to be checked. It is not published yet.",
        "Approved",
        "The minutes are approved and not yet published.",
    ]
