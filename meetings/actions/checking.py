"""What stands in the way of publishing minutes, and what to look at before (FOI-35, MIN-07, MIN-09)."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from django.core.exceptions import ValidationError

from groups.choices import WithholdingReason
from iag_registry.lib.audiences import Audience
from meetings.actions.moves import is_public
from meetings.disclosure.checking import Finding, find_in
from meetings.disclosure.document import MinutesDocument
from meetings.disclosure.document_making import make_document
from meetings.disclosure.manuscript import Manuscript, PlacedRedaction, read_manuscript
from meetings.disclosure.renditions import checksum
from meetings.models import Action, AgendaItem, Amendment, Decision, Meeting, Minutes

SHOWN = 5
NO_SUMMARY = (
    "Parts of these minutes are withheld, and they have no summary. Do the rest still read as a fair account of the "
    "meeting? If not, write what happened in a few sentences on the page of the meeting, under “Minutes”."
)


@dataclass(frozen=True)
class Check:
    """Minutes as they would be published now, and what was found on the way; `document` is None where none can be."""

    manuscript: Manuscript
    document: MinutesDocument | None
    findings: tuple[Finding, ...]
    obstacles: tuple[str, ...]

    @property
    def certain(self) -> tuple[Finding, ...]:
        """What must be redacted, or confirmed as public, before the minutes can be published."""
        return tuple(finding for finding in self.findings if finding.is_certain)

    @property
    def to_look_at(self) -> tuple[Finding, ...]:
        """The near misses: "check these"."""
        return tuple(finding for finding in self.findings if not finding.is_certain)

    @property
    def fingerprint(self) -> str:
        """What tells whether the minutes would still be published as they were when someone looked at this check."""
        return checksum(json.dumps(self.document.as_data(), sort_keys=True)) if self.document else ""

    @property
    def notices(self) -> tuple[str, ...]:
        """What to think about before publishing: parts are left out, and nothing says what they were about (MIN-07)."""
        if self.document is None or self.document.summary:
            return ()
        is_withheld = any(item.withheld_for for item in self.document.items)
        return (NO_SUMMARY,) if is_withheld or self.document.sections else ()

    def refuse_unless(self, confirmed: Mapping[str, str]) -> None:
        """Raise ValidationError with all that stands in the way.

        `confirmed` has, by the key of a finding, why its words may be public.
        """
        problems = list(self.obstacles)
        left = [finding for finding in self.certain if not confirmed.get(finding.key, "").strip()]
        for finding in left[:SHOWN]:
            problems.append(
                f"“{finding.words}” in “{finding.place}” looks like {finding.kind.words}. Redact it, or confirm that "
                "it is public and say why."
            )
        if len(left) > SHOWN:
            problems.append(f"{len(left) - SHOWN} more like these must be redacted or confirmed.")
        if problems:
            raise ValidationError(["Nothing was published.", *problems])

    def confirmations(self, confirmed: Mapping[str, str]) -> str:
        """The words that were confirmed as public, each with its reason, for the record of the step."""
        told = {finding.words: confirmed[finding.key].strip() for finding in self.certain if finding.key in confirmed}
        return "\n".join(f"“{words}” is public: {reason}" for words, reason in told.items())


def check_before_publishing(meeting: Meeting, *, is_draft: bool = False) -> Check:
    """Look at the minutes of a meeting as they would be published now; nothing is changed.

    Raises Minutes.DoesNotExist where there is no record of minutes.
    """
    manuscript = read_manuscript(Minutes.objects.get(meeting=meeting))
    obstacles = [*_not_public(manuscript), *_redactions(manuscript), *_undecided(manuscript)]
    try:
        document = make_document(manuscript, is_draft=is_draft)
    except ValueError:
        return Check(manuscript, None, (), tuple(obstacles))
    return Check(manuscript, document, tuple(find_in(manuscript, document)), tuple(obstacles))


def _not_public(manuscript: Manuscript) -> list[str]:
    if is_public(manuscript.meeting):
        return []
    return ["The meeting and its group must be public before its minutes can be. Make them public first."]


def _redactions(manuscript: Manuscript) -> list[str]:
    """What is wrong with redactions of items that would be shown; a withheld item shows none of its words."""
    problems = []
    for written in manuscript.items:
        if written.item.audience != Audience.PUBLIC:
            continue
        lost = [placed for placed in written.redactions if placed.start is None]
        open_ones = [placed for placed in written.redactions if not is_approved(placed)]
        if lost:
            problems.append(
                f"{_counted(len(lost))} in “{written.item}” {_was(lost)} made before the text was changed, and the "
                "words were not found again. Redact them anew, or take the redaction back."
            )
        if open_ones:
            problems.append(
                f"{_counted(len(open_ones))} in “{written.item}” must still be approved, by someone else than the "
                "person who made it."
            )
    return problems


def is_approved(placed: PlacedRedaction) -> bool:
    """True where someone has approved the redaction who did not decide it (FOI-35)."""
    approver = placed.redaction.approved_by_id
    return approver is not None and approver != placed.redaction.decided_by_id


def _undecided(manuscript: Manuscript) -> list[str]:
    """Items, decisions and actions of which nobody has decided whether they are public."""
    public_items = [written for written in manuscript.items if written.item.audience == Audience.PUBLIC]
    rows: list[AgendaItem | Decision | Action | Amendment] = [
        *(written.item for written in manuscript.items),
        *(decision for written in public_items for decision in written.decisions),
        *(action for action in manuscript.actions if action.audience != Audience.RESTRICTED),
        *(amendment for amendment in manuscript.amendments if amendment.audience != Audience.RESTRICTED),
    ]
    undecided = [str(row) for row in rows if row.withholding_reason == WithholdingReason.NOT_CONSIDERED]
    if not undecided:
        return []
    listed = ", ".join(f"“{name}”" for name in undecided[:SHOWN])
    more = f" and {len(undecided) - SHOWN} more" if len(undecided) > SHOWN else ""
    return [f"Decide whether this is public, or why it is withheld: {listed}{more}."]


def _counted(number: int) -> str:
    return "A redaction" if number == 1 else f"{number} redactions"


def _was(lost: list[PlacedRedaction]) -> str:
    return "was" if len(lost) == 1 else "were"
