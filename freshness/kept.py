"""Where pages are kept: in the memory of each process.

These are not among Django's named caches, because it closes each of those at the end of each request. For them that
took a fifth of what an answer that is kept takes beyond a bare view, and memory needs no closing.
"""

from django.conf import settings
from django.core.cache.backends.locmem import LocMemCache


def _memory(name: str) -> LocMemCache:
    return LocMemCache(name, {"OPTIONS": {"MAX_ENTRIES": settings.KEPT_IN_MEMORY[name], "CULL_FREQUENCY": 10}})


PAGES = _memory("pages")
PAGES_ASKED = _memory("pages_asked")
"""Pages whose address asks for something: there are so many that they would push the others out."""
QUESTIONS = _memory("questions")
"""What was asked of the database for each page that is kept."""
