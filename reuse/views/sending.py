"""How files for programs are sent: with a strong ETag, their checksum and a short time to keep them.

A large table has neither mark nor checksum until it was sent once.
"""

from collections.abc import Iterable, Iterator

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_cache_control

from groups.filtering import misplaced_parameters
from groups.views.refusal import refused
from iag_registry.lib.checksums import repr_digest, strong_etag
from iag_registry.lib.on_day import Reading
from reuse.api.views import SHARED_FOR
from reuse.asking import ON
from reuse.files import MadeFile, made, made_or_begun

CONDITIONS = {"If-Match", "If-None-Match"}
"""Under these a reader asks who knows a checksum."""


def send(request: HttpRequest, file: MadeFile, content_type: str, name: str = "") -> HttpResponseBase:
    """The file, or that it has not changed since the reader last asked; with a name it is one to be kept."""
    etag = strong_etag(file.sha256)
    response = _answer(file, content_type, name)
    response.headers["Content-Length"] = str(file.size)
    for each in (response, same := _unchanged(request, etag, response)):
        if each is not None:
            each.headers["ETag"] = etag
            each.headers["Repr-Digest"] = repr_digest(file.sha256)
            patch_cache_control(each, public=True, max_age=SHARED_FOR)
    if same is not None:
        file.close()
    return same or response


def send_table(request: HttpRequest, chunks: Iterator[bytes], content_type: str, name: str) -> HttpResponseBase:
    """A table under this name; a large one while it is made, without its checksum, which later readers are told.

    Whoever asks under a condition waits for the whole: it is compared with the file that they have.
    """
    is_conditional = CONDITIONS & request.headers.keys()
    file = made(chunks) if is_conditional else made_or_begun(chunks)
    if isinstance(file, MadeFile):
        return send(request, file, content_type, name)
    response = _answer(() if request.method == "HEAD" else file, content_type, name)
    patch_cache_control(response, public=True, max_age=SHARED_FOR)
    return response


def _answer(content: Iterable[bytes], content_type: str, name: str) -> StreamingHttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'} if name else {}
    return StreamingHttpResponse(content, content_type=content_type, headers=headers)


def _unchanged(request: HttpRequest, etag: str, response: StreamingHttpResponse) -> HttpResponseBase | None:
    """What is answered where the reader has the file already, or asks under a condition that does not hold."""
    found = get_conditional_response(request, etag=etag, response=response)  # type: ignore[arg-type]  # any will do
    return None if found is response else found


def unknown_parameters(request: HttpRequest) -> HttpResponse | None:
    """What is said where a file of a day is asked for anything but a day; None where it is not."""
    mistakes = misplaced_parameters(request.GET, [ON], what="a parameter of this file")
    return refused("The file cannot be made.", mistakes) if mistakes else None


def dated(stem: str, reading: Reading, ending: str) -> str:
    """The name under which a file of a day is kept."""
    return f"{stem}-{reading.day.isoformat()}.{ending}"
