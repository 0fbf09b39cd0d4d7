"""The files of minutes: plain text, OpenDocument and tagged PDF, each of what was published; every name is invented."""

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from meetings import pdf
from tests.meetings.making import make_release
from tests.meetings.winter_minutes import FILE, PATH, make_winter_minutes
from tests.page_text import lines_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting():
    """Minutes of two items, one decision and one action."""
    return make_winter_minutes()


def test_plain_text_is_what_was_published(client, meeting):
    release = make_release(meeting=meeting)
    response = client.get(f"{FILE}.txt")
    assert response.content.decode() == release.text
    assert (response["Content-Type"], response["Content-Disposition"]) == (
        "text/plain; charset=utf-8",
        'attachment; filename="alpha-winter-minutes-1.txt"',
    )


def test_odt_holds_what_was_published(client, meeting):
    make_release(meeting=meeting, published_on=date(2022, 3, 1))
    with ZipFile(BytesIO(client.get(f"{FILE}/1.odt").content)) as archive:
        content = archive.read("content.xml").decode()
    for words in (
        ">Winter minutes</text:h>",
        "Minutes, version 1, published on 1 March 2022",
        "They agreed a plan.",
        "Ada Invented, Chair",
        ">1.1 One.</text:p>",
        "7: Send it. (for: Police lead; due July 2022)",
        "This item is withheld: law enforcement, s.31(1).",
    ):
        assert words in content, words


def headings_of(reader):
    """The text of the structure tree's headings is not kept in the tree: their tags are."""
    found = []

    def walk(node):
        node = node.get_object()
        if not hasattr(node, "get"):
            return
        if "/S" in node:
            found.append(str(node["/S"]))
        kids = node.get("/K", [])
        for kid in kids if isinstance(kids, list) else [kids]:
            if hasattr(kid, "get_object") and hasattr(kid.get_object(), "get"):
                walk(kid)

    walk(reader.trailer["/Root"]["/StructTreeRoot"])
    return found


def test_pdf_is_tagged_titled_and_tells_nothing_of_who_made_it(client, meeting):
    make_release(meeting=meeting)
    response = client.get(f"{FILE}.pdf")
    reader = PdfReader(BytesIO(response.content))
    root = reader.trailer["/Root"]
    assert (response["Content-Type"], root["/MarkInfo"]["/Marked"], root["/Lang"]) == ("application/pdf", True, "en-GB")
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert sorted(reader.metadata) == ["/Producer", "/Title"]
    assert reader.metadata.title == "Winter minutes"
    tags = headings_of(reader)
    assert (tags.count("/H1"), "/H2" in tags, "/L" in tags) == (1, True, True)
    xmp = reader.xmp_metadata.stream.get_data().decode()
    assert "pdfuaid:part" in xmp
    for telling in ("CreationDate", "Author", "creator", "/home", "/root", "file:"):
        assert telling not in xmp
    text = " ".join(page.extract_text() for page in reader.pages)
    assert ("They agreed a plan." in text, "Attendee" in text) == (True, False)


@pytest.mark.parametrize("ending", ["pdf", "odt", "txt"])
def test_file_of_a_release_has_the_same_bytes_whatever_becomes_of_the_records(client, meeting, ending):
    make_release(meeting=meeting)
    before = client.get(f"{FILE}/1.{ending}").content
    meeting.title = "Another title"
    meeting.save()
    assert client.get(f"{FILE}/1.{ending}").content == before


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "https://invented.example/a.png", "data:image/png;base64,AAAA"]
)
def test_pdf_fetches_nothing(address):
    page = f'<html lang="en-GB"><head><title>T</title></head><body><h1>T</h1><img src="{address}" alt=""></body></html>'
    from weasyprint.urls import FatalURLFetchingError  # without Pango it cannot be imported, and only the PDF fails

    with pytest.raises(FatalURLFetchingError):
        pdf.write_pdf(page, identifier=b"1", address="http://testserver/")


def test_pdf_is_not_offered_where_it_cannot_be_written(client, meeting, monkeypatch):
    make_release(meeting=meeting)
    monkeypatch.setattr("meetings.views.downloads.can_write_pdf", lambda: False)
    assert "Download version 1: ODT, for word processors, plain text." in lines_of(client.get(PATH))
    assert client.get(f"{FILE}.pdf").status_code == 404
