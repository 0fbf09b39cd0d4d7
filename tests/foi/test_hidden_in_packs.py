"""No file of a reply hides anything, and what would be hidden in one is found before the reply leaves (E6, F10)."""

import io
import zipfile
from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from pypdf import PdfReader, PdfWriter

from foi.actions import drafting, releasing
from foi.models import Pack, PackFile
from foi.packing import readiness
from foi.packing.files import all_files
from foi.packing.hidden import hidden_in
from foi.packing.packed_file import PackedFile
from foi.packing.readiness import look_over
from groups.models import AdvisoryGroup
from tests import factories as make
from tests.foi.replies import Desk, desk, drafted, withhold_name
from tests.meetings.making import make_release

pytestmark = pytest.mark.django_db
AUTHOR = "<meta:initial-creator>Ibberthwaite</meta:initial-creator>"


def rewritten(data: bytes, changes: dict[str, Callable[[str], str]], more: dict[str, str] | None = None) -> bytes:
    """An archive with the text of some members changed, and others put in."""
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(made := io.BytesIO(), "w") as after:
        for name in before.namelist():
            text = before.read(name)
            after.writestr(name, changes[name](text.decode()) if name in changes else text)
        for name, words in (more or {}).items():
            after.writestr(name, words)
    return made.getvalue()


def put(before: str, words: str) -> Callable[[str], str]:
    def changed(text: str) -> str:
        assert before in text
        return text.replace(before, words + before, 1)

    return changed


def of_pdf(change: Callable[[PdfWriter], object]) -> Callable[[bytes], bytes]:
    def changed(data: bytes) -> bytes:
        writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
        change(writer)
        writer.write(made := io.BytesIO())
        return made.getvalue()

    return changed


HIDING: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "author of a text": (
        "letter.odt",
        lambda data: rewritten(data, {"meta.xml": put("</office:meta>", AUTHOR)}),
    ),
    "comment in a text": (
        "letter.odt",
        lambda data: rewritten(
            data,
            {"content.xml": put("</text:h>", "<office:annotation><text:p>Ask her first.</text:p></office:annotation>")},
        ),
    ),
    "author in Word": (
        "letter.docx",
        lambda data: rewritten(data, {"docProps/core.xml": put("<dc:title>", "<dc:creator>Ibberthwaite</dc:creator>")}),
    ),
    "hidden words in Word": (
        "letter.docx",
        lambda data: rewritten(
            data,
            {"word/document.xml": put("<w:p>", "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Quoxana</w:t></w:r></w:p>")},
        ),
    ),
    "deleted words in Word": (
        "letter.docx",
        lambda data: rewritten(
            data,
            {
                "word/document.xml": put(
                    "<w:p>",
                    '<w:p><w:del w:id="1" w:author="I"><w:r><w:delText>Quoxana</w:delText></w:r></w:del></w:p>',
                )
            },
        ),
    ),
    "hidden row": (
        "annexes/annex-1.ods",
        lambda data: rewritten(
            data,
            {
                "content.xml": lambda text: text.replace(
                    "<table:table-row>", '<table:table-row table:visibility="collapse">'
                )
            },
        ),
    ),
    "author of a sheet": (
        "exemptions-schedule.ods",
        lambda data: rewritten(data, {"meta.xml": put("</office:meta>", AUTHOR)}),
    ),
    "author of a PDF": ("letter.pdf", of_pdf(lambda writer: writer.add_metadata({"/Author": "Ibberthwaite"}))),
    "file in a PDF": ("letter.pdf", of_pdf(lambda writer: writer.add_attachment("names.txt", b"Quoxana"))),
    "author of minutes": (
        "minutes/race-iag-first-version-1.odt",
        lambda data: rewritten(data, {"meta.xml": put("</office:meta>", AUTHOR)}),
    ),
}
"""What people hide in the sorts of files that a reply has, and how it is put into one."""


def draft() -> tuple[Desk, Pack]:
    """A reply with an annex, a name that is withheld, and minutes."""
    d = desk()
    pack = drafted(d)
    withhold_name(d, pack, everywhere=True)
    meeting = make.make_meeting(group=AdvisoryGroup.objects.get(key="race-iag"), slug="first", date="2022-03-01")
    make.make_agenda_item(meeting=meeting, text="<p>All was well.</p>")
    drafting.give_minutes(pack=pack, question=d.who, release=make_release(meeting=meeting), by=d.drafter)
    return d, pack


def test_nothing_is_found_in_a_file_of_a_reply_and_whatever_is_hidden_in_one_is(record_property):
    _, pack = draft()
    files = {file.name: file for file in all_files(pack, look_over(pack, dated=timezone.localdate()).reply)}
    clean = hidden_in(files.values())
    record_property("proof", ["E6 files of a reply in which something is hidden", len(clean), len(files)])
    assert clean == []
    assert len(files) >= 17
    missed = []
    for what, (name, hide) in HIDING.items():
        file = files[name]
        changed = PackedFile(name, file.media_type, file.about, hide(file.content))
        if not [each for each in hidden_in([changed]) if each.startswith(f"{name}: ")]:
            missed.append(what)
    record_property("proof", ["F10 hidden things in files of a reply that were not found", len(missed), len(HIDING)])
    assert missed == []


def test_reply_that_hides_something_is_not_handed_over(monkeypatch):
    d, pack = draft()
    name, hide = HIDING["hidden row"]

    def hiding(*asked):
        return tuple(
            PackedFile(file.name, file.media_type, file.about, hide(file.content)) if file.name == name else file
            for file in all_files(*asked)
        )

    monkeypatch.setattr(readiness, "all_files", hiding)
    with pytest.raises(ValidationError, match=rf"There is hidden data in a file\. {name}: "):
        releasing.hand_over(pack=pack, by=d.drafter)
    assert (Pack.objects.get().state, PackFile.objects.count()) == ("draft", 0)


def test_file_that_cannot_be_looked_through_is_never_clean():
    broken = PackedFile("letter.odt", "application/vnd.oasis.opendocument.text", "The letter", b"PK\x03\x04broken")
    strange = PackedFile("letter.doc", "application/msword", "The letter", b"")
    assert [each.partition(":")[0] for each in hidden_in([broken, strange])] == ["letter.odt", "letter.doc"]
