"""Whether a reply can leave: the checklist, what still gives something away, and what hides in its files."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from django.core.exceptions import ValidationError

from foi.choices import DRAFTED_IN, PackState, RequestState
from foi.deadlines import deadline_of, extended_to
from foi.disclosure.agreement import disagreements
from foi.disclosure.minutes_given import readable_minutes
from foi.disclosure.reply_document import ReplyDocument
from foi.disclosure.reply_making import make_reply
from foi.disclosure.withheld import withholdings_of
from foi.models import Exemption, Pack, PackMinutes, Requester, Withholding
from foi.packing.checklist import Known, Point, checklist
from foi.packing.files import all_files
from foi.packing.hidden import hidden_in
from foi.packing.leaks import naming_the_asker, still_standing, written_by_people
from foi.packing.packed_file import PackedFile
from foi.packing.silence import told_of_what_is_silent
from foi.packing.still_seen import no_longer_seen
from iag_registry.lib.audiences import Audience


@dataclass(frozen=True)
class Readiness:
    """A reply as it would leave on a day, what stands in its way, and its files where they were asked for."""

    reply: ReplyDocument
    points: tuple[Point, ...]
    obstacles: tuple[str, ...]
    warnings: tuple[str, ...] = ()
    """What does not agree in it: nothing that keeps it from leaving, but to be looked at before (FOI-44)."""
    files: tuple[PackedFile, ...] = field(default=())

    @property
    def to_do(self) -> tuple[str, ...]:
        """All that is still to be done, in words."""
        return (*(each for point in self.points for each in point.to_do), *self.obstacles)

    @property
    def is_ready(self) -> bool:
        return not self.to_do

    def refuse_unless_ready(self) -> None:
        """Raise ValidationError with all that stands in the way."""
        if not self.is_ready:
            raise ValidationError(list(self.to_do))


def look_over(pack: Pack, *, dated: date) -> Readiness:
    """What stands in the way of a reply, without making its files: quick enough for every page."""
    reply = make_reply(pack, dated=dated)
    withheld, given = withholdings_of(pack), _given(pack)
    obstacles = [*_request(pack), *_minutes(given, withheld), *_opened(pack)]
    obstacles += still_standing(reply, withheld, [(f"the minutes {row.release}", row.release.text) for row in given])
    obstacles += _asker(pack, reply)
    obstacles += told_of_what_is_silent(pack, reply)
    points = checklist(reply, _known(pack, reply))
    return Readiness(reply, points, tuple(obstacles), disagreements([each.document for each in reply.answers]))


def make_ready(pack: Pack, *, dated: date) -> Readiness:
    """The same with each answer asked again; where nothing stands in the way, every file is made and looked through."""
    found = look_over(pack, dated=dated)
    # Each answer is asked again, which is too dear for every page, and must be true at the moment itself.
    found = replace(found, obstacles=(*found.obstacles, *no_longer_seen(pack, found.reply)))
    if not found.is_ready:
        return found
    try:
        files = all_files(pack, found.reply)
    except ValidationError as problem:
        return replace(found, obstacles=tuple(problem.messages))
    hidden = tuple(f"There is hidden data in a file. {each}" for each in hidden_in(files))
    return replace(found, obstacles=hidden, files=files)


def _asker(pack: Pack, reply: ReplyDocument) -> list[str]:
    """The places where who asked is named, and never who that is: not everyone who sees the reply may know."""
    asker = Requester.objects.filter(request=pack.request_id).first()
    return [
        f"Who asked is named in {where}. Take the name out, and mark the place with “ … ”."
        for where in naming_the_asker(asker, written_by_people(reply))
    ]


def _known(pack: Pack, reply: ReplyDocument) -> Known:
    """What the checklist has to know beside the reply."""
    codes = Exemption.objects.exclude(limbs="").values_list("code", flat=True) if reply.withheld else ()
    is_open = any(ground.decision_expected for each in reply.withheld for ground in each.grounds)
    extended = extended_to(pack.request) if is_open else None
    return Known(due=_due(pack), extended=extended, with_limbs=frozenset(codes))


def _due(pack: Pack) -> date | None:
    """The day by which a reply is due; None where that is not known, and for a correction, which has none."""
    return None if pack.corrects_id else deadline_of(pack.request).due


def _request(pack: Pack) -> list[str]:
    """A request that went elsewhere meanwhile, so that it cannot be answered with this reply."""
    request, wanted = pack.request, DRAFTED_IN if pack.state == PackState.DRAFT else (RequestState.APPROVAL,)
    if pack.corrects_id or request.state in wanted:
        return []
    return [f"The request stands at “{request.get_state_display()}”: no reply to it can be sent from there."]


def _minutes(given: Sequence[PackMinutes], withheld: Iterable[Withholding]) -> list[str]:
    """Minutes that can no longer be read, and gaps in minutes of which nobody has said why."""
    obstacles = []
    explained = {
        (withholding.release_id, ground.exemption.label)
        for withholding in withheld
        for ground in withholding.grounds.all()
        if withholding.release_id
    }
    readable = readable_minutes(row.release for row in given)
    for row in given:
        view = readable.get(row.release_id)
        if view is None:
            obstacles.append(f"The public can no longer read these minutes: {row.release}. Leave them out.")
            continue
        for section in view.document.sections:
            if (row.release_id, section.label) not in explained:
                words = f"{section.gaps} place{'s' * (section.gaps > 1)}"
                obstacles.append(f"{row.release}: words are taken out under {section.label} ({words}). Say why.")
    return obstacles


def _opened(pack: Pack) -> list[str]:
    """Answers that hold what the register does not publish, of which nobody has said why they may be given."""
    rows = pack.answers.exclude(answer__audience=Audience.PUBLIC).filter(opened_because="").select_related("answer")
    return [f"{row.answer}: it holds what the register does not publish. Say why it may be given." for row in rows]


def _given(pack: Pack) -> list[PackMinutes]:
    return list(pack.minutes.select_related("release__minutes__meeting__group").order_by("pk"))
