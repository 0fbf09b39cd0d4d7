"""Minutes that went with a released reply and that the public can no longer read."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from foi.disclosure.reply_document import ReplyDocument, ReplyMinutes
from foi.disclosure.reply_kept import reply_of
from foi.models import Pack, PackMinutes
from iag_registry.lib.audiences import Audience

FOLDER = "minutes/"
"""Where the files of minutes lie in a pack."""


@dataclass(frozen=True)
class GoneMinutes:
    """One version of minutes that was withdrawn since, or that is no longer public.

    `file` is the name of its files without an ending. Of minutes that are not public any more nothing is said.
    """

    file: str
    words: str
    withdrawn_on: date | None
    reason: str

    def has_file(self, name: str) -> bool:
        """Whether a file of the pack is one of its files."""
        return name.rpartition(".")[0] == f"{FOLDER}{self.file}"


def gone_minutes(pack: Pack, reply: ReplyDocument | None = None) -> tuple[GoneMinutes, ...]:
    """Of the minutes that a released reply gave those that can no longer be read; one query, and one for the reply."""
    above = "release__minutes__meeting"
    rows = PackMinutes.objects.filter(pack=pack).values(
        *("release__sha256", "release__version", "release__withdrawal__withdrawn_on", "release__withdrawal__reason"),
        *(f"{above}__audience", f"{above}__group__audience"),
    )
    seen = Audience.PUBLIC.seen
    gone: dict[tuple[str, int], dict[str, Any] | None] = {}
    for row in rows:
        is_public = row[f"{above}__audience"] in seen and row[f"{above}__group__audience"] in seen
        if row["release__withdrawal__withdrawn_on"] or not is_public:
            gone[row["release__sha256"], row["release__version"]] = row if is_public else None
    if not gone:
        return ()
    # By the checksum, since the names of a group and a meeting may be others by now.
    given = (reply or reply_of(pack)).minutes
    return tuple(_gone(each, gone[each.sha256, each.version]) for each in given if (each.sha256, each.version) in gone)


def _gone(given: ReplyMinutes, row: dict[str, Any] | None) -> GoneMinutes:
    if row is None:
        return GoneMinutes(given.file, "", None, "")
    withdrawn_on, reason = row["release__withdrawal__withdrawn_on"], row["release__withdrawal__reason"]
    return GoneMinutes(given.file, given.words, withdrawn_on, reason)
