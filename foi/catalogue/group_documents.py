"""The groups' own documents on the day: those that the audience may read of, and those that are kept back."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from foi.catalogue.known_rows import Row
from foi.catalogue.snapshot import Snapshot
from groups.choices import DocumentKind, WithholdingReason
from groups.models import GroupDocument, Source
from iag_registry.lib.partial_dates import PartialDate


@dataclass(frozen=True)
class Paper:
    """One version of one document of a group."""

    kind: DocumentKind
    title: str
    version: str
    approved: PartialDate
    review_due: PartialDate
    where: str

    @property
    def named(self) -> str:
        """The title with the version: "Terms of reference, version 2"."""
        return f"{self.title}, version {self.version}" if self.version else self.title


@dataclass(frozen=True)
class GroupPapers:
    """The documents of one group, the newest first and undated ones last, and why others are kept back."""

    papers: tuple[Paper, ...]
    kept_back: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.papers or self.kept_back)


def papers_of(snapshot: Snapshot, kinds: Collection[DocumentKind]) -> dict[int, GroupPapers]:
    """The documents of these kinds by the number of the group, by the rule of the group's own page.

    A document may be told of from the day on which it was approved, or on any day where that is not known.
    """
    sources = snapshot.known.of(Source)
    papers: dict[int, list[Paper]] = defaultdict(list)
    kept_back: dict[int, list[str]] = defaultdict(list)
    for row in snapshot.known.of(GroupDocument).values():
        if _is_of_the_day(snapshot, row, kinds):
            papers[row.group_id].append(_paper(row, sources))
    for row in snapshot.known.kept_back(GroupDocument):
        if _is_of_the_day(snapshot, row, kinds):
            reason = WithholdingReason(row.withholding_reason or WithholdingReason.NOT_CONSIDERED)
            kept_back[row.group_id].append(str(reason.label))
    return {
        group: GroupPapers(tuple(sorted(papers[group], key=_newest_first)), tuple(sorted(kept_back[group])))
        for group in {*papers, *kept_back}
    }


def _is_of_the_day(snapshot: Snapshot, row: Row, kinds: Collection[DocumentKind]) -> bool:
    return row.kind in kinds and PartialDate(row.approved_on).earliest <= snapshot.on


def _paper(row: Row, sources: dict[int, Row]) -> Paper:
    source = sources.get(row.source_id)
    where = (source.title if source else "", row.url)
    return Paper(
        kind=DocumentKind(row.kind),
        title=row.title,
        version=row.version,
        approved=PartialDate(row.approved_on),
        review_due=PartialDate(row.review_due),
        where="; ".join(filter(None, where)),
    )


def _newest_first(paper: Paper) -> tuple[int, str, str]:
    return -paper.approved.latest.toordinal() if paper.approved else 1, paper.kind, paper.named
