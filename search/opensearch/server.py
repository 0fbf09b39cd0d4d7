"""The connection to the search server, and patience with one that does not answer."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from time import monotonic
from urllib.parse import unquote, urlsplit

from django.conf import settings
from opensearchpy import OpenSearch
from opensearchpy.exceptions import ConnectionError as NoConnection
from opensearchpy.exceptions import NotFoundError, OpenSearchException, TransportError

logger = logging.getLogger(__name__)

ANSWERS_WITHIN, WRITES_WITHIN = 1.0, 10.0
"""Seconds that an answer to a reader, and the writing of one batch, may take."""
LEFT_ALONE = 30.0
"""Seconds for which a process asks nothing more of a server that did not answer: each reader would wait in vain."""
TOO_MANY = 429
"""The answer of a server that has too much to do; greater ones are of one that does not work."""
SAID_EVERY = 600.0
"""Seconds between two lines in the log that say the same."""


class NoAnswer(Exception):
    """The search server does not answer, or answers something else than was asked for."""


class _Patience:
    left_alone_until = 0.0
    said: dict[str, float] = {}


def asks_a_server() -> bool:
    """Whether a search server is to find entries."""
    return bool(settings.SEARCH_ENGINE == "opensearch")


@contextmanager
def speaking() -> Iterator[OpenSearch]:
    """The connection; whatever goes wrong in the block is raised as NoAnswer.

    The message says what sort of trouble it is and not what was asked, nor the address with its password.
    """
    if monotonic() < _Patience.left_alone_until:
        raise NoAnswer("The search server did not answer a moment ago.")
    try:
        yield connection(settings.OPENSEARCH_URL)
    except NotFoundError as error:
        raise NoAnswer(f"The search server has no index {settings.OPENSEARCH_INDEX}.") from error
    except OpenSearchException as error:
        if _has_too_much_to_do(error):
            _Patience.left_alone_until = monotonic() + LEFT_ALONE
        raise NoAnswer(f"The search server does not answer ({type(error).__name__}).") from error
    except (KeyError, IndexError, TypeError, ValueError) as error:
        raise NoAnswer(f"The search server answers what cannot be read ({type(error).__name__}).") from error


def _has_too_much_to_do(error: OpenSearchException) -> bool:
    """Whether others would wait in vain too: not where it refused this one question, which it does at once."""
    if isinstance(error, NoConnection):
        return True
    return isinstance(error, TransportError) and isinstance(error.status_code, int) and error.status_code >= TOO_MANY


def say_now_and_then(message: str, *arguments: object) -> None:
    """Write to the log, unless the same was written a short while ago."""
    now = monotonic()
    if now - _Patience.said.get(message, -SAID_EVERY) >= SAID_EVERY:
        _Patience.said[message] = now
        logger.warning(message, *arguments)


def forget_troubles() -> None:
    """Ask again at once, and say again at once what is wrong: for whoever starts work by hand, and for tests."""
    _Patience.left_alone_until = 0.0
    _Patience.said.clear()


@cache
def connection(address: str) -> OpenSearch:
    """The connection to the server at an address, such as https://user:password@search.example.org:9200."""
    parts = urlsplit(address)
    is_safe = parts.scheme == "https"
    return OpenSearch(
        hosts=[{"host": parts.hostname, "port": parts.port or (443 if is_safe else 9200), "url_prefix": parts.path}],
        http_auth=(unquote(parts.username), unquote(parts.password or "")) if parts.username else None,
        use_ssl=is_safe,
        verify_certs=True,
        timeout=ANSWERS_WITHIN,
        max_retries=0,
        pool_maxsize=10,
    )
