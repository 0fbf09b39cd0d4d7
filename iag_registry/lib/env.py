"""Typed readers of the environment, each of which fails with help.

Every reader takes the name of a variable and returns a value of one type. A value that cannot be read raises
``BadEnvironment`` (a kind of ``ImproperlyConfigured``), whose message names the variable, what was given, what was
expected and an example.
"""

import os
import re
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
TRUE_WORDS = {"1", "true", "yes", "on"}
FALSE_WORDS = {"0", "false", "no", "off"}


class BadEnvironment(ImproperlyConfigured):
    """A variable of the environment is missing or cannot be read."""

    def __init__(self, name: str, given: str | None, expected: str, example: str) -> None:
        found = "is not set" if given is None else f"is {given!r}"
        super().__init__(
            f"The environment variable {name} {found}. It must be {expected}, for example {name}={example}"
        )


def variables_of_file(path: Path) -> dict[str, str]:
    """The variables in a file of KEY=VALUE lines, as written, without quotes or expansion.

    Blank lines and lines that begin with # are passed over. Raises ``ImproperlyConfigured`` with the file and the
    number of any other line that has no name before its equals sign.
    """
    variables = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        name, equals, value = line.partition("=")
        if not equals or not re.fullmatch(r"[A-Z][A-Z0-9_]*", name.strip()):
            raise ImproperlyConfigured(f"{path}, line {number}: expected NAME=value, found {line!r}")
        variables[name.strip()] = value.strip()
    return variables


def _contrast_with_white(colour: str) -> float:
    """The contrast ratio of WCAG 2.2 between white and a colour such as #1f3d5c."""

    def linear(part: str) -> float:
        share = int(part, 16) / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(colour[place : place + 2]) for place in (1, 3, 5))
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _is_web_page(given: str) -> bool:
    """True for a whole http or https address in which no white space stands."""
    try:
        parts = urlsplit(given)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and not re.search(r"\s", given)
    except ValueError:
        return False


class Environment:
    """Reads variables from a mapping, which is the process's own environment unless another is given.

    A variable that is set but empty counts as not set, as it does in a file of KEY=VALUE lines.
    """

    def __init__(self, variables: Mapping[str, str] | None = None) -> None:
        self._variables = os.environ if variables is None else variables

    def _given(self, name: str) -> str | None:
        return self._variables.get(name, "").strip() or None

    def text(self, name: str, default: str) -> str:
        """The text of a variable, or the default."""
        return self._given(name) or default

    def flag(self, name: str, default: bool) -> bool:
        """True or false, from whole words; raises ``BadEnvironment`` for any other word."""
        given = self._given(name)
        if given is None:
            return default
        if given.lower() in TRUE_WORDS:
            return True
        if given.lower() in FALSE_WORDS:
            return False
        raise BadEnvironment(name, given, "true or false", "false")

    def whole_number(self, name: str, default: int, least: int = 0, most: int | None = None) -> int:
        """A whole number from ``least`` to ``most``, where that is given; raises ``BadEnvironment`` for any other."""
        given = self._given(name)
        if given is None:
            return default
        if given.isascii() and given.isdecimal() and least <= int(given) <= (int(given) if most is None else most):
            return int(given)
        bounds = f"{least} or more" if most is None else f"{least} to {most}"
        raise BadEnvironment(name, given, f"a whole number, {bounds}", str(default))

    def choice(self, name: str, choices: list[str], default: str) -> str:
        """One of a few words, in lower case; raises ``BadEnvironment`` for any other."""
        given = (self._given(name) or default).lower()
        if given in choices:
            return given
        raise BadEnvironment(name, given, f"one of {', '.join(choices)}", default)

    def words(self, name: str, default: list[str]) -> list[str]:
        """A list, from text separated by commas."""
        given = self._given(name)
        if given is None:
            return default
        return [word for part in given.split(",") if (word := part.strip())]

    def folder(self, name: str, default: Path) -> Path:
        """An absolute path, which need not exist yet; raises ``BadEnvironment`` for a relative one."""
        given = self._given(name)
        if given is None:
            return default
        if not Path(given).is_absolute():
            raise BadEnvironment(name, given, "a full path that begins with /", "/srv/register/files")
        return Path(given)

    def dark_colour(self, name: str, default: str) -> str:
        """A colour as # and six hexadecimal digits, in lower case, on which white text can be read (4.5 to 1).

        Raises ``BadEnvironment`` for any other form, and for a lighter colour.
        """
        given = self._given(name)
        if given is None:
            return default
        if COLOUR.fullmatch(given) and _contrast_with_white(given) >= 4.5:
            return given.lower()
        expected = "# and six hexadecimal digits, and dark enough for white text to be read on it (4.5 to 1)"
        raise BadEnvironment(name, given, expected, default)

    def address(self, name: str, default: str) -> str:
        """A web address of scheme and host, without a final slash; raises ``BadEnvironment`` for anything else."""
        given = self._given(name) or default
        example = "https://register.example.org"
        try:
            parts = urlsplit(given.removesuffix("/"))
            sound = bool(parts.hostname) and (parts.port is None or parts.port > 0)
        except ValueError:
            sound = False
        if not sound or parts.scheme not in {"http", "https"} or parts.path or parts.query or parts.username:
            raise BadEnvironment(name, given, "http:// or https:// and a host, without a path", example)
        return given.removesuffix("/")

    def web_page(self, name: str, default: str) -> str:
        """The address of a page of another site, path and all; raises ``BadEnvironment`` for anything but http(s)."""
        given = self._given(name) or default
        if _is_web_page(given):
            return given
        raise BadEnvironment(name, given, "the whole address of a page, with https://", "https://www.example.org/news")

    def search_server(self, name: str) -> str:
        """The address of a server, with user and password where it asks for them; empty where none is given.

        Raises ``BadEnvironment`` for anything but https://, or http:// on this machine; the message shows no password.
        """
        given = (self._given(name) or "").removesuffix("/")
        try:
            parts = urlsplit(given)
            is_here = parts.hostname in {"localhost", "127.0.0.1", "::1"}
            sound = bool(parts.hostname) and (parts.port is None or parts.port > 0) and not (parts.query or parts.path)
        except ValueError:
            sound = False
        if not given or (sound and (parts.scheme == "https" or (parts.scheme == "http" and is_here))):
            return given
        raise BadEnvironment(
            name,
            re.sub(r"//.*@", "//(not shown)@", given),
            "https:// and a host without a path (http:// only on this machine)",
            "https://USER:PASSWORD@search.example.org:9200",
        )

    def plain_name(self, name: str, default: str) -> str:
        """Small letters, digits, - and _, a letter first; raises ``BadEnvironment`` for anything else."""
        given = self._given(name) or default
        if re.fullmatch(r"[a-z][a-z0-9_-]{0,99}", given):
            return given
        raise BadEnvironment(name, given, "a name of small letters, digits, - and _", default)

    def contact_address(self, name: str) -> str:
        """Where people can be reached, as mailto:, tel: or https://; empty where none is given (RFC 9116).

        Raises ``BadEnvironment`` for any other form.
        """
        given = self._given(name)
        if given is None or _is_web_page(given) or re.fullmatch(r"mailto:[^\s@]+@[^\s@]+|tel:\+?[0-9-]+", given):
            return given or ""
        raise BadEnvironment(name, given, "an address with mailto:, tel: or https://", "mailto:security@example.org")

    def moment(self, name: str) -> datetime | None:
        """A moment with its offset from UTC, None where none is given; raises ``BadEnvironment`` for anything else."""
        given = self._given(name)
        if given is None:
            return None
        try:
            read = datetime.fromisoformat(given)
        except ValueError:
            read = None
        if read is None or read.tzinfo is None:
            raise BadEnvironment(name, given, "a date and time with its offset", "2030-01-31T12:00:00Z")
        return read

    def secret(self, name: str) -> str:
        """A secret of at least 50 characters, from the variable or from the file that ``<name>_FILE`` names.

        Raises ``BadEnvironment`` when neither is set, when the file cannot be read and when the secret is short; the
        message never repeats the secret itself.
        """
        expected = "at least 50 random characters (or name a file that holds them in " + name + "_FILE)"
        example = "'<paste 50 or more random characters>'"
        given = self._given(name)
        if given is None and (file_name := self._given(f"{name}_FILE")):
            try:
                given = Path(file_name).read_text(encoding="utf-8").strip()
            except (OSError, UnicodeDecodeError) as error:
                raise BadEnvironment(
                    f"{name}_FILE",
                    file_name,
                    "a file that can be read",
                    "/run/secrets/key",
                ) from error
        if given is None:
            raise BadEnvironment(name, None, expected, example)
        if len(given) < 50:
            raise BadEnvironment(name, f"({len(given)} characters, not shown)", expected, example)
        return given

    def sealing_keys(self, name: str, *, needed: bool) -> list[str]:
        """Keys by which something is encrypted, separated by commas, from the variable or the file of ``<name>_FILE``.

        Each is 32 random bytes in URL-safe base64, 44 characters. Raises ``BadEnvironment`` where one is of another
        form, and where there is none although it is needed; the message never repeats a key.
        """
        given = self.words(name, [])
        if not given and (file_name := self._given(f"{name}_FILE")):
            given = Path(file_name).read_text(encoding="utf-8").replace(",", " ").split()
        expected = f"one key or more, separated by commas, each 32 random bytes as base64 (or in {name}_FILE)"
        example = "<44 characters of base64>"
        if needed and not given:
            raise BadEnvironment(name, None, expected, example)
        if not all(re.fullmatch(r"[A-Za-z0-9_-]{43}=", key) for key in given):
            raise BadEnvironment(name, "(not shown)", expected, example)
        return given

    def cache(self, name: str) -> dict[str, str]:
        """Django's settings of one cache, from ``locmem://`` (the default) or ``redis://HOST:PORT/NUMBER``."""
        given = self.text(name, "locmem://")
        scheme = given.partition("://")[0]
        if given == "locmem://":
            return {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
        if scheme in {"redis", "rediss"} and urlsplit(given).hostname:
            return {
                "BACKEND": "django.core.cache.backends.redis.RedisCache",
                "LOCATION": given,
            }
        raise BadEnvironment(name, given, "locmem:// or redis:// and a host", "redis://127.0.0.1:6379/0")

    def email(self, name: str) -> dict[str, str | int | bool]:
        """Django's EMAIL_* settings, from ``console://`` (the default) or ``smtp://USER:PASSWORD@HOST:PORT``.

        ``smtps://`` speaks TLS from the first byte; ``smtp://...?tls=yes`` begins it with STARTTLS.
        """
        given = self.text(name, "console://")
        if given == "console://":
            return {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
        try:
            parts = urlsplit(given)
            port = parts.port or (465 if parts.scheme == "smtps" else 25)
            sound = parts.scheme in {"smtp", "smtps"} and bool(parts.hostname)
        except ValueError:
            sound = False
        if not sound:
            shown = re.sub(r"//.*@", "//(not shown)@", given)
            raise BadEnvironment(
                name,
                shown,
                "console:// or smtp:// and a host",
                "smtp://mail.example.org:25",
            )
        return {
            "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "EMAIL_HOST": parts.hostname or "",
            "EMAIL_PORT": port,
            "EMAIL_HOST_USER": unquote(parts.username or ""),
            "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
            "EMAIL_USE_SSL": parts.scheme == "smtps",
            "EMAIL_USE_TLS": parse_qs(parts.query).get("tls") == ["yes"],
        }
