"""Reference numbers of requests: kept as printed, matched in any form."""

import re


def normalise(reference: str) -> str:
    """The form for matching: capitals, dots for slashes, no spaces; the meaning of its parts is not interpreted."""
    return re.sub(r"\s+", "", reference).upper().replace("/", ".")
