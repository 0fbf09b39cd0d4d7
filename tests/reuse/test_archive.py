"""The archive of a day: one file, the same bytes every time, and never given once the register takes something back."""

import io
import subprocess
import zipfile
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.storage import FileSystemStorage, default_storage
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from freshness.kept import PAGES
from groups.models import AdvisoryGroup, Role
from iag_registry.lib.partial_dates import PartialDate
from meetings.models import MinutesRelease, ReleaseWithdrawal
from reuse import archive
from reuse.tables import TABLES
from reuse.views import archives as views
from tests import factories as make
from tests.page_text import lines_of

pytestmark = pytest.mark.django_db
SETTINGS = {"default": {"BACKEND": "django.core.files.storage.FileSystemStorage"}}


def today() -> date:
    return timezone.localdate()


def stored(each: archive.Archive) -> bytes:
    with default_storage.open(each.name) as file:
        return file.read()


def test_archive_holds_every_table_and_proves_itself(world, tmp_path):
    written = archive.write(today())
    with zipfile.ZipFile(io.BytesIO(stored(written))) as zipped:
        names = zipped.namelist()
        zipped.extractall(tmp_path)
        assert {entry.date_time for entry in zipped.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    tables = [f"data/{name}.csv" for name in sorted(table.name for table in TABLES)]
    described = ["csv-metadata.json", "datapackage.json", "popolo.json", "README.txt"]
    assert names == [*tables, *described, "SHA256SUMS"]
    checked = subprocess.run(["sha256sum", "--check", "SHA256SUMS"], cwd=tmp_path, capture_output=True, text=True)  # noqa: S607
    assert checked.stdout.count(": OK") == len(names) - 1
    readme = (tmp_path / "README.txt").read_text()
    assert "Licence: Open Government Licence v3.0" in readme
    assert "The publisher has not yet confirmed this licence: ask before you rely on it." in readme


def test_archive_of_the_same_data_is_the_same_file(world):
    one = archive.write(today())
    content = stored(one)
    default_storage.delete(one.name)
    other = archive.write(today())
    assert (other, stored(other)) == (one, content)


def test_archive_is_given_with_its_checksum(client, world):
    written = archive.write(today())
    response = client.get(f"/data/archive/{today().isoformat()}.zip")
    assert b"".join(response.streaming_content) == stored(written)
    assert (response["ETag"], response["Content-Type"]) == (f'"{written.sha256}"', "application/zip")
    assert response["Content-Disposition"] == f'attachment; filename="register-{today().isoformat()}.zip"'
    assert f'href="/data/archive/{today().isoformat()}.zip"' in client.get("/data/archive/").content.decode()


@pytest.mark.parametrize(("name", "value"), [("SERVICE_NAME", "Another"), ("DATA_LICENCE_CONFIRMED", True)])
def test_archive_that_is_described_otherwise_is_listed_without_a_link(client, world, settings, name, value):
    written = archive.write(today())
    assert archive.is_described_as_now(written)
    setattr(settings, name, value)
    address = f"/data/archive/{today().isoformat()}.zip"
    page = client.get("/data/archive/")
    assert (archive.is_described_as_now(written), client.get(address).status_code) == (False, 410)
    assert address not in page.content.decode()
    why = "because the tables are described in another way since it was made. It is made anew in the next night."
    told = [line for line in lines_of(page) if "not given now" in line]
    assert told == [f"{PartialDate.of(today()).words}: not given now, {why}"]


def withhold_a_name(world: Any) -> None:
    role = world.row(Role)
    role.audience, role.withholding_reason = "staff", "no_consent"
    role.save()


def erase_a_role(world: Any) -> None:
    world.row(Role).delete()


def restrict_a_group(world: Any) -> None:
    group = world.row(AdvisoryGroup)
    group.audience = "restricted"
    group.save()


def withdraw_minutes(world: Any) -> None:
    release = world.row(MinutesRelease)
    ReleaseWithdrawal.objects.create(release=release, withdrawn_on=today(), reason="It named someone.")


@pytest.mark.parametrize("taken_back", [withhold_a_name, erase_a_role, restrict_a_group, withdraw_minutes])
def test_archive_is_not_given_from_the_moment_that_something_is_taken_back(client, world, taken_back, record_property):
    """L4: what was published, and is in the archive, is not found in it once it is withheld, erased or withdrawn."""
    archive.write(today())
    address = f"/data/archive/{today().isoformat()}.zip"
    before = client.get(address).status_code
    taken_back(world)
    after = client.get(address)
    record_property(
        "proof", ["L4 archives given after something in them was taken back", int(after.status_code == 200), 1]
    )
    assert (before, after.status_code) == (200, 410)
    assert "This archive is not given any more" in after.content.decode()


def test_archive_is_made_anew_by_the_next_run(client, world, capsys):
    first = archive.write(today() - timedelta(days=1))
    withhold_a_name(world)
    call_command("write_archive")
    days = [each.day for each in archive.kept()]
    assert days == [today(), today() - timedelta(days=1)]
    assert not default_storage.exists(first.name)
    assert f"Made anew: {(today() - timedelta(days=1)).isoformat()}." in capsys.readouterr().out
    assert client.get(f"/data/archive/{first.day.isoformat()}.zip").status_code == 200
    assert b"A. N. Invented" not in zipfile.ZipFile(io.BytesIO(stored(archive.kept()[1]))).read("data/roles.csv")


def test_what_is_not_public_changes_nothing(client, world):
    archive.write(today())
    group = world.row(AdvisoryGroup, "staff")
    group.name = "Renamed where nobody looks"
    group.save()
    assert client.get(f"/data/archive/{today().isoformat()}.zip").status_code == 200


def test_as_many_are_kept_as_the_setting_says(db, settings):
    settings.ARCHIVES_KEPT = 3
    for back in range(5):
        archive.write(today() - timedelta(days=back))
    archive.tidy()
    assert [each.day for each in archive.kept()] == [today() - timedelta(days=back) for back in range(3)]


def test_archive_is_put_in_its_place_in_one_step(db, settings, tmp_path, monkeypatch):
    settings.MEDIA_ROOT, settings.STORAGES = tmp_path, {**settings.STORAGES, **SETTINGS}
    seen = []
    save = FileSystemStorage.save

    def watched(self: Any, name: str, content: Any, **more: Any) -> str:
        seen.append(name)
        raise_after = save(self, name, content, **more)
        assert [each.name for each in archive.kept()] == []
        return raise_after

    monkeypatch.setattr(FileSystemStorage, "save", watched)
    written = archive.write(today())
    assert seen == [f"{written.name}.half"]
    assert [path.name for path in (tmp_path / "archive").iterdir()] == [written.name.removeprefix("archive/")]


def test_run_that_was_interrupted_leaves_no_archive_and_is_tidied(client, db, settings, tmp_path):
    settings.MEDIA_ROOT, settings.STORAGES = tmp_path, {**settings.STORAGES, **SETTINGS}
    half = tmp_path / "archive" / f"{today().isoformat()}-{'0' * 64}.zip.half"
    half.parent.mkdir()
    half.write_bytes(b"half a file")
    assert client.get(f"/data/archive/{today().isoformat()}.zip").status_code == 404
    call_command("write_archive")
    answer = client.get(f"/data/archive/{today().isoformat()}.zip")
    assert [half.exists(), answer.status_code] == [False, 200]
    answer.close()


@pytest.mark.parametrize("day", ["2901-02-03", "2022-99-99"])
def test_day_that_can_have_no_archive_is_not_found(client, db, day):
    assert client.get(f"/data/archive/{day}.zip").status_code == 404


def test_day_of_which_no_archive_is_kept_any_more_leads_on(client, db):
    """X16: the link to it may have been published while it was kept."""
    answer = client.get("/data/archive/2021-02-03.zip")
    said = answer.content.decode()
    assert answer.status_code == 410
    assert "An archive is kept for 30 nights. Of " in said
    assert "3 February 2021</time> there is none, or none any more." in said
    assert 'href="/data/?on=2021-02-03"' in said


def test_day_to_come_is_refused(db):
    make.make_group()
    with pytest.raises(CommandError, match="has not come yet"):
        call_command("write_archive", on=(today() + timedelta(days=1)).isoformat())


@pytest.fixture
def pages_are_kept(settings) -> Iterator[None]:
    settings.PAGES_KEPT = 10
    PAGES.clear()
    yield
    PAGES.clear()


@pytest.mark.usefixtures("pages_are_kept")
def test_whether_an_archive_is_true_is_worked_out_once_for_each_state_of_the_record(client, world):
    archive.write(today())
    address, asked = f"/data/archive/{today().isoformat()}.zip", []
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        asked.append(len(queries))
    # Two: which state of the record it is, for the pages that are kept and for the archive.
    assert (asked[0] > 20, asked[1]) == (True, 2)
    withhold_a_name(world)
    assert [client.get(address).status_code for _ in range(2)] == [410, 410]
    archive.tidy()
    assert client.get(address).status_code == 200


@pytest.mark.usefixtures("pages_are_kept")
def test_archive_that_was_found_not_to_be_true_is_listed_without_a_link(client, world):
    archive.write(today())
    address = f"/data/archive/{today().isoformat()}.zip"
    withhold_a_name(world)
    # Nobody has asked for it yet, and for the list alone it is not worked out.
    assert address in client.get("/data/archive/").content.decode()
    assert client.get(address).status_code == 410
    page = client.get("/data/archive/")
    assert address not in page.content.decode()
    why = "because the register says something else of that day since it was made. It is made anew in the next night."
    told = [line for line in lines_of(page) if "not given now" in line]
    assert told == [f"{PartialDate.of(today()).words}: not given now, {why}"]
    archive.tidy()
    assert address in client.get("/data/archive/").content.decode()


@pytest.mark.usefixtures("pages_are_kept")
@pytest.mark.parametrize("number", [1, 3])
def test_list_of_archives_asks_two_questions_however_many_there_are(client, world, number, django_assert_num_queries):
    """V7: which state of the record it is, for the pages that are kept and for the archives."""
    for days in range(number):
        archive.write(today() - timedelta(days=days))
    with django_assert_num_queries(2):
        assert client.get("/data/archive/").content.decode().count("(ZIP, ") == number


def test_archive_that_is_taken_away_while_the_list_is_made_is_no_error(client, world, monkeypatch):
    written = archive.write(today())
    monkeypatch.setattr(views, "kept", lambda: [written])
    default_storage.delete(written.name)
    assert [client.get(address).status_code for address in ("/data/archive/", f"/data/archive/{today()}.zip")] == [
        200,
        410,
    ]
