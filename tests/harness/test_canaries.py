"""Nothing that is not public leaves by any address, export or command (L1, L7, L8)."""

import io
import zipfile
from typing import Any

import pytest
from django.core.management import call_command, get_commands
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from foi.catalogue import QUESTIONS
from tests.harness.asking import asked_whole
from tests.harness.canaries import Canaries, sightings
from tests.harness.crawl import SLUGS, Crawl
from tests.harness.urls import pattern, sample_args, url_patterns
from tests.house_rules.constraint_cases import APPS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("planted")]


def test_nothing_hidden_leaves_by_any_address(planted: Canaries, record_property: Any) -> None:
    crawl = Crawl().run()
    names = {each.name for each in url_patterns() if each.is_public}
    found = crawl.sightings()
    record_property("leaks", f"{len(found)} of {len(crawl.responses)} responses, {len(planted.planted)} marks")
    assert crawl.visited == names
    assert len(planted.planted) >= 200
    assert len(crawl.responses) >= 1000
    assert sorted(question for question in SLUGS if not crawl.answered(question)) == []
    assert found == {}


@pytest.mark.parametrize("file_format", ["text", "csv", "json", "odt"])
def test_nothing_hidden_leaves_by_a_command_for_the_public(planted: Canaries, file_format: str, tmp_path: Any) -> None:
    read = 0
    for question in QUESTIONS:
        slug = question.key
        query = asked_whole(question)
        asked = [argument for name, values in query.items() for value in values for argument in (f"--{name}", value)]
        for moment in ([], ["--known-at", timezone.localtime().strftime("%Y-%m-%d %H:%M:%S.%f")]):
            path = tmp_path / f"{slug}.{file_format}"
            call_command(
                "ask", slug, "--on", "2022-06-30", "--format", file_format, "--output", str(path), *asked, *moment
            )
            content = path.read_bytes()
            assert content
            assert sightings(content) == set(), slug
            read += 1
    assert read == 2 * len(SLUGS)


COMMANDS_OF_STAFF = {
    "check_sources": "names the documents of the register to the person who holds their folder on the server",
    "clean_duplicate_history": "refuses, in the same words to everyone",
    "clean_old_history": "refuses, in the same words to everyone",
    "create_staff": "makes an account, and prints its password once",
    "forget_feedback": "deletes what readers wrote of pages when its time is over, and counts it",
    "generate_demo": "fills an empty register with invented data, and counts what it made",
    "give_figures": "counts the quarters of which it gave figures, and tells no number of requests",
    "load_bank_holidays": "adds days of the calendar, which nobody hides",
    "load_reference": "loads files, and tells whoever loads them what they contradict",
    "load_register": "loads files, and tells whoever loads them what they contradict",
    "record_bounce": "counts the addresses that it deleted, and repeats none",
    "rebuild_search": "counts the entries of the index, of which all are public",
    "rotate_alerts_key": "counts the addresses that it sealed anew",
    "send_alerts": "counts the mails that it sent; what stands in these is looked at in test_alerts.py",
    "send_reminders": "writes to FOI officers, and counts what it sent",
    "write_archive": "makes the archive of the public tables, which is crawled, and names the file",
    "verify_pack": "tells whoever holds a released pack whether it is whole, and asks no database",
}
"""Commands whose output is for the people who run the site, each with what it prints and for whom."""


def test_every_command_is_for_the_public_and_crawled_or_for_staff() -> None:
    ours = {name for name, app in get_commands().items() if app in {*APPS, "reuse", "iag_registry"}}
    assert ours == {"ask", *COMMANDS_OF_STAFF}


def test_search_finds_hidden_words_no_more_than_nonsense(planted: Canaries) -> None:
    client = Client()
    marks = [mark for mark in planted.planted if mark.startswith("cnry")]
    nonsense = client.get(reverse("groups:group-json"), {"q": "zzqq0000zz"}).json()
    assert len(marks) >= 150
    for mark in marks[::5]:
        answer = client.get(reverse("groups:group-json"), {"q": mark}).json()
        assert answer["rows"] == nonsense["rows"] == []


@pytest.mark.parametrize(
    "name", ["groups:group-detail", "groups:organisation-detail", "groups:source-detail", "meetings:group-meetings"]
)
def test_a_hidden_address_answers_as_one_that_never_was(planted: Canaries, name: str) -> None:
    """L8: status, body and headers are the same, but for the address itself where a page says it back."""
    client = Client()
    never = pattern(name).address(dict.fromkeys(pattern(name).arguments, "never-was"))
    expected = client.get(never)
    hidden = [pattern(name).address(arguments) for arguments in sample_args(name)]
    hidden = [address for address in hidden if sightings(address.encode())]
    for address in hidden:
        answer = client.get(address)
        assert answer.status_code == expected.status_code == 404
        assert answer.content.replace(address.encode(), b"") == expected.content.replace(never.encode(), b"")
        assert dict(answer.items()) == dict(expected.items())
    assert len(hidden) >= 3


def test_a_mark_is_seen_in_every_form() -> None:
    forms = [
        "cnry0042zq",
        "CNRY0042ZQ",
        "&#99;nry0042zq",
        "%63nry0042zq",
        '{"a": "\\u0063nry0042zq"}',
        "x-cnry0042zq-y",
        "cnry00",
        "CA9A5E70-0000-4000-8000-000000000042",
        "ca9a5e7000004000",
        "1203-04-05T12:00",
        "5 April 2703",
        "Y25yeTAwNDJ6cQ==",
        "IGNucnkwMDQyenE=",
        "ICBjbnJ5MDA0MnpxIA==",
        "1203-04-05",
        "5 April 1203",
        "731000007",
    ]
    assert [form for form in forms if not sightings(form.encode())] == []
    assert sightings(b"Nothing on 28 September 2006, nor among 1,284 responses.") == set()


def test_a_mark_is_seen_inside_an_archive() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("content.xml", "<p>cnry0042zq</p>")
    assert sightings(buffer.getvalue()) == {"cnry0042"}
