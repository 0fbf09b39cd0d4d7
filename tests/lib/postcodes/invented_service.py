"""A service for postcodes on this machine, which answers as a test tells it."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from time import sleep
from typing import Any


class Service:
    """What was asked, and what is answered: a status, a body, headers, and seconds to wait within either."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str, bytes]] = []
        self.status, self.body, self.headers, self.wait, self.wait_before = 200, b"", {}, 0.0, 0.0
        self.address = ""

    def knows(self, code: str) -> None:
        self.body = b'{"status":200,"result":[{"result":{"codes":{"admin_district":"%s"}}}]}' % code.encode()


@contextmanager
def invented_service() -> Iterator[Service]:
    service = Service()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.answer()

        def do_GET(self) -> None:
            self.answer()

        def answer(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"] or 0))
            service.asked.append((self.command, self.path, body))
            self.send_response(service.status)
            try:
                for name, value in service.headers.items():
                    self.send_header(name, value)
                    self.flush_headers()
                    sleep(service.wait_before)
                self.end_headers()
                for start in range(0, len(service.body), 4096):
                    self.wfile.write(service.body[start : start + 4096])
                    self.wfile.flush()
                    sleep(service.wait)
            except OSError:
                pass  # the other side has had enough

        def log_message(self, *args: Any) -> None:
            """Say nothing in the output of the tests."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    service.address = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield service
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
