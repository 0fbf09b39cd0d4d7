"""Large files are kept on the disk until the public record changes, and only where they were sent whole."""

import csv
import io
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

import pytest
from django.http import HttpResponseBase, StreamingHttpResponse

import reuse.files
from freshness import files
from freshness.files import FILES, MEGABYTE
from iag_registry.lib import downloads, tables
from iag_registry.lib.audiences import Audience
from tests import factories as make
from tests.meetings.making import make_release, make_withdrawal

pytestmark = pytest.mark.django_db
ADDRESS = "/meetings.csv"


def answer(rf: Any, address: str, revision: str) -> Any:
    """What is given of a file to the next reader once the record is of this revision."""
    FILES.give_up_all_but(revision)
    return FILES.answer(rf.get("/"), address, revision)


@pytest.fixture(autouse=True)
def long_files(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every list counts as a long one."""
    settings.FILES_KEPT = 10
    monkeypatch.setattr(downloads, "WHOLE", 0)
    FILES.clear()
    yield
    FILES.clear()


def body(response: HttpResponseBase) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content  # type: ignore[attr-defined]


def kept() -> list[int]:
    """The sizes of the files that are kept."""
    return [each.size for each in FILES._files.values()]


def test_a_file_is_made_once(client, django_assert_num_queries) -> None:
    make.make_meeting(title="Invented meeting", date="2022-03-01")
    first = body(client.get(ADDRESS))
    with django_assert_num_queries(1):
        again = client.get(ADDRESS)
        assert body(again) == first
    assert [row["title"] for row in csv.DictReader(io.StringIO(first.decode()))] == ["Invented meeting"]
    assert again["Content-Length"] == str(len(first))
    assert again["Content-Disposition"].startswith('attachment; filename="meetings-')
    assert again["Cache-Control"] == "public, max-age=0, s-maxage=30"
    assert kept() == [len(first)]


@pytest.fixture
def large_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every table counts as a large one, whose rows are sent one by one."""
    monkeypatch.setattr(reuse.files, "WHOLE", 0)
    monkeypatch.setattr(tables, "CHUNK", 1)


@pytest.mark.parametrize("ending", ["csv", "json"])
def test_a_large_table_is_told_as_if_it_had_been_made_whole_once_it_was_sent(client, monkeypatch, ending) -> None:
    make.make_meeting(title="Invented meeting", date="2022-03-01")
    address = f"/data/meetings.{ending}"
    whole = client.get(address)
    content = body(whole)
    FILES.clear()
    monkeypatch.setattr(reuse.files, "WHOLE", 0)
    monkeypatch.setattr(tables, "CHUNK", 1)
    assert not client.head(address).has_header("ETag")
    first = client.get(address)
    assert (first.has_header("ETag"), body(first)) == (False, content)
    later = client.get(address)
    assert (dict(later.items()), body(later)) == (dict(whole.items()), content)
    etag = f'"{sha256(content).hexdigest()}"'
    assert later["ETag"] == etag
    same = client.get(address, headers={"If-None-Match": etag})
    assert (same.status_code, same.content, same["ETag"]) == (304, b"", etag)
    head = client.head(address)
    assert (head.content, head["ETag"], head["Content-Length"]) == (b"", etag, str(len(content)))
    assert head["Repr-Digest"] == f"sha-256=:{b64encode(sha256(content).digest()).decode()}:"


def test_the_checksum_of_a_large_table_is_the_one_in_the_list(client, large_tables) -> None:
    make.make_meeting(date="2022-03-01")
    body(client.get("/data/meetings.csv"))
    listed = body(client.get("/data/checksums.txt")).decode().splitlines()
    (told,) = (line.split()[0] for line in listed if line.endswith(" meetings.csv"))
    assert client.head("/data/meetings.csv")["ETag"] == f'"{told}"'


def test_what_is_restricted_is_in_no_large_table(client, large_tables) -> None:
    """L4: published, read, and then restricted."""
    meeting = make.make_meeting(title="Invented meeting", date="2022-03-01")
    before = [body(client.get("/data/meetings.csv")) for _ in range(2)]
    assert [b"Invented meeting" in each for each in before] == [True, True]
    meeting.audience = Audience.RESTRICTED
    meeting.save()
    assert b"Invented meeting" not in body(client.get("/data/meetings.csv"))


def test_whoever_has_the_file_is_told_so(client) -> None:
    make.make_meeting(date="2022-03-01")
    whole = body(client.get(ADDRESS))
    tag = client.head(ADDRESS)["ETag"]
    same = client.get(ADDRESS, headers={"If-None-Match": tag})
    assert (same.status_code, same.content, same["ETag"]) == (304, b"", tag)
    head = client.head(ADDRESS)
    assert (head.status_code, head.content, head["ETag"], head["Content-Length"]) == (200, b"", tag, str(len(whole)))


def test_the_same_content_has_the_same_mark_after_a_change(client) -> None:
    """Nothing tells which revision a file is of: something hidden may have moved it."""
    make.make_meeting(date="2022-03-01")
    body(client.get(ADDRESS))
    before = client.head(ADDRESS)["ETag"]
    make.make_group(name="Hidden group", audience=Audience.STAFF)
    make.make_theme()
    body(client.get(ADDRESS))
    assert client.head(ADDRESS)["ETag"] == before


@pytest.mark.parametrize(
    "address", ["/meetings.csv", "/data/meetings.csv", "/data/meetings.json", "/data/meetings.ods"]
)
def test_what_is_restricted_is_in_no_kept_file(client, address) -> None:
    """L4: published, read, and then restricted."""
    meeting = make.make_meeting(title="Invented meeting", date="2022-03-01")
    before = [body(client.get(address)) for _ in range(2)]
    assert before[0] == before[1]
    meeting.audience = Audience.RESTRICTED
    meeting.save()
    after = client.get(address)
    assert body(after) != before[0]
    assert len(kept()) == 1


def test_withdrawn_minutes_are_in_no_kept_file(client) -> None:
    release = make_release(meeting=make.make_meeting(date="2022-03-01"))
    before = [body(client.get("/data/minutes.csv")) for _ in range(2)]
    assert [release.sha256.encode() in each for each in before] == [True, True]
    make_withdrawal(release=release)
    assert release.sha256.encode() not in body(client.get("/data/minutes.csv"))


def test_every_kept_file_is_given_up_with_the_revision(client) -> None:
    make.make_meeting(date="2022-03-01")
    for address in (ADDRESS, "/data/meetings.csv", "/data/groups.csv"):
        body(client.get(address))
    assert len(kept()) == 3
    make.make_theme()
    client.get("/themes/")
    assert len(kept()) == 0


def test_a_file_that_was_not_read_to_its_end_is_not_kept(client) -> None:
    make.make_meeting(date="2022-03-01")
    response = client.get(ADDRESS)
    next(iter(response.streaming_content))
    response.close()
    assert kept() == []
    assert FILES._written == 0


def test_a_file_during_which_the_record_changed_is_not_kept(client) -> None:
    make.make_meeting(title="Invented meeting", date="2022-03-01")
    response = client.get(ADDRESS)
    pieces = iter(response.streaming_content)
    next(pieces)
    make.make_group()
    for _ in pieces:
        pass
    assert kept() == []


def test_a_file_that_fails_half_way_is_not_kept(rf, settings) -> None:
    def chunks() -> Iterator[bytes]:
        yield b"a"
        raise RuntimeError("The database went away.")

    response = StreamingHttpResponse(chunks())
    answer(rf, "address", "1")
    FILES.beside(response, "address", "1", lambda: "1")
    with pytest.raises(RuntimeError, match="went away"):
        body(response)
    assert (kept(), FILES._written) == ([], 0)


def test_files_of_before_are_given_up_with_the_next_page(client) -> None:
    """Whoever reads anything after a change frees the disk of what is no longer given."""
    meeting = make.make_meeting(title="Invented meeting", date="2022-03-01")
    client.get("/themes/")
    body(client.get(ADDRESS))
    assert len(kept()) == 1
    meeting.title = "Renamed"
    meeting.save()
    client.get("/themes/")
    assert kept() == []


def send(rf: Any, address: str, content: bytes) -> bytes:
    """Send a file, to be kept where it can be; what its reader got."""
    found = answer(rf, address, "1")
    assert found is None
    response = StreamingHttpResponse(iter([content[:1], content[1:]]))
    FILES.beside(response, address, "1", lambda: "1")
    return body(response)


def test_files_are_bounded_in_bytes_and_the_one_that_was_not_asked_for_goes_first(rf, settings) -> None:
    settings.FILES_KEPT = 2
    for address in ("a", "b"):
        send(rf, address, address.encode() * MEGABYTE)
    assert body(answer(rf, "a", "1")) == b"a" * MEGABYTE
    send(rf, "c", b"c" * MEGABYTE)
    assert list(FILES._files) == ["a", "c"]
    too_large = b"d" * (2 * MEGABYTE + 1)
    assert send(rf, "d", too_large) == too_large
    assert list(FILES._files) == ["a", "c"]


def test_files_are_bounded_in_number(rf, monkeypatch) -> None:
    monkeypatch.setattr(files, "MOST", 2)
    for address in "abc":
        send(rf, address, b"12")
    assert list(FILES._files) == ["b", "c"]


def test_no_more_are_written_at_once_than_said(rf, monkeypatch) -> None:
    monkeypatch.setattr(files, "WRITTEN_AT_ONCE", 1)
    answer(rf, "a", "1")
    slow, quick = (StreamingHttpResponse(iter([b"1", b"2"])) for _ in range(2))
    for address, response in (("slow", slow), ("quick", quick)):
        FILES.beside(response, address, "1", lambda: "1")
    begun = iter(slow.streaming_content)
    assert next(begun) == b"1"
    assert body(quick) == b"12"
    assert list(begun) == [b"2"]
    assert list(FILES._files) == ["slow"]


def test_who_is_reading_a_file_that_is_given_up_reads_it_to_its_end(rf) -> None:
    send(rf, "a", b"x" * 300_000)
    reading = answer(rf, "a", "1")
    pieces = iter(reading.streaming_content)
    first = next(pieces)
    assert answer(rf, "a", "2") is None
    assert first + b"".join(pieces) == b"x" * 300_000
    reading.close()


def test_a_full_disk_stops_no_reader(rf, monkeypatch) -> None:
    def full(**_: Any) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr(files, "TemporaryFile", full)
    assert send(rf, "a", b"12") == b"12"
    assert kept() == []


def test_nothing_is_kept_where_nothing_is_to_be(client, settings) -> None:
    settings.FILES_KEPT = 0
    make.make_meeting(date="2022-03-01")
    assert body(client.get(ADDRESS)) == body(client.get(ADDRESS))
    assert kept() == []


def test_who_has_signed_in_is_given_a_file_of_their_own(admin_client) -> None:
    make.make_meeting(date="2022-03-01")
    response = admin_client.get(ADDRESS)
    assert response["Cache-Control"] == "private, no-store"
    body(response)
    assert kept() == []


def test_archives_are_looked_at_each_time() -> None:
    """What is in one is compared with the register whenever it is asked for."""
    assert "reuse:archive" not in files.KEPT
