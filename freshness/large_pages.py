"""Bodies of kept pages that are too large for memory: they stand on the disk, and are given from there."""

from collections import OrderedDict
from threading import Lock
from time import monotonic

from django.conf import settings
from django.http import HttpResponse

from freshness.files import MEGABYTE, KeptFile, Unnamed

PART = 4
"""They may take as much room as one part in so many of `FILES_KEPT`, beside the files."""
MOST = 20
"""So many are kept at most, however small: each holds a descriptor."""
SECONDS = 60 * 60
"""What nobody asked for in so long goes with the next that is kept."""


class LargePages:
    """The bodies of one process; what was not asked for longest goes first.

    Unlike a file, one outlives the revision: it is kept beside what was asked for it, and asked again like any page.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: OrderedDict[str, tuple[KeptFile, float]] = OrderedDict()

    def takes(self, size: int) -> bool:
        """Whether there may be room for so many bytes."""
        return size <= _bytes_kept()

    def keep(self, address: str, response: HttpResponse) -> bool:
        """Keep the body of an answer; returns whether it is kept, which it is not where the disk has no room."""
        size = len(response.content)
        try:
            content = Unnamed()
            content.add(response.content)
        except OSError:
            return False
        with self._lock:
            self._put_last(address, KeptFile(tuple(response.items()), content, size))
            while self._are_too_many():
                self._kept.popitem(last=False)
        return True

    def get(self, address: str, etag: str) -> KeptFile | None:
        """The body of that page with that ETag; None where it has gone."""
        with self._lock:
            found, _ = self._kept.get(address, (None, 0.0))
            if found is None or dict(found.headers)["ETag"] != etag:
                return None
            self._put_last(address, found)
            return found

    def forget(self, address: str) -> None:
        """Give up the body of a page that is large no more, or not to be kept."""
        with self._lock:
            self._kept.pop(address, None)

    def clear(self) -> None:
        with self._lock:
            self._kept.clear()

    def _put_last(self, address: str, file: KeptFile) -> None:
        self._kept[address] = file, monotonic()
        self._kept.move_to_end(address)

    def _are_too_many(self) -> bool:
        _, asked_at = next(iter(self._kept.values()))
        size = sum(file.size for file, _ in self._kept.values())
        return len(self._kept) > MOST or size > _bytes_kept() or monotonic() - asked_at > SECONDS


def _bytes_kept() -> int:
    return int(settings.FILES_KEPT) * MEGABYTE // PART


LARGE_PAGES = LargePages()
"""Those of this process."""
