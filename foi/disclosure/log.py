"""The disclosure log: replies as they were released, by month; who asked is in none of it (FOI-12).

What is read is what was kept with the release, and nothing else. A reply that was withdrawn keeps its page, with the
day and the reason, and without a word of what it said; not even its title.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet
from django.urls import reverse

from foi.choices import Decision
from foi.disclosure.minutes_gone import FOLDER, GoneMinutes, gone_minutes
from foi.disclosure.reply_document import ReplyDocument
from foi.disclosure.reply_kept import reply_of
from foi.models import LogEntryGroup, LogEntryTheme, LogRelease, Pack, PackFile, PackMinutes
from groups.disclosure.links import Link
from iag_registry.lib.audiences import Audience
from iag_registry.lib.partial_dates import PartialDate
from meetings.models import Minutes

WITHDRAWN = "A reply that was withdrawn"


@dataclass(frozen=True)
class LogLine:
    """One entry of the log, as its newest reply stands."""

    slug: str
    title: str
    reference: str
    version: int
    published_on: date
    decision: str
    is_interim: bool
    withdrawn_on: date | None
    uuid: str

    @property
    def url(self) -> str:
        return reverse("foi:log-entry", args=[self.slug])

    @property
    def month(self) -> str:
        """The month of its publication: "2022-07"."""
        return f"{self.published_on:%Y-%m}"

    @property
    def month_words(self) -> str:
        return PartialDate(self.month).words


@dataclass(frozen=True)
class LogVersion:
    """One published reply to a request: when, what it corrects, and whether it can still be read."""

    number: int
    published_on: date
    dated: date
    correction: str
    sha256: str
    url: str
    archive_url: str
    withdrawn_on: date | None = None
    withdrawn_because: str = ""

    @property
    def can_be_read(self) -> bool:
        return self.withdrawn_on is None


@dataclass(frozen=True)
class LogFile:
    """One file of a published reply."""

    name: str
    about: str
    size: int
    sha256: str
    url: str


@dataclass(frozen=True)
class LogPage:
    """One request in the log: its replies, and the one that is read with its files; none where it was withdrawn."""

    slug: str
    title: str
    reference: str
    decision: str
    versions: tuple[LogVersion, ...]
    asked: LogVersion
    reply: ReplyDocument | None
    files: tuple[LogFile, ...]
    gone: tuple[GoneMinutes, ...]
    """Minutes that went with it and can no longer be read: neither their files nor the archive are given."""
    groups: tuple[Link, ...]
    themes: tuple[Link, ...]

    @property
    def minutes(self) -> dict[str, GoneMinutes]:
        """Those minutes, by the name of their files."""
        return {each.file: each for each in self.gone}

    @property
    def newest(self) -> LogVersion:
        return self.versions[-1]


def published(day: date) -> QuerySet[LogRelease]:
    """Every reply that was in the log by a day, withdrawn ones too; none to a request that is restricted."""
    rows = LogRelease.objects.filter(published_on__lte=day)
    return rows.exclude(entry__request__audience=Audience.RESTRICTED)


def listed(day: date) -> QuerySet[LogRelease]:
    """The newest reply of each entry by a day, the latest first."""
    newer = published(day).filter(entry=OuterRef("entry"), pack__version__gt=OuterRef("pack__version"))
    rows = (
        published(day)
        .filter(~Exists(newer))
        .annotate(
            slug=F("entry__slug"),
            title=F("entry__title"),
            reference=F("entry__request__reference"),
            version=F("pack__version"),
        )
    )
    return rows.order_by("-published_on", "-entry__slug")


_COLUMNS = ("uuid", "slug", "title", "reference", "version", "published_on", "decision", "is_interim", "withdrawn_on")


def log_lines(releases: QuerySet[LogRelease]) -> Iterator[LogLine]:
    """The lines of a list made by `listed`, as they are read from the database."""
    for row in releases.values(*_COLUMNS).iterator(chunk_size=2000):
        yield _line(row)


def _line(row: dict[str, Any]) -> LogLine:
    is_gone = row["withdrawn_on"] is not None
    return LogLine(
        slug=row["slug"],
        title=WITHDRAWN if is_gone else row["title"],
        reference=row["reference"],
        version=row["version"],
        published_on=row["published_on"],
        decision="" if is_gone else str(Decision(row["decision"]).label),
        is_interim=row["is_interim"] and not is_gone,
        withdrawn_on=row["withdrawn_on"],
        uuid=str(row["uuid"]),
    )


def months(day: date) -> list[str]:
    """The months in which something was published, the latest first: "2022-07"."""
    days = listed(day).order_by().values_list("published_on", flat=True).distinct()
    return sorted({f"{each:%Y-%m}" for each in days}, reverse=True)


def lines_about(
    *, day: date, limit: int, group: str = "", theme: str = "", meeting: tuple[str, str] | None = None
) -> tuple[LogLine, ...]:
    """The newest entries that concern a group or a theme, for its page; one query. Withdrawn ones are left out.

    Of a meeting, named by the key of its group and its own, those whose reply gives its minutes.
    """
    rows = listed(day).filter(withdrawn_on=None)
    if group:
        rows = rows.filter(Exists(LogEntryGroup.objects.filter(entry=OuterRef("entry"), group__key=group)))
    if theme:
        rows = rows.filter(Exists(LogEntryTheme.objects.filter(entry=OuterRef("entry"), theme__key=theme)))
    if meeting:
        key, slug = meeting
        of_it = {"release__minutes__meeting__group__key": key, "release__minutes__meeting__slug": slug}
        rows = rows.filter(Exists(PackMinutes.objects.filter(pack=OuterRef("pack"), **of_it)))
    return tuple(_line(row) for row in rows.values(*_COLUMNS)[:limit])


def published_with(minutes: Minutes, day: date) -> list[str]:
    """Which replies in the log give which version of these minutes, for those who are about to withdraw one."""
    rows = PackMinutes.objects.filter(release__minutes=minutes, release__withdrawal=None)
    carried = rows.filter(pack__log_release__in=published(day).filter(withdrawn_on=None))
    columns = ("release__version", "pack__version", "pack__request__reference")
    return [
        f"Version {version} went with reply {reply} to the request {reference}, which is in the disclosure log. Once "
        "you withdraw it, its files and the archive of that reply are not given there any more."
        for version, reply, reference in carried.order_by("release__version", "pack__pk").values_list(*columns)
    ]


def log_page(slug: str, *, day: date, version: int | None = None) -> LogPage | None:
    """One request in the log, with its newest reply or the one asked for; None where there is none by the day."""
    rows = list(
        published(day).filter(entry__slug=slug).select_related("entry__request", "pack").order_by("pack__version")
    )
    asked = rows[-1] if rows and version is None else next((r for r in rows if r.pack.version == version), None)
    if asked is None:
        return None
    entry = asked.entry
    reply = reply_of(asked.pack) if asked.withdrawn_on is None else None
    gone = gone_minutes(asked.pack, reply) if reply else ()
    return LogPage(
        slug=slug,
        title=WITHDRAWN if asked.withdrawn_on else entry.title,
        reference=reply.reference if reply else entry.request.reference,
        decision="" if asked.withdrawn_on else str(Decision(asked.decision).label),
        versions=tuple(_version(row, slug) for row in rows),
        asked=_version(asked, slug),
        reply=reply,
        files=_files(asked, slug, gone) if reply else (),
        gone=gone,
        groups=() if asked.withdrawn_on else tuple(_group_links(entry.pk)),
        themes=() if asked.withdrawn_on else tuple(_theme_links(entry.pk)),
    )


def log_file(slug: str, version: int, name: str, *, day: date) -> tuple[str, bytes] | tuple[GoneMinutes, ...] | None:
    """The media type and the bytes of one file of a reply that can be read; None where there is none.

    Of minutes that can no longer be read: what they were, in place of the file.
    """
    release = readable(slug, version, day=day)
    file = PackFile.objects.filter(pack=release.pack_id, name=name).first() if release else None
    if release is None or file is None:
        return None
    gone = gone_minutes(release.pack) if name.startswith(FOLDER) else ()
    return tuple(each for each in gone if each.has_file(name)) or (file.media_type, bytes(file.content))


def log_pack(slug: str, version: int, *, day: date) -> Pack | tuple[GoneMinutes, ...] | None:
    """A reply of which all files may be given as one archive; None where there is none.

    Where it holds minutes that can no longer be read: what they were, in place of the archive.
    """
    release = readable(slug, version, day=day)
    return (gone_minutes(release.pack) or release.pack) if release else None


def readable(slug: str, version: int, *, day: date) -> LogRelease | None:
    """A published reply that has not been withdrawn."""
    rows = published(day).filter(entry__slug=slug, pack__version=version, withdrawn_on=None)
    return rows.select_related("pack__request").first()


def _version(row: LogRelease, slug: str) -> LogVersion:
    number = row.pack.version
    return LogVersion(
        number=number,
        published_on=row.published_on,
        dated=row.pack.dated or row.published_on,
        correction="" if row.withdrawn_on else row.pack.reason,
        sha256=row.pack.archive_sha256,
        url=reverse("foi:log-version", args=[slug, number]),
        archive_url=reverse("foi:log-archive", args=[slug, number]),
        withdrawn_on=row.withdrawn_on,
        withdrawn_because=row.withdrawn_because,
    )


def _files(row: LogRelease, slug: str, gone: tuple[GoneMinutes, ...]) -> tuple[LogFile, ...]:
    columns = PackFile.objects.filter(pack=row.pack_id).order_by("position").values("name", "about", "size", "sha256")
    return tuple(
        LogFile(**each, url=reverse("foi:log-file", args=[slug, row.pack.version, each["name"]]))
        for each in columns
        if not any(minutes.has_file(each["name"]) for minutes in gone)
    )


def _group_links(entry: int) -> Iterable[Link]:
    rows = LogEntryGroup.objects.filter(entry=entry, group__audience__in=Audience.PUBLIC.seen)
    named = rows.order_by("group__name").values_list("group__name", "group__key")
    return (Link(name, reverse("groups:group-detail", args=[key])) for name, key in named)


def _theme_links(entry: int) -> Iterable[Link]:
    named = LogEntryTheme.objects.filter(entry=entry).order_by("theme__name").values_list("theme__name", "theme__key")
    return (Link(name, reverse("groups:theme-detail", args=[key])) for name, key in named)
