"""Paths to folders and servers in what a file says of itself: they name people, machines and shares."""

import re

_PATH = re.compile(
    r"(?<![A-Za-z])[A-Za-z]:(?:\\|/(?!/))[^\s<>\"|]+"
    r"|\\\\[\w.$-]+\\[^\s<>\"|]*"
    r"|file:/[^\s<>\"]+"
    r"|(?<![\w.%-])/(?:Users|home|Volumes|mnt|media|private|var/folders)/[^\s<>\"/]+(?:/[^\s<>\"]*)?"
    r"|https?://[\w.-]*(?:sharepoint\.com|onedrive\.live\.com|d\.docs\.live\.net)/[^\s<>\"]*",
    re.IGNORECASE,
)


def path_in(text: str) -> str:
    """The first path in a text: of a drive, a share, a home folder or a store of files; empty where there is none."""
    found = _PATH.search(text)
    return found[0] if found else ""
