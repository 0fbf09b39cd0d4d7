"""Minutes as a tagged PDF (PDF/UA-1), for those who want a file: the page comes first, and this is beside it (ACC-04).

WeasyPrint needs Pango, a library of the system. Where that is missing there is no PDF, and no page offers one.
"""

from functools import cache
from pathlib import Path

STYLE = Path(__file__).with_name("pdf.css")


@cache
def can_write_pdf() -> bool:
    """True where this machine can write PDF."""
    try:
        import weasyprint  # noqa: F401 - it loads Pango when it is imported, and fails there without it
    except OSError:
        return False
    return True


def write_pdf(page: str, *, identifier: bytes, address: str) -> bytes:
    """The bytes of a tagged PDF of a whole page of HTML; the same input gives the same bytes.

    Title and language are those of the page, `identifier` names the document in the file, and links lead from
    `address` on. Nothing is fetched, from the network or from this machine: a page that asks for it is not written, and
    weasyprint.urls.FatalURLFetchingError is raised.
    """
    from weasyprint import CSS, HTML  # needs Pango, without which everything but the PDF works
    from weasyprint.urls import URLFetcher  # as above

    nothing = URLFetcher(allowed_protocols=frozenset(), fail_on_errors=True)
    style = CSS(string=STYLE.read_text(encoding="utf-8"), url_fetcher=nothing)
    document = HTML(string=page, url_fetcher=nothing, base_url=address)
    written: bytes = document.write_pdf(stylesheets=[style], pdf_variant="pdf/ua-1", pdf_identifier=identifier)
    return written
