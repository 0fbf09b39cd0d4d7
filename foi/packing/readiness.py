"""Whether a reply can leave: the checklist, what still gives something away, and what hides in its files."""

from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import ValidationError

from foi.disclosure.minutes_given import readable_minutes
from foi.disclosure.reply_document import ReplyDocument
from foi.disclosure.reply_making import make_reply
from foi.disclosure.withheld import withholdings_of
from foi.models import Pack, PackMinutes
from foi.packing.checklist import Point, checklist
from foi.packing.files import all_files
from foi.packing.hidden import hidden_in
from foi.packing.leaks import Texts, still_standing
from foi.packing.packed_file import PackedFile
from iag_registry.lib.audiences import Audience


@dataclass(frozen=True)
class Readiness:
    """A reply as it would leave on a day, what stands in its way, and its files where they were asked for."""

    reply: ReplyDocument
    points: tuple[Point, ...]
    obstacles: tuple[str, ...]
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
    obstacles = [*_minutes(pack), *_opened(pack)]
    obstacles += still_standing(reply, withholdings_of(pack), _texts_of_minutes(pack))
    return Readiness(reply, checklist(reply), tuple(obstacles))


def make_ready(pack: Pack, *, dated: date) -> Readiness:
    """The same with every file made and searched for hidden data, where nothing else stands in the way."""
    found = look_over(pack, dated=dated)
    if not found.is_ready:
        return found
    try:
        files = all_files(pack, found.reply)
    except ValidationError as problem:
        return Readiness(found.reply, found.points, tuple(problem.messages))
    hidden = tuple(f"There is hidden data in a file. {each}" for each in hidden_in(files))
    return Readiness(found.reply, found.points, hidden, files)


def _minutes(pack: Pack) -> list[str]:
    """Minutes that can no longer be read, and gaps in minutes of which nobody has said why."""
    obstacles = []
    explained = {
        (withholding.release_id, ground.exemption.label)
        for withholding in withholdings_of(pack)
        for ground in withholding.grounds.all()
        if withholding.release_id
    }
    rows = _given(pack)
    readable = readable_minutes(row.release for row in rows)
    for row in rows:
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


def _texts_of_minutes(pack: Pack) -> Texts:
    return [(f"the minutes {row.release}", row.release.text) for row in _given(pack)]


def _given(pack: Pack) -> list[PackMinutes]:
    return list(pack.minutes.select_related("release__minutes__meeting__group").order_by("pk"))
