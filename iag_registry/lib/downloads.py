"""How a list leaves as a file: a short one whole, a long one while it is read."""

from collections.abc import Iterator
from itertools import chain

from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse

WHOLE = 64 * 1024
"""Up to so many bytes an answer is made before it is sent, so that it can be asked for by its ETag from the first."""


def download(chunks: Iterator[bytes], *, content_type: str, name: str) -> HttpResponseBase:
    """A file of this name; it is sent piece by piece where it is a long one."""
    headers = {"Content-Type": content_type, "Content-Disposition": f'attachment; filename="{name}"'}
    begun = b""
    for chunk in chunks:
        begun += chunk
        if len(begun) > WHOLE:
            return StreamingHttpResponse(chain([begun], chunks), headers=headers)
    return HttpResponse(begun, headers=headers)
