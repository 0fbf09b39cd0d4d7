"""The servers that are measured: the register, a bare Django view, and Datasette; each one worker on this machine."""

import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from data import PLACE, PYTHON, Prepared

DATASETTE = PLACE / "datasette"
PATIENCE = 60


def install_datasette() -> None:
    """Datasette in an environment of its own: nothing of the register needs it."""
    if not (DATASETTE / "bin" / "datasette").exists():
        subprocess.run([PYTHON, "-m", "venv", str(DATASETTE)], check=True)
        subprocess.run([str(DATASETTE / "bin" / "pip"), "install", "--quiet", "datasette"], check=True)


@contextmanager
def register(prepared: Prepared, *, workers: int | None = 1) -> Iterator["Server"]:
    """The register as it is served, with so many workers; None for its own number."""
    yield from _serve(_gunicorn("iag_registry.wsgi:application", workers), prepared.environment)


@contextmanager
def hello(prepared: Prepared) -> Iterator["Server"]:
    """A view of Django that says hello, on the same server with the same settings."""
    environment = {**prepared.environment, "PYTHONPATH": str(Path(__file__).parent)}
    yield from _serve(_gunicorn("hello:application"), environment)


@contextmanager
def datasette(prepared: Prepared) -> Iterator["Server"]:
    """Datasette on the same data."""
    # By its interpreter: the first line of its script names a folder, and a checkout may have been moved.
    command = [str(DATASETTE / "bin" / "python"), "-m", "datasette", str(prepared.file), "--port", "{port}"]
    yield from _serve([*command, "--setting", "max_returned_rows", "1000", "--setting", "sql_time_limit_ms", "60000"])


class Server:
    """One process that answers on one port, until it is stopped."""

    def __init__(self, process: subprocess.Popen[bytes], port: int) -> None:
        self.process, self.port = process, port

    def memory(self) -> int:
        """How many bytes its processes hold, the children too."""
        own = self.process.pid
        children = Path(f"/proc/{own}/task/{own}/children").read_text().split()
        return max(_resident(int(pid)) for pid in (own, *map(int, children)))


def _resident(pid: int) -> int:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmRSS"))


def _gunicorn(application: str, workers: int | None = 1) -> list[str]:
    config = "iag_registry/gunicorn_config.py"
    bound = ["--bind", "127.0.0.1:{port}"]
    # A worker that is replaced in the middle of a round would be measured twice.
    one = ["--workers", str(workers), "--max-requests", "0"] if workers else []
    return [".venv/bin/gunicorn", "--config", config, *bound, *one, application]


def _serve(command: list[str], environment: dict[str, str] | None = None) -> Iterator[Server]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [part.format(port=port) for part in command],
        env=environment or dict(os.environ),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(port, process)
        yield Server(process, port)
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if process.poll() is not None:
            raise RuntimeError(f"{process.args} ended at once.")
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"Nothing answered on port {port}.")
