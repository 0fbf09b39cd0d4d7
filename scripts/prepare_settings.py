"""Write what the site of `make run` is set with: a secret key, made once, and var/register.env.

Usage: python scripts/prepare_settings.py PORT
"""

import os
import secrets
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VAR = ROOT / "var"
PUBLISHER = ROOT / "fixtures" / "reference" / "publisher.env"


def make_secret_key(path: Path) -> None:
    """Make a key that only its owner may read, unless there is one: a new key would end every session."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(secrets.token_urlsafe(64) + "\n")


def main(port: str) -> None:
    if not port.isdecimal() or not 0 < int(port) < 65536:
        sys.exit(f"PORT is {port!r}. It must be a number from 1 to 65535, for example PORT=8000")
    VAR.mkdir(mode=0o700, exist_ok=True)
    make_secret_key(VAR / "secret_key")
    lines = [
        "# Written by `make run` each time; `manage.py` reads it too. The environment comes before it.",
        f"SECRET_KEY_FILE={VAR / 'secret_key'}",
        f"PUBLIC_URL=http://127.0.0.1:{port}",
        "ALLOWED_HOSTS=127.0.0.1,localhost",
    ]
    if PUBLISHER.exists():
        lines.append(PUBLISHER.read_text(encoding="utf-8").rstrip())
    (VAR / "register.env").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "8000")
