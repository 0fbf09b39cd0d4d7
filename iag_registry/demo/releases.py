"""What was published of the invented minutes, made as publishing makes it: words withheld, versions, withdrawals."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from django.utils import timezone

from groups.choices import Exemption
from iag_registry.demo import words
from iag_registry.demo.minutes import REASONS, Written
from iag_registry.demo.record import UPDATE, has_caller
from iag_registry.demo.writing import Invention
from iag_registry.lib.once_a_page import one_page
from iag_registry.lib.prose import plain_text
from meetings.choices import MinutesStage as Stage
from meetings.choices import ReleaseKind
from meetings.disclosure.document import MinutesDocument
from meetings.disclosure.document_making import make_document
from meetings.disclosure.manuscript import read_manuscript
from meetings.disclosure.renditions import checksum, html_of, text_of
from meetings.models import AgendaItem, MinutesRelease, Redaction, ReleaseWithdrawal
from meetings.redaction.anchoring import anchor


def invent_redactions(invention: Invention, written: Sequence[Written], items: Sequence[AgendaItem]) -> None:
    """The name and the number of a caller, wherever minutes have them: decided by one person, approved by another."""
    item_of = {item.meeting_id: item for item in items if item.position == UPDATE + 1}
    invention.write(
        _redaction(invention, item_of[each.sitting.meeting.pk], each.sitting.number)
        for each in written
        if has_caller(each.sitting)
    )


def invent_releases(invention: Invention, written: Sequence[Written]) -> None:
    """The versions of all minutes that were published, and the withdrawal of those that were taken back."""
    # Nothing is written meanwhile: which names are withheld is judged once, and not for each meeting.
    with one_page():
        releases = [(each, release) for each in written for release in _releases(invention, each)]
    invention.write(release for _, release in releases)
    invention.write(
        ReleaseWithdrawal(release=release, withdrawn_on=day, reason=REASONS[Stage.WITHDRAWN], by=invention.publisher)
        for each, release in releases
        if (day := each.reached(Stage.WITHDRAWN))
    )


def _redaction(invention: Invention, item: AgendaItem, number: int) -> Redaction:
    text, (_, quote) = plain_text(item.text), words.caller(number)
    start = text.index(quote)
    place = anchor(text, start, start + len(quote))
    return Redaction(
        item=item,
        start=start,
        end=start + len(quote),
        quote=place.quote,
        before=place.before,
        after=place.after,
        exemption=Exemption.PERSONAL_INFORMATION,
        reason="Invented reason: someone who is not known to the public.",
        decided_by=invention.editor,
        approved_by=invention.publisher,
        approved_at=timezone.now(),
    )


def _releases(invention: Invention, written: Written) -> Iterator[MinutesRelease]:
    if day := written.reached(Stage.PUBLISHED_DRAFT):
        document = make_document(read_manuscript(written.minutes), is_draft=True)
        yield _release(invention, written, 1, ReleaseKind.DRAFT, document, day)
    if day := written.reached(Stage.PUBLISHED):
        document = make_document(read_manuscript(written.minutes), is_draft=False)
        corrected = written.reached(Stage.CORRECTED)
        first = replace(document, summary=f"{document.summary} (As first published.)") if corrected else document
        yield _release(invention, written, 1, ReleaseKind.MINUTES, first, day)
        if corrected:
            reason = REASONS[Stage.CORRECTED]
            yield _release(invention, written, 2, ReleaseKind.CORRECTION, document, corrected, reason)


def _release(
    invention: Invention,
    written: Written,
    version: int,
    kind: ReleaseKind,
    document: MinutesDocument,
    day: date,
    reason: str = "",
) -> MinutesRelease:
    html, text = html_of(document), text_of(document)
    return MinutesRelease(
        minutes=written.minutes,
        version=version,
        kind=kind,
        published_on=day,
        released_by=invention.publisher,
        reason=reason,
        document=document.as_data(),
        html=html,
        text=text,
        sha256=checksum(html),
        text_sha256=checksum(text),
    )
