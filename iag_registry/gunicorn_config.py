"""How the web server runs: gunicorn --config iag_registry/gunicorn_config.py iag_registry.wsgi:application."""

import ctypes
import gc
import os
import sys

from iag_registry.lib.env import Environment

_env = Environment()

bind = f"127.0.0.1:{_env.whole_number('PORT', 8000, least=1)}"
workers = _env.whole_number("WEB_WORKERS", 2, least=1)
# WEB_THREADS answers are made at once, and four times as many requests wait (iag_registry/crowd.py). The other threads
# send to slow readers, and refuse what is too much: a request for which there is no thread would wait uncounted.
threads = 8 * _env.whole_number("WEB_THREADS", 2, least=1)
timeout = 60
preload_app = True
# A worker is replaced now and then, so that a leak cannot grow for ever.
# Seldom: the pages that it keeps go with it.
max_requests = 100_000
max_requests_jitter = 20_000
# There is no access log: addresses and searches of readers are theirs. Errors go to the terminal.
accesslog = None
errorlog = "-"
loglevel = "warning"

M_ARENA_MAX = -8
"""What the C library of most Linux systems calls the number of its pools of memory (mallopt(3))."""


def post_fork(server: object, worker: object) -> None:
    """Threads take turns five times as often as usual, so that whoever makes a page holds up no one who is sent one."""
    sys.setswitchinterval(0.001)


def when_ready(server: object) -> None:
    """Before the workers are forked: what is the same for all of them."""
    share_one_pool_of_memory()
    pass_over_the_program()


def pass_over_the_program() -> None:
    """What the program is made of is never garbage: to look it through held up a reader now and then by 0.1 seconds."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 10, 10)


def share_one_pool_of_memory() -> None:
    """Have all threads of a worker share one pool of memory, where the C library would give each a pool of its own.

    A pool keeps what the largest answer took that was ever made in it: at a hundred times the data 17 MB, for each
    thread that ever made one. Threads of Python take turns, and pages are made no slower for it (docs/speed.md). It
    must be said before any thread begins; other C libraries have no such pools, and are told nothing. Where
    MALLOC_ARENA_MAX is set, that number stands.
    """
    tell = getattr(ctypes.CDLL(None), "mallopt", None)
    if tell and "MALLOC_ARENA_MAX" not in os.environ:
        tell(M_ARENA_MAX, 1)
