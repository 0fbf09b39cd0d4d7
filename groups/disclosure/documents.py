"""The groups' own documents, such as terms of reference: on the page of a group, and as a table gives them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from groups.choices import DocumentKind
from groups.disclosure.group_rows import of_listed_groups
from groups.disclosure.links import Link, group_link, source_link
from groups.models import GroupDocument
from iag_registry.lib.audiences import Audience
from iag_registry.lib.partial_dates import PartialDate


@dataclass(frozen=True)
class DocumentView:
    """One version of one of a group's own documents."""

    kind: str
    title: str
    version: str
    approved_on: PartialDate
    review_due: PartialDate
    source: Link | None
    url: str


@dataclass(frozen=True)
class DocumentRow:
    """The same with the group whose document it is."""

    key: str
    group: Link
    document: DocumentView
    uuid: str


def document_view(document: GroupDocument, audience: Audience) -> DocumentView:
    """The view of a document that the audience may see; its source is left out where the audience may not see that."""
    source = document.source if document.source and audience.sees(document.source.audience) else None
    return DocumentView(
        kind=str(DocumentKind(document.kind).label),
        title=document.title,
        version=document.version,
        approved_on=PartialDate(document.approved_on),
        review_due=PartialDate(document.review_due),
        source=source_link(source) if source else None,
        url=document.url,
    )


def dated_by(document: GroupDocument, day: date) -> bool:
    """True where the document may be told of on the day: it was approved by then, or no date of approval is known."""
    return PartialDate(document.approved_on).earliest <= day


def listed_documents(day: date, audience: Audience) -> QuerySet[GroupDocument]:
    """The documents that may be told of on the day, of the groups that a list of that day holds."""
    found = of_listed_groups(GroupDocument.objects.visible_to(audience), day, audience)
    # An unknown date is as early as can be, here as in `dated_by`.
    return found.filter(approved_on__earliest__lte=day.isoformat()).select_related("source")


def document_rows(documents: Iterable[GroupDocument], audience: Audience) -> tuple[DocumentRow, ...]:
    """The rows of documents out of `listed_documents`, in the order given."""
    return tuple(
        DocumentRow(each.group.key, group_link(each.group), document_view(each, audience), str(each.uuid))
        for each in documents
    )
