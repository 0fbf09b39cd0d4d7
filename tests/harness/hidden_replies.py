"""Marks in every reply to a request that is not published: drafts, what they withhold, and entries that are to come."""

from datetime import date
from typing import Any

from iag_registry.lib.audiences import Audience
from tests import factories as make
from tests.factories import packs
from tests.harness.canaries import Canaries
from tests.meetings.making import make_bare_release


def plant_replies(canaries: Canaries, shared: dict[str, Any]) -> None:
    """A draft with all that belongs to it, a released reply that is not published, and one that is to be published."""
    canaries.guard(make.make_exemption(code="invented", section="1"))
    request = make.make_request(reference="01.FOI.22.999997", audience=Audience.STAFF)
    question = make.make_question(request=request)
    pack = canaries.hide(make.make_pack(request=request), *KEPT_OF_A_DRAFT)
    answer = _frozen(canaries, question)
    given = canaries.hide(make.make_pack_answer(pack=pack, answer=answer))
    minutes = make.make_minutes(meeting=make.make_meeting(audience=Audience.STAFF))
    canaries.hide(make.make_pack_minutes(pack=pack, question=question, release=make_bare_release(minutes=minutes)))
    canaries.hide(make.make_written_reply(pack=pack, question=question))
    withheld = canaries.hide(make.make_withholding(pack=pack, answer=given.answer, place="sentence"))
    canaries.hide(make.make_ground(withholding=withheld))
    _released(canaries)
    _to_come(canaries, shared)


KEPT_OF_A_DRAFT = ("handed_over_at", "handed_over_sha256", "released_at", "dated", "archive_sha256", "reason")
"""Columns that only a released reply, or a correction, may fill."""


def _frozen(canaries: Canaries, question: Any) -> Any:
    return make.make_frozen_answer(
        question=question,
        uuid=canaries.identifier("foi.FrozenAnswer.uuid"),
        catalogue_question=canaries.word("foi.FrozenAnswer.catalogue_question"),
        parameters=canaries.word("foi.FrozenAnswer.parameters"),
        on=date.fromisoformat(canaries.day("foi.FrozenAnswer.on")),
        known_at=canaries.moment("foi.FrozenAnswer.known_at"),
        rendition=canaries.word("foi.FrozenAnswer.rendition"),
        frozen_at=canaries.moment("foi.FrozenAnswer.frozen_at"),
    )


def _released(canaries: Canaries) -> None:
    """A correction that is released, with one file, and in no log."""
    first = make.make_pack(state="released")
    pack = make.make_pack(request=first.request, version=2, corrects=first, reason=canaries.word("foi.Pack.reason"))
    make.make_pack_file(
        pack=pack,
        uuid=canaries.identifier("foi.PackFile.uuid"),
        name=canaries.word("foi.PackFile.name"),
        media_type=canaries.word("foi.PackFile.media_type"),
        about=canaries.word("foi.PackFile.about"),
        content=canaries.word("foi.PackFile.content").encode(),
    )
    values = (
        packs.handed_over()
        | packs.released()
        | {
            "state": "released",
            "handed_over_at": canaries.moment("foi.Pack.handed_over_at"),
            "released_at": canaries.moment("foi.Pack.released_at"),
            "dated": date.fromisoformat(canaries.day("foi.Pack.dated")),
        }
    )
    type(pack).objects.filter(pk=pack.pk).update(**values)


def _to_come(canaries: Canaries, shared: dict[str, Any]) -> None:
    """An entry of the log that no one may read yet: it is dated to a day that has not come."""
    entry = canaries.hide(make.make_log_entry(request=make.make_request(reference="01.FOI.22.999996")))
    canaries.hide(make.make_log_entry_group(entry=entry, group=shared["group"]))
    canaries.hide(make.make_log_entry_theme(entry=entry, theme=shared["theme"]))
    release = make.make_log_release(entry=entry, published_on=date(2790, 1, 1))
    release.withdrawn_by = make.make_user()
    release.published_on = date.fromisoformat(canaries.day("foi.LogRelease.published_on", 27))
    canaries.hide(release, "published_on")
