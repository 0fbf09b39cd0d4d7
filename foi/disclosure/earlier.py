"""How the same words were treated before: withheld, redacted, or given; so that like is treated alike (FOI-20)."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.timezone import localtime

from foi.choices import PackState
from foi.disclosure.reply_document import ReplyDocument
from foi.disclosure.reply_kept import reply_of
from foi.disclosure.standing import places_of
from foi.disclosure.withheld import sections_of
from foi.models import Pack, Withholding
from meetings.models import Redaction

MOST = 12
"""How many earlier treatments are shown for one item: the newest."""


@dataclass(frozen=True)
class Treatment:
    """One earlier decision about the same words: when, where, and how."""

    on: date
    where: str
    how: str
    why: str = ""


@dataclass(frozen=True)
class Earlier:
    """The newest earlier decisions that someone may see, and whether there are others that they may not."""

    treatments: tuple[Treatment, ...]
    are_more_hidden: bool


Seen = Callable[[QuerySet], QuerySet]
"""Those of some rows that the reader may see: of a restricted request, or in a restricted meeting, not everyone may."""


def treated_before(words: Iterable[str], *, but: Pack, seen: Seen) -> Earlier:
    """The newest earlier decisions about any of these words, outside this reply; for staff."""
    asked = [each for each in words if len(each) > 2]
    shown, every = _found(asked, but, seen), _found(asked, but, QuerySet.all)
    newest = sorted(shown, key=lambda each: (each.on, each.where), reverse=True)[:MOST]
    return Earlier(tuple(newest), any(each not in shown for each in every))


def _found(asked: list[str], but: Pack, seen: Seen) -> dict[Treatment, None]:
    found = [e for one in asked for e in (*_withheld(one, but, seen), *_redacted(one, seen), *_given(one, but, seen))]
    return dict.fromkeys(found)


def _withheld(words: str, but: Pack, seen: Seen) -> Iterator[Treatment]:
    rows = seen(Withholding.objects.filter(words__icontains=words)).exclude(pack=but)
    for row in rows.select_related("pack__request").prefetch_related("grounds__exemption").order_by("-pk")[:MOST]:
        if words.casefold() in (line.casefold() for line in row.words.splitlines()):
            why = " ".join(ground.why for ground in row.grounds.all())
            where = f"{row.pack.request}, reply {row.pack.version}"
            yield Treatment(localtime(row.decided_at).date(), where, f"withheld under {sections_of(row)}", why)


def _redacted(words: str, seen: Seen) -> Iterator[Treatment]:
    rows = seen(Redaction.objects.filter(quote__icontains=words)).select_related("item__meeting")
    for row in rows.order_by("-pk")[:MOST]:
        how = f"taken out of minutes under {row.get_exemption_display()}"
        yield Treatment(localtime(row.decided_at).date(), str(row.item.meeting), how, row.reason)


def _given(words: str, but: Pack, seen: Seen) -> Iterator[Treatment]:
    """Released replies in which the words stand."""
    packs = Pack.objects.filter(state=PackState.RELEASED, answers__answer__rendition__icontains=_in_json(words))
    for pack in seen(packs).exclude(pk=but.pk).select_related("request").distinct().order_by("-pk")[:MOST]:
        if pack.dated and _stands_in(words, reply_of(pack)):
            yield Treatment(pack.dated, f"{pack.request}, reply {pack.version}", "given")


def _in_json(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)[1:-1]


def _stands_in(words: str, reply: ReplyDocument) -> bool:
    cells = (c.words for a in reply.answers for t in a.document.tables for row in t.rows for c in row if not c.is_gap)
    return any(places_of(words, text) for text in cells)
