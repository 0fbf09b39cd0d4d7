"""One version of minutes as a file: its bytes follow from what was published, and from nothing else."""

from django.conf import settings
from django.template.loader import render_to_string

from iag_registry.lib.odt import write_odt
from iag_registry.lib.partial_dates import PartialDate
from meetings.disclosure import ReleaseView
from meetings.disclosure.minutes_blocks import minutes_blocks
from meetings.pdf import write_pdf


def minutes_as_text(release: ReleaseView) -> bytes:
    """The plain text as it was published."""
    return release.text.encode()


def minutes_as_odt(release: ReleaseView) -> bytes:
    """The minutes for word processors, with headings and lists as such."""
    document = release.document
    return write_odt(minutes_blocks(document, version=version_in_words(release)), title=document.title)


def minutes_as_pdf(release: ReleaseView) -> bytes:
    """The minutes as a tagged PDF, named by the checksum of what was published."""
    context = {"document": release.document, "html": release.html, "version": version_in_words(release)}
    page = render_to_string("meetings/minutes_pdf.html", context)
    address = settings.PUBLIC_URL + release.line.url
    return write_pdf(page, identifier=bytes.fromhex(release.sha256), address=address)


def version_in_words(release: ReleaseView) -> str:
    """Which version it is: "Minutes, version 2, published on 4 May 2022"."""
    line = release.line
    return f"{line.label}, version {line.number}, published on {PartialDate.of(line.published_on).words}"
