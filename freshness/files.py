"""Large public files, kept on the disk as they were sent, until the public record changes.

What is too large to be kept in memory as a page is written beside while it is sent. Where all of it was sent, and the
public record did not change meanwhile, the next reader is given the same bytes from the disk. A kept file has no name:
nobody else can open it, and it is gone when the process ends, in whatever way.
"""

import os
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from tempfile import TemporaryFile
from threading import Lock
from typing import cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.cache import get_conditional_response

from iag_registry.lib.checksums import repr_digest, strong_etag

KEPT = {
    "changes:change-csv",
    "foi:log-csv",
    "groups:group-csv",
    "meetings:meeting-csv",
    "reuse:checksums",
    "reuse:csvw",
    "reuse:datapackage",
    "reuse:dcat",
    "reuse:popolo",
    "reuse:table-file",
}
"""The files that are made of the public record, the address and the day alone, and never say when they were made."""
MOST = 60
"""So many files are kept at most, however small they are."""
WRITTEN_AT_ONCE = 4
"""So many are written beside at once: readers who take their time must not fill the disk with halves."""
MEGABYTE = 1024 * 1024
CHUNK = 128 * 1024


class Unnamed:
    """Bytes on the disk without a name. The disk has its room back when nobody refers to them any more."""

    def __init__(self) -> None:
        """Raises OSError where there is no room."""
        with TemporaryFile() as file:
            self._descriptor = os.dup(file.fileno())

    def __del__(self, close: Callable[[int], None] = os.close) -> None:
        # Taken along as it is: at the end of the process there may be no `os` any more.
        if hasattr(self, "_descriptor"):
            close(self._descriptor)

    def add(self, chunk: bytes) -> None:
        """Raises OSError where there is no room."""
        while chunk:
            chunk = chunk[os.write(self._descriptor, chunk) :]

    def __iter__(self) -> Iterator[bytes]:
        """The bytes for one reader, who has a place of their own in them and may take their time."""
        place = 0
        while chunk := os.pread(self._descriptor, CHUNK, place):
            yield chunk
            place += len(chunk)


@dataclass(frozen=True)
class KeptFile:
    """One answer that was sent whole: its headers, and its bytes on the disk."""

    headers: tuple[tuple[str, str], ...]
    content: Unnamed
    size: int

    def answer(self, request: HttpRequest) -> HttpResponseBase:
        """The file, or that the reader has it already."""
        headers = dict(self.headers)
        bare = HttpResponse(headers=headers)
        same: HttpResponseBase | None = get_conditional_response(request, etag=headers["ETag"], response=bare)
        if request.method == "HEAD" or same is not bare:
            return same or bare
        return StreamingHttpResponse(self.content, headers=headers)


class KeptFiles:
    """The files of one process, all of one revision: with the next one they are given up together."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._files: OrderedDict[str, KeptFile] = OrderedDict()
        self._revision = ""
        self._written = 0

    def give_up_all_but(self, revision: str) -> None:
        """Give up what is kept of any other revision."""
        if revision != self._revision:
            with self._lock:
                self._files.clear()
                self._revision = revision

    def answer(self, request: HttpRequest, address: str, revision: str) -> HttpResponseBase | None:
        """The file of an address where one is kept of this revision."""
        with self._lock:
            # Another reader may have seen another revision since this one gave up what was kept.
            found = self._files.get(address) if revision == self._revision else None
            if found is None:
                return None
            self._files.move_to_end(address)
        return found.answer(request)

    def beside(self, response: StreamingHttpResponse, address: str, revision: str, now: Callable[[], str]) -> None:
        """Let an answer be written beside while it is sent; `now` reads the revision as it is after the last byte."""
        headers, chunks = dict(response.items()), cast(Iterable[bytes], response.streaming_content)
        response.streaming_content = self._writing(chunks, address, revision, headers, now)

    def clear(self) -> None:
        with self._lock:
            self._files.clear()

    def _writing(
        self, chunks: Iterable[bytes], address: str, revision: str, headers: dict[str, str], now: Callable[[], str]
    ) -> Iterator[bytes]:
        with self._lock:
            may_write = self._written < WRITTEN_AT_ONCE
            self._written += may_write
        if not may_write:
            yield from chunks
            return
        half = _Half()
        try:
            for chunk in chunks:
                half.add(chunk)
                yield chunk
            if half.content is not None and now() == revision:
                self._keep(address, revision, half.finished(headers, half.content))
        finally:
            with self._lock:
                self._written -= 1

    def _keep(self, address: str, revision: str, file: KeptFile) -> None:
        with self._lock:
            if revision != self._revision:
                return
            self._files[address] = file
            self._files.move_to_end(address)
            while len(self._files) > MOST or sum(each.size for each in self._files.values()) > _bytes_kept():
                self._files.popitem(last=False)


class _Half:
    """A file that is being written; it has no content any more once it is too large, or the disk takes no more."""

    def __init__(self) -> None:
        self.content: Unnamed | None = None
        self._size, self._digest = 0, sha256()
        with suppress(OSError):
            self.content = Unnamed()

    def add(self, chunk: bytes) -> None:
        self._size += len(chunk)
        if self.content is None or self._size > _bytes_kept():
            self.content = None
            return
        self._digest.update(chunk)
        try:
            self.content.add(chunk)
        except OSError:
            self.content = None

    def finished(self, headers: dict[str, str], content: Unnamed) -> KeptFile:
        """The file as it is kept; whoever asks for it later is told its length and its checksum before it."""
        checksum = self._digest.hexdigest()
        headers.setdefault("ETag", strong_etag(checksum))
        headers.setdefault("Repr-Digest", repr_digest(checksum))
        headers.setdefault("Content-Length", str(self._size))
        return KeptFile(tuple(headers.items()), content, self._size)


def _bytes_kept() -> int:
    return int(settings.FILES_KEPT) * MEGABYTE


FILES = KeptFiles()
"""Those of this process."""
