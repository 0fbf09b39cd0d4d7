"""The papers of meetings: those that may be seen, and that some are withheld."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.template.defaultfilters import filesizeformat
from django.urls import reverse

from iag_registry.lib.audiences import Audience
from meetings.disclosure.lists import one_meeting
from meetings.disclosure.paper_shapes import PaperFile, PaperView
from meetings.models import AgendaItem, Meeting, Paper

TYPES = {
    "application/pdf": "PDF",
    "application/vnd.oasis.opendocument.text": "ODT",
    "application/vnd.oasis.opendocument.spreadsheet": "ODS",
    "application/vnd.oasis.opendocument.presentation": "ODP",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word document",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "Excel spreadsheet",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": "PowerPoint presentation",
    "text/plain": "plain text",
    "text/csv": "CSV",
}
"""What people call the types of files that papers come in."""


def papers_of(meeting: Meeting, papers: Iterable[Paper], audience: Audience) -> tuple[PaperView, ...]:
    """These papers of a meeting as a reader sees them; a restricted one, and one of a hidden item, leaves no trace."""
    return tuple(
        _paper(meeting, paper, audience)
        for paper in papers
        if (audience.sees(paper.audience) or paper.audience != Audience.RESTRICTED)
        and (paper.item is None or audience.sees(paper.item.audience))
    )


def paper_file(group_key: str, slug: str, paper: UUID, *, audience: Audience, day: date) -> PaperFile | None:
    """The file of a paper of this meeting; None where there is none that the audience may have."""
    meeting = one_meeting(group_key, slug, day, audience).filter(is_known=True).first()
    if meeting is None:
        return None
    found = meeting.papers.visible_to(audience).select_related("item").filter(uuid=paper).first()
    if found is None or not found.file or (found.item and not audience.sees(found.item.audience)):
        return None
    ending = found.file.name.rpartition(".")[2].lower()
    return PaperFile(found.file.name, f"{slug}-paper-{found.position}.{ending}", found.media_type)


def _paper(meeting: Meeting, paper: Paper, audience: Audience) -> PaperView:
    if not audience.sees(paper.audience):
        return PaperView(paper.number, "Withheld paper", withheld_for=paper.get_withholding_reason_display())
    key = meeting.group.key if meeting.group else ""
    url = reverse("meetings:paper", args=[key, meeting.slug, paper.uuid]) if paper.file else paper.link
    parts = [TYPES.get(paper.media_type, "file"), filesizeformat(paper.size)] if paper.file and paper.size else []
    return PaperView(
        number=paper.number,
        title=paper.title,
        author=paper.author,
        url=url,
        is_elsewhere=bool(paper.link),
        about=", ".join(parts),
    )


def items_of_papers(papers: Iterable[Paper]) -> dict[AgendaItem | None, list[Paper]]:
    """The papers by the item that they belong to; those of the meeting as a whole under None."""
    by_item: dict[AgendaItem | None, list[Paper]] = {}
    for paper in papers:
        by_item.setdefault(paper.item, []).append(paper)
    return by_item
