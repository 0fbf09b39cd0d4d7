"""Bodies of kept pages that are too large for memory: they stand on the disk, and are given from there."""

from collections import OrderedDict
from threading import Lock

from django.conf import settings
from django.http import HttpResponse

from freshness.files import MEGABYTE, KeptFile, Unnamed

PART = 4
"""One part in so many of `FILES_KEPT` is for these at most."""


class LargePages:
    """The bodies of one process; what was not asked for longest goes first.

    Unlike a file, one outlives the revision: it is kept beside what was asked for it, and asked again like any page.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: OrderedDict[str, KeptFile] = OrderedDict()

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
            self._kept[address] = KeptFile(tuple(response.items()), content, size)
            self._kept.move_to_end(address)
            while sum(each.size for each in self._kept.values()) > _bytes_kept():
                self._kept.popitem(last=False)
        return True

    def get(self, address: str, etag: str) -> KeptFile | None:
        """The body of that page with that ETag; None where it has gone."""
        with self._lock:
            found = self._kept.get(address)
            if found is None or dict(found.headers)["ETag"] != etag:
                return None
            self._kept.move_to_end(address)
            return found

    def clear(self) -> None:
        with self._lock:
            self._kept.clear()


def _bytes_kept() -> int:
    return int(settings.FILES_KEPT) * MEGABYTE // PART


LARGE_PAGES = LargePages()
"""Those of this process."""
