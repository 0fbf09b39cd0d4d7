"""Who worked on the replies to a request, for what must be done by someone who has not (FOI-35)."""

from typing import Any

from django.db.models import QuerySet

from foi.choices import PackState
from foi.models import (
    FrozenAnswer,
    InformationRequest,
    Pack,
    PackAnswer,
    PackMinutes,
    Withholding,
    WithholdingGround,
    WrittenReply,
)


def worked_on(pack: Pack) -> set[Any]:
    """The numbers of those who have worked on a reply, in two queries whatever is in it (P6).

    That is whoever started it, handed it over once, or froze, gave, left out, withheld, took back or wrote any of it,
    also where nothing is left of that. To send it back changes nothing of it, and belongs to checking it. What an
    earlier reply gave already counts for those who take it over, and no more for those who made it then.
    """
    people, before = {pack.drafted_by_id, pack.handed_over_by_id}, ""
    changes = Pack.history.filter(id=pack.pk).order_by("history_date", "history_id")
    for state, who in changes.values_list("state", "history_user_id"):
        is_sent_back = (before, state) == (PackState.CHECKED, PackState.DRAFT)
        people |= set() if is_sent_back or state == PackState.RELEASED else {who}
        before = state
    return (people | set(_users(pack))) - {None}


def _users(pack: Pack) -> QuerySet:
    """Who changed anything that belongs to a reply, and who froze what it is the first to give; one query."""
    models: tuple[Any, ...] = (PackAnswer, PackMinutes, WrittenReply, Withholding)
    changed = [model.history.filter(pack_id=pack.pk) for model in models]
    items = changed[-1].order_by().values("id")
    changed.append(WithholdingGround.history.filter(withholding_id__in=items))
    given_before = PackAnswer.objects.filter(pack__request=pack.request_id, pack__version__lt=pack.version)
    frozen = FrozenAnswer.objects.filter(in_packs__pack=pack).exclude(pk__in=given_before.values("answer"))
    first, *others = [rows.order_by().values_list("history_user_id", flat=True) for rows in changed]
    return first.union(*others, frozen.order_by().values_list("frozen_by_id", flat=True))


def had_a_part_in_a_reply(request: InformationRequest) -> set[Any]:
    """The numbers of those who worked on a released reply to a request, or released it."""
    packs = list(request.packs.filter(state=PackState.RELEASED))
    return {pack.released_by_id for pack in packs}.union(*(worked_on(pack) for pack in packs))
