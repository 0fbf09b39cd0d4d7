"""The disclosure log: replies as they were released, found by month and words, and never who asked (FOI-12)."""

import csv
import io
from datetime import date, timedelta
from xml.etree import ElementTree

import pytest
from django.utils import timezone

from foi.actions import publishing
from foi.models import LogRelease
from foi.packing.verifying import verify
from tests import factories as make
from tests.foi.published import PAGE, TITLE, corrected, page_text, published
from tests.foi.replies import desk, drafted, released, withhold_name

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def test_page_gives_question_and_answer_as_released(client):
    d = desk()
    pack = drafted(d)
    withhold_name(d, pack, everywhere=True)
    published(d, released(d, pack))
    d.who.text = "Changed since?"
    d.who.save()
    said = page_text(client.get(PAGE))
    assert TITLE in said
    assert "Who sits on your groups for race and women?" in said
    assert "Changed since?" not in said
    assert "[redacted: s.40(2)]" in said
    assert "Quillfeather" not in said
    assert "Given in part. We have decided to give you some of the information" in said
    assert "Section 40(2) with section 40(3A)(a), personal information. Invented reasons." in said


def test_nobody_is_named_who_drafted_or_released_it(client):
    d = desk()
    for user, name in ((d.drafter, "Zebedee"), (d.second, "Florence")):
        user.first_name, user.last_name, user.username = name, "Magic", f"{name.lower()}.magic"
        user.save()
    published(d)
    found = [client.get(PAGE).content, client.get(f"{PAGE[:-1]}/1.zip").content, client.get("/disclosure-log.csv")]
    for content in (found[0], found[1], b"".join(found[2])):
        assert [name for name in (b"Zebedee", b"zebedee", b"Florence", b"florence", b"Magic") if name in content] == []


def test_files_are_those_that_were_released(client):
    _, release = published()
    files = {file.name: bytes(file.content) for file in release.pack.files.all()}
    for name, content in files.items():
        response = client.get(f"{PAGE}1/files/{name}")
        assert (response.status_code, response.content) == (200, content)
        assert response["Content-Disposition"] == f'attachment; filename="{name.rpartition("/")[2]}"'
    archive = client.get("/disclosure-log/01-foi-22-000777/1.zip")
    assert archive["Content-Disposition"] == 'attachment; filename="01-FOI-22-000777-reply-1.zip"'
    assert verify(archive.content, expected=release.pack.archive_sha256).is_proved
    assert client.get("/disclosure-log/01-foi-22-000777/1.zip").content == archive.content


@pytest.mark.parametrize(
    "address",
    [
        *("/disclosure-log/no-such/", f"{PAGE}2/", f"{PAGE}1/files/no-such.txt", f"{PAGE}1/files/../letter.txt"),
        *("/disclosure-log/01-foi-22-000777/2.zip", "/disclosure-log/no-such/1.zip"),
    ],
)
def test_what_is_not_in_the_log_is_not_found(client, address):
    published()
    assert client.get(address).status_code == 404


def test_released_reply_that_is_not_published_is_not_found(client):
    released(desk())
    assert [client.get(address).status_code for address in (PAGE, f"{PAGE[:-1]}/1.zip")] == [404, 404]
    assert "0 requests" in page_text(client.get("/disclosure-log/"))


def test_reply_that_is_to_be_published_is_not_found_before_its_day(client):
    _, release = published()
    LogRelease.objects.update(published_on=timezone.localdate() + timedelta(days=1))
    assert client.get(PAGE).status_code == 404
    assert release.entry.title not in page_text(client.get("/disclosure-log/"))


def test_correction_stands_beside_what_it_corrects(client):
    d, first = published()
    corrected(d, first)
    said = page_text(client.get(PAGE))
    assert "This reply corrects reply 1: A row was missing." in said
    assert "Reply 2" in said
    earlier = page_text(client.get(f"{PAGE}1/"))
    assert "This is an earlier reply. Read the newest reply to this request." in earlier
    assert page_text(client.get("/disclosure-log/")).count(TITLE) == 1


def test_withdrawn_reply_keeps_its_page_and_says_why_and_nothing_else(client):
    d, release = published()
    publishing.withdraw_reply(release=release, reason="It named someone.", by=d.drafter)
    response = client.get(PAGE)
    said = page_text(response)
    today = f"{timezone.localdate():%-d %B %Y}"
    assert response.status_code == 200
    assert f"It was withdrawn on {today}. Reason: It named someone." in said
    assert [word for word in (TITLE, "Who sits", "Race IAG", "letter.pdf") if word in said] == []
    assert [client.get(f"{PAGE}1/files/letter.txt").status_code, client.get(f"{PAGE[:-1]}/1.zip").status_code] == [
        410
    ] * 2
    listed = page_text(client.get("/disclosure-log/"))
    assert (TITLE in listed, f"Withdrawn on {today}." in listed) == (False, True)
    assert [TITLE in page_text(client.get(f"/disclosure-log/?q={word}")) for word in ("race", "Race+IAG")] == [
        False
    ] * 2
    assert "1 request found" in page_text(client.get("/disclosure-log/?q=000777"))


def entries(*days, **values):
    """Entries of the log published on these days, with hardly a reply behind them."""
    made = []
    for number, day in enumerate(days):
        entry = make.make_log_entry(title=f"Entry of {day}", slug=f"entry-{number}")
        made.append(make.make_log_release(entry=entry, published_on=date.fromisoformat(day), **values))
    return made


def test_log_is_read_by_month(client):
    entries("2022-07-04", "2022-07-01", "2022-05-30")
    said = page_text(client.get("/disclosure-log/"))
    places = [said.index(words) for words in ("July 2022", "Entry of 2022-07-04", "Entry of 2022-07-01")]
    later = said.index("Entry of 2022-05-30")
    assert places == sorted(places)
    assert said.index("May 2022", places[-1]) < later


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("month=2022-07", ["2022-07-04", "2022-07-01"]),
        ("month=2022-05", ["2022-05-30"]),
        ("q=2022-05-30", ["2022-05-30"]),
        ("q=invented+letter", ["2022-07-04", "2022-07-01", "2022-05-30"]),
        ("q=nothing+such", []),
        ("decision=granted", ["2022-07-04", "2022-07-01", "2022-05-30"]),
        ("decision=refused", []),
        ("on=2022-06-01", ["2022-05-30"]),
        ("theme=known", ["2022-07-01"]),
        ("group=known", ["2022-07-04"]),
    ],
)
def test_filters_narrow_page_table_and_feed_alike(client, query, found):
    first, second, _ = entries("2022-07-04", "2022-07-01", "2022-05-30")
    make.make_log_entry_group(entry=first.entry, group=make.make_group(key="known"))
    make.make_log_entry_theme(entry=second.entry, theme=make.make_theme(key="known"))
    titles = [f"Entry of {day}" for day in found]
    said = page_text(client.get(f"/disclosure-log/?{query}"))
    assert [title for title in titles if title not in said] == []
    assert said.count("Entry of") == len(titles)
    rows = list(csv.DictReader(io.StringIO(b"".join(client.get(f"/disclosure-log.csv?{query}")).decode("utf-8-sig"))))
    assert [row["title"] for row in rows] == titles
    feed = ElementTree.fromstring(client.get(f"/disclosure-log.atom?{query}").content)  # noqa: S314 - our own feed
    assert [entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")] == titles


@pytest.mark.parametrize(
    "query",
    ["colour=red", "month=2022-13", "decision=x", "theme=no-such", "q=a&q=b", "on=yesterday", "page=9", "page=x"],
)
def test_query_that_cannot_be_used_is_refused_in_words(client, query):
    entries("2022-07-04")
    response = client.get(f"/disclosure-log/?{query}")
    assert (response.status_code, "There is a problem" in page_text(response)) == (400, True)
    if "page" not in query:
        assert client.get(f"/disclosure-log.csv?{query}").status_code == 400
        assert client.get(f"/disclosure-log.atom?{query}").status_code == 400


def test_table_has_its_columns(client):
    published()
    rows = list(csv.DictReader(io.StringIO(b"".join(client.get("/disclosure-log.csv")).decode("utf-8-sig"))))
    assert rows == [
        {
            "reference": "01.FOI.22.000777",
            "title": TITLE,
            "reply": "1",
            "published": timezone.localdate().isoformat(),
            "decision": "Given in part",
            "decision_code": "in_part",
            "more_to_come": "false",
            "withdrawn": "",
            "page": PAGE,
        }
    ]


def test_feed_tells_of_a_withdrawal_in_the_same_entry(client):
    d, release = published()
    feed = ElementTree.fromstring(client.get("/disclosure-log.atom").content)  # noqa: S314 - our own feed
    entry = feed.find(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}summary") == "Request 01.FOI.22.000777, reply 1: given in part."
    assert entry.findtext(f"{ATOM}id") == f"tag:testserver,2026:disclosure-log/{release.uuid}"
    publishing.withdraw_reply(release=release, reason="It named someone.", by=d.drafter)
    gone = ElementTree.fromstring(client.get("/disclosure-log.atom").content).find(f"{ATOM}entry")  # noqa: S314 - as above
    assert gone.findtext(f"{ATOM}id") == f"tag:testserver,2026:disclosure-log/{release.uuid}"
    assert gone.findtext(f"{ATOM}title") == "A reply that was withdrawn"
    assert "withdrawn on" in gone.findtext(f"{ATOM}summary")


def test_words_of_a_formula_do_no_harm_in_the_search(client):
    entries("2022-07-04")
    for words in ("%", "_", "'", '"', "\\", "%00", "(("):
        assert client.get("/disclosure-log/", {"q": words}).status_code == 200


@pytest.mark.parametrize("name", ["group", "theme"])
def test_choices_of_a_filter_are_those_of_replies_that_can_be_read(client, name):
    """A choice tells of nothing that is withdrawn, of a later day or restricted."""
    records = [getattr(make, f"make_{name}")(name=f"Quiet {number}", key=f"quiet-{number}") for number in range(4)]
    rows = entries("2022-07-04", "2022-07-04", "2022-07-04", "2099-01-01")
    for row, record in zip(rows, records, strict=True):
        getattr(make, f"make_log_entry_{name}")(**{"entry": row.entry, name: record})
    gone, secret = rows[1], rows[2]
    LogRelease.objects.filter(pk=gone.pk).update(
        withdrawn_on=date(2022, 7, 5), withdrawn_because="Wrong.", withdrawn_by=gone.published_by
    )
    type(secret.entry.request).objects.filter(pk=secret.entry.request.pk).update(audience="restricted")

    def offered(query=""):
        content = client.get(f"/disclosure-log/{query}").content.decode()
        return [number for number in range(4) if f"quiet-{number}" in content]

    assert offered() == [0]
    assert offered("?on=2022-07-03") == []
