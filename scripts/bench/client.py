"""A client that costs little beside the server: one connection that stays open, one request after the other."""

import socket
import time
from dataclasses import dataclass
from statistics import median

HEADERS_END = b"\r\n\r\n"
LAST_CHUNK = b"\r\n0\r\n\r\n"


@dataclass(frozen=True)
class Answer:
    """What came back: the status, the headers, how many bytes, and after how many seconds the first and the last."""

    status: int
    headers: dict[str, str]
    size: int
    first: float
    last: float


class Client:
    """Asks one server."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.socket: socket.socket | None = None

    def get(self, path: str, **headers: str) -> Answer:
        """One answer, read to its end; asks again on a new connection where the old one was closed."""
        lines = [f"GET {path} HTTP/1.1", f"Host: 127.0.0.1:{self.port}", "Connection: keep-alive"]
        lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
        request = "\r\n".join([*lines, "", ""]).encode()
        for _ in range(2):
            if self.socket is None:
                self.socket = socket.create_connection(("127.0.0.1", self.port), timeout=600)
            begin = time.perf_counter()
            try:
                self.socket.sendall(request)
                head = self.socket.recv(1 << 18)
            except ConnectionError:
                head = b""
            if head:
                return self._read(head, begin)
            self.socket.close()
            self.socket = None
        raise ConnectionError(f"No answer to {path}.")

    def _read(self, got: bytes, begin: float) -> Answer:
        connection = self.socket
        if connection is None:
            raise ConnectionError("Nothing was asked.")
        first = time.perf_counter() - begin
        while HEADERS_END not in got:
            got += connection.recv(1 << 18)
        head, _, body = got.partition(HEADERS_END)
        status, *rest = head.decode("latin-1").split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in rest)}
        code = int(status.split()[1])
        size, closed = len(body), False
        if code != 304:
            length = int(headers["content-length"]) if "content-length" in headers else None
            # Of a line that ends in 0 alone the end would be mistaken for it.
            tail = (b"\r\n" + body)[-8:]
            while not (size >= length if length is not None else tail.endswith(LAST_CHUNK)):
                more = connection.recv(1 << 18)
                if not more:
                    closed = True
                    break
                size, tail = size + len(more), (tail + more)[-8:]
        if closed or headers.get("connection", "").lower() == "close":
            connection.close()
            self.socket = None
        return Answer(code, headers, size, first, time.perf_counter() - begin)


def rate(client: Client, path: str, *, seconds: float, rounds: int, status: int = 200, **headers: str) -> float:
    """How many answers a second: the median of several rounds. Raises ValueError for any other status."""
    rates = []
    for _ in range(rounds):
        count, begin = 0, time.perf_counter()
        while (passed := time.perf_counter() - begin) < seconds or not count:
            answer = client.get(path, **headers)
            if answer.status != status:
                raise ValueError(f"{path} answered {answer.status}.")
            count += 1
        rates.append(count / passed)
    return median(rates)
