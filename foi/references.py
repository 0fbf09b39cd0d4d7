"""Reference numbers of requests: kept as printed, matched in any form."""

import re
from enum import StrEnum

SEPARATORS = re.compile(r"[\s./\\_\u2010-\u2015\u2212-]+")
YEARLY = re.compile(r"([0-9]{2})?FOI([0-9]{2})([0-9]{6})")
MONTHLY = re.compile(r"[0-9]{13}")


class Scheme(StrEnum):
    """The forms of reference that are known; what their parts mean is not interpreted."""

    YEARLY = "01.FOI.22.022727"
    """With or without the two digits in front, with dots or slashes."""
    MONTHLY = "2014030002277"
    OTHER = "another form"


def normalise(reference: str) -> str:
    """The form for matching: capitals and dots, whatever stands between the parts: "01.FOI.22.022727"."""
    bare = SEPARATORS.sub("", reference).upper()
    if parts := YEARLY.fullmatch(bare):
        return ".".join(part for part in (parts[1], "FOI", parts[2], parts[3]) if part)
    return bare if MONTHLY.fullmatch(bare) else re.sub(r"\s+", "", reference).upper().replace("/", ".")


def scheme(reference: str) -> Scheme:
    """The scheme that a reference is of, in any form."""
    bare = SEPARATORS.sub("", reference).upper()
    if YEARLY.fullmatch(bare):
        return Scheme.YEARLY
    return Scheme.MONTHLY if MONTHLY.fullmatch(bare) else Scheme.OTHER


def without_prefix(key: str) -> str:
    """A form for matching without the two digits that some prints leave out: "FOI.22.022727"."""
    return key[3:] if re.fullmatch(r"[0-9]{2}\.FOI\.[0-9]{2}\.[0-9]{6}", key) else key
