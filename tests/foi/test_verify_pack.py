"""A pack proves itself without the register: a byte that was changed anywhere is found, and so is a missing file."""

import json
import os
import subprocess
import sys
import zipfile
from hashlib import sha256
from io import BytesIO, StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from foi.disclosure.reply_document import FORM, ReplyDocument, ReplyPart, ReplyQuestion
from foi.packing.annexes import annexes
from foi.packing.archive import write_archive
from foi.packing.letter import letter_blocks
from foi.packing.manifest import manifest, text
from foi.packing.packed_file import PackedFile
from foi.packing.schedule import schedule
from foi.packing.verifying import verify
from iag_registry.lib.documents import plain_text
from tests.foi.replies_by_hand import ANSWER

REPLY = ReplyDocument(
    form=FORM,
    reference="01.FOI.22.000777",
    version=1,
    dated="2022-07-01",
    received="2022-06-30",
    service="Register",
    publisher="Force",
    decision="We give it.",
    questions=(ReplyQuestion(1, "Who sits?", "", (ReplyPart("who", "granted", "Given."),), "", (ANSWER,), ()),),
    withheld=(),
    review="review@invented.example",
    commissioner="The Commissioner",
)


def files():
    """A small pack, with letters of a few bytes, so that every byte of it can be tried."""
    letters = (
        *(PackedFile(f"letter.{end}", "text/plain", "The letter", b"Letter.\n") for end in ("odt", "docx", "pdf")),
        PackedFile("letter.txt", "text/plain", "The letter", plain_text(letter_blocks(REPLY)).encode()),
    )
    made = (
        *letters,
        *schedule(REPLY),
        *annexes(REPLY),
        PackedFile("answer.json", "application/json", "The reply", REPLY.text.encode()),
    )
    return (*made, manifest(REPLY, made))


def packed(made=None):
    return write_archive((each.name, each.content) for each in made or files())


WHOLE = packed()
WHICH = "reply 1 to the request 01.FOI.22.000777, dated 1 July 2022, with 11 files"


def test_pack_is_proved():
    found = verify(WHOLE)
    assert (found.agrees_with_itself, found.problems, found.files) == (True, (), 11)
    assert (found.reference, found.version, found.dated) == ("01.FOI.22.000777", 1, "2022-07-01")
    assert not found.is_proved
    assert verify(WHOLE, expected=found.sha256.upper()).is_proved


def test_byte_that_is_changed_anywhere_is_found(record_property):
    """Every 3rd byte of the archive, its headers and its directory, one at a time."""
    places = range(0, len(WHOLE), 3)
    missed = [place for place in places if verify(flipped(WHOLE, place)).agrees_with_itself]
    record_property("proof", ["bytes of a pack whose change was not found", len(missed), len(places)])
    assert missed == []


@hypothesis_settings(max_examples=300, deadline=None)
@given(st.integers(0, len(WHOLE) - 1), st.integers(1, 255))
def test_any_change_of_any_byte_is_found(place, change):
    assert not verify(flipped(WHOLE, place, change)).agrees_with_itself


@hypothesis_settings(max_examples=60, deadline=None)
@given(st.integers(0, len(WHOLE) - 1), st.binary(min_size=0, max_size=4))
def test_what_is_cut_short_put_in_or_put_behind_is_found(place, more):
    assert not verify(WHOLE[:place]).agrees_with_itself
    assert not verify(WHOLE + b"x" + more).agrees_with_itself
    assert not verify(WHOLE[:place] + b"x" + more + WHOLE[place:]).agrees_with_itself


def flipped(content: bytes, place: int, change: int = 1) -> bytes:
    changed = bytearray(content)
    changed[place] ^= change
    return bytes(changed)


def rewritten(change) -> bytes:
    """The pack with its files changed and written anew, so that the archive itself is whole."""
    contents = {each.name: each.content for each in files()}
    change(contents)
    return write_archive(contents.items())


def in_manifest(change):
    """The manifest changed, with a digest that fits it again, as someone who knows how it is made would do it."""

    def changing(contents):
        listed = json.loads(contents["manifest.json"])
        change(listed)
        contents["manifest.json"] = text(listed).encode()

    return changing


def other_reply(contents):
    contents["answer.json"] = contents["answer.json"].replace(b"Bo Larkspur", b"Bo Larkspir")


def both(*changes):
    return lambda contents: [change(contents) for change in changes]


def relist(contents):
    """Every checksum in the manifest made to fit the files as they are now."""
    listed = json.loads(contents["manifest.json"])
    for entry in listed["files"]:
        entry["bytes"] = len(contents[entry["name"]])
        entry["sha256"] = sha256(contents[entry["name"]]).hexdigest()
    contents["manifest.json"] = text(listed).encode()


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (lambda c: c.pop("letter.pdf"), "letter.pdf is listed, and is not there."),
        (lambda c: c.update({"more.txt": b"x"}), "more.txt is there, and is not listed."),
        (lambda c: c.update({"letter.txt": b"Other.\n"}), "letter.txt has been changed: it does not fit its checksum."),
        (lambda c: c.pop("manifest.json"), "It has no manifest.json: it is no pack, or its list was taken out."),
        (lambda c: c.update({"manifest.json": b"{"}), "manifest.json cannot be read: it has been changed."),
        (lambda c: c.update({"manifest.json": b"[]"}), "manifest.json is of no form that this program knows."),
        (
            in_manifest(lambda m: m["files"].pop(0)),
            "letter.odt is there, and is not listed.",
        ),
        (
            in_manifest(lambda m: m.pop("answers")),
            "manifest.json lacks what every pack lists: it has been changed.",
        ),
        (
            in_manifest(lambda m: m.update({"reference": "01.FOI.22.000001"})),
            "answer.json and manifest.json speak of different replies.",
        ),
        (both(other_reply, relist), "answer.json: annex 1 does not fit its identifier."),
        (
            in_manifest(lambda m: [e.update({"rows": 9}) for e in m["files"] if e["name"].endswith("people.csv")]),
            "annexes/annex-1-1-people.csv has another number of rows than the list says.",
        ),
    ],
)
def test_change_by_someone_who_knows_the_form_is_named(change, problem):
    assert problem in verify(rewritten(change)).problems


def test_manifest_whose_words_were_changed_is_found():
    contents = {each.name: each.content for each in files()}
    contents["manifest.json"] = contents["manifest.json"].replace(b"Force", b"Farce")
    assert verify(write_archive(contents.items())).problems == (
        "manifest.json does not fit its own digest: it has been changed.",
    )


def test_checksum_of_another_pack_is_found():
    (problem,) = verify(WHOLE, expected="0" * 64).problems
    assert problem.startswith("The file as a whole has the checksum ")


def test_archive_written_in_another_way_is_no_pack():
    with zipfile.ZipFile(made := BytesIO(), "w", zipfile.ZIP_DEFLATED) as archive:
        for each in files():
            archive.writestr(each.name, each.content)
    assert verify(made.getvalue()).problems == (
        "It is not written as packs are: something was added, or changed, around its files.",
    )


@pytest.mark.parametrize("content", [b"", b"PK", b"not a zip", b"PK\x05\x06" + b"\0" * 18])
def test_what_is_no_pack_is_refused_in_words(content):
    (problem,) = verify(content).problems
    assert problem.startswith("It ")


def test_command_proves_a_pack_and_says_so(tmp_path):
    pack = tmp_path / "pack.zip"
    pack.write_bytes(WHOLE)
    out, checksum = StringIO(), verify(WHOLE).sha256
    call_command("verify_pack", str(pack), "--sha256", checksum, stdout=out)
    assert out.getvalue().splitlines() == [
        "pack.zip is proved: " + WHICH + ". Each is as it was released, and none is missing.",
        f"SHA-256 of the whole file: {checksum}",
    ]


def test_pack_that_is_compared_with_nothing_is_not_proved(tmp_path):
    pack = tmp_path / "pack.zip"
    pack.write_bytes(WHOLE)
    with pytest.raises(CommandError) as refused:
        call_command("verify_pack", str(pack))
    assert refused.value.returncode == 3
    first, second, third = str(refused.value).splitlines()
    assert first == f"pack.zip agrees with itself; it is not yet proved to be what was released: {WHICH}."
    assert second == f"SHA-256 of the whole file: {verify(WHOLE).sha256}"
    assert third == "Give the checksum that the disclosure log has for this reply with --sha256."


@pytest.mark.parametrize(("content", "status"), [(flipped(WHOLE, 100), 1), (None, 2)])
def test_command_ends_with_a_status_for_each_case(tmp_path, content, status):
    pack = tmp_path / "pack.zip"
    if content:
        pack.write_bytes(content)
    with pytest.raises(CommandError) as refused:
        call_command("verify_pack", str(pack))
    assert refused.value.returncode == status
    assert str(refused.value).startswith("pack.zip is not proved." if content else f"{pack} cannot be read")


def test_command_needs_no_database(tmp_path):
    pack = tmp_path / "pack.zip"
    pack.write_bytes(WHOLE)
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "DATABASE_URL": "postgresql://nobody@127.0.0.1:1/nothing",
    }
    run = subprocess.run(  # noqa: S603 - this project's own command
        [sys.executable, "-m", "django", "verify_pack", str(pack), "--sha256", verify(WHOLE).sha256],
        env=environment,
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, run.stdout.splitlines()[0].split(":")[0]) == (0, "pack.zip is proved")
