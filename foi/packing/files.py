"""All files of a reply, from the letter to the manifest."""

from collections.abc import Iterator, Mapping
from hashlib import sha256

from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string

from foi.disclosure.minutes_given import minutes_given, readable_minutes
from foi.disclosure.reply_document import FILE, ReplyDocument
from foi.models import Pack
from foi.packing.annexes import annexes
from foi.packing.archive import write_archive
from foi.packing.letter import letter_blocks
from foi.packing.manifest import manifest
from foi.packing.packed_file import JSON, ODT, PDF, TEXT, PackedFile
from foi.packing.schedule import schedule
from iag_registry.lib import docx
from iag_registry.lib.documents import plain_text
from iag_registry.lib.documents_html import html_of
from iag_registry.lib.odt import write_odt
from meetings.disclosure import ReleaseView
from meetings.minutes_files import minutes_as_odt, minutes_as_pdf, minutes_as_text
from meetings.pdf import can_write_pdf, write_pdf

NO_PDF = "This machine cannot write PDF: the library Pango is missing. Ask the people who run the site to install it."


def all_files(pack: Pack, reply: ReplyDocument) -> tuple[PackedFile, ...]:
    """Every file of a reply in their order, the manifest last; the same reply gives the same bytes.

    Raises ValidationError where this machine cannot write PDF.
    """
    if not can_write_pdf():
        raise ValidationError(NO_PDF)
    files = (
        *letter(reply),
        *schedule(reply),
        *annexes(reply),
        *_minutes(reply, _views(pack)),
        PackedFile(FILE, JSON, "The whole reply, for programs", reply.text.encode()),
    )
    return (*files, manifest(reply, files))


def archive_of(files: tuple[PackedFile, ...]) -> bytes:
    """These files as one archive."""
    return write_archive((file.name, file.content) for file in files)


def letter(reply: ReplyDocument) -> Iterator[PackedFile]:
    """The letter in its four forms."""
    blocks, title = list(letter_blocks(reply)), reply.title
    yield PackedFile("letter.odt", ODT, "The letter, for word processors", write_odt(blocks, title=title))
    yield PackedFile("letter.docx", docx.MEDIA_TYPE, "The letter, for Word", docx.write_docx(blocks, title=title))
    yield PackedFile("letter.pdf", PDF, "The letter as a tagged PDF", _pdf(reply, html_of(blocks)))
    yield PackedFile("letter.txt", TEXT, "The letter as plain text", plain_text(blocks).encode())


def _pdf(reply: ReplyDocument, html: str) -> bytes:
    page = render_to_string("foi/letter_pdf.html", {"title": reply.title, "html": html})
    return write_pdf(page, identifier=sha256(reply.text.encode()).digest(), address=settings.PUBLIC_URL)


def _minutes(reply: ReplyDocument, views: Mapping[str, ReleaseView]) -> Iterator[PackedFile]:
    """The files of each version of minutes, as the register gives them to anyone."""
    for minutes in reply.minutes:
        view, name = views[minutes.file], f"minutes/{minutes.file}"
        yield PackedFile(f"{name}.txt", TEXT, f"{minutes.words}: plain text", minutes_as_text(view))
        yield PackedFile(f"{name}.odt", ODT, f"{minutes.words}: for word processors", minutes_as_odt(view))
        yield PackedFile(f"{name}.pdf", PDF, f"{minutes.words}: a tagged PDF", minutes_as_pdf(view))


def _views(pack: Pack) -> dict[str, ReleaseView]:
    releases = [row.release for row in pack.minutes.select_related("release__minutes__meeting__group")]
    readable = readable_minutes(releases)
    return {
        minutes_given(readable[release.pk], release).file: readable[release.pk]
        for release in releases
        if release.pk in readable
    }
