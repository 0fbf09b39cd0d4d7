"""A pack that was made to do harm gets a verdict as any other does, and soon (F1)."""

import json
import zipfile
from io import BytesIO

import pytest
from django.core.management import CommandError, call_command

from foi.packing.manifest import text
from foi.packing.verifying import verify
from tests.foi.test_verify_pack import WHOLE, both, in_manifest, other_reply, relist, rewritten

CHANGED = "manifest.json lacks what every pack lists: it has been changed."
DEEP = 20000
SORTS = ["x", None, 1.5, True, [], {}, "9" * 400]


def set_to(name, value):
    return in_manifest(lambda listed: listed.update({name: value}))


@pytest.mark.parametrize("name", ["reference", "version", "dated", "answers", "minutes", "files"])
@pytest.mark.parametrize("value", SORTS, ids=repr)
def test_list_with_another_sort_of_thing_gets_a_verdict(name, value):
    found = verify(rewritten(set_to(name, value)))
    # A reply may well give no minutes: only that is in order.
    assert bool(found.problems) == ((name, value) != ("minutes", []))
    assert isinstance(found.version, int)


@pytest.mark.parametrize("value", SORTS, ids=repr)
@pytest.mark.parametrize("name", ["name", "bytes", "sha256", "rows", "media_type"])
def test_entry_with_another_sort_of_thing_gets_a_verdict(name, value):
    made = rewritten(in_manifest(lambda listed: [each.update({name: value}) for each in listed["files"]]))
    assert isinstance(verify(made).problems, tuple)


def test_version_that_is_no_number_is_named():
    assert verify(rewritten(set_to("version", "x"))).problems == (CHANGED,)
    assert verify(rewritten(set_to("version", None))).problems == (CHANGED,)


def test_half_of_a_sign_in_the_list_is_named():
    made = rewritten(lambda c: c.update({"manifest.json": b'{"form": 1, "reference": "\\ud800", "digest": ""}'}))
    assert verify(made).problems == (CHANGED,)


@pytest.mark.parametrize("name", ["manifest.json", "answer.json"])
@pytest.mark.parametrize("content", [b"[" * DEEP, b'{"a":' * DEEP, b"[" * DEEP + b"]" * DEEP, b"\xff\xfe", b"1" * 5000])
def test_json_that_cannot_be_read_is_named(name, content):
    made = rewritten(both(lambda c: c.update({name: content}), *([relist] if name == "answer.json" else [])))
    assert f"{name} cannot be read" in verify(made).problems[0]


@pytest.mark.parametrize("content", [b"\xff\xfe\xfd", b"a" * 200_000, b"a\x00b", b""])
def test_table_that_cannot_be_read_is_named(content):
    made = rewritten(both(lambda c: c.update({"annexes/annex-1-1-people.csv": content}), relist))
    assert "annexes/annex-1-1-people.csv has another number of rows than the list says." in verify(made).problems


def deflated(name="bomb", size=10):
    with zipfile.ZipFile(made := BytesIO(), "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, b"0" * size)
    return bytearray(made.getvalue())


def test_what_is_compressed_is_not_unpacked():
    bomb, damaged = deflated(size=30_000_000), deflated(size=10)
    damaged[34:38] = b"\xff\xff\xff\xff"
    for content in (bomb, damaged):
        (problem,) = verify(bytes(content)).problems
        assert problem.startswith("It is not written as packs are")


def test_archive_of_very_many_files_is_refused():
    with zipfile.ZipFile(made := BytesIO(), "w") as archive:
        for number in range(5001):
            archive.writestr(str(number), b"")
    assert verify(made.getvalue()).problems == ("It says that it holds more than any pack.",)


def test_letter_that_says_something_else_is_named():
    """Also where every checksum fits: what is read and what programs read are one and the same."""
    made = rewritten(both(lambda c: c.update({"letter.txt": b"We refuse.\n"}), relist))
    said = "letter.txt is not the letter that this program makes of answer.json."
    assert verify(made).problems == (said,)
    known = verify(made, expected=verify(made).sha256)
    assert (known.is_proved, known.problems, known.remarks) == (True, (), (said,))
    assert said in verify(rewritten(both(other_reply, relist))).problems


def test_names_that_would_command_a_terminal_are_told_without_it(tmp_path):
    pack = tmp_path / "pack.zip"
    pack.write_bytes(rewritten(lambda c: c.update({"\x1b[2Jmore.txt": b"x"})))
    with pytest.raises(CommandError) as refused:
        call_command("verify_pack", str(pack))
    assert "?[2Jmore.txt is there, and is not listed." in str(refused.value)
    assert refused.value.returncode == 1


def test_whole_pack_is_still_what_the_others_are_measured_by():
    listed = json.loads(zipfile.ZipFile(BytesIO(WHOLE)).read("manifest.json"))
    assert text(listed)
    assert verify(WHOLE).problems == ()
