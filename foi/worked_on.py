"""Who worked on the replies to a request, for what must be done by someone who has not (FOI-35)."""

from typing import Any

from foi.choices import PackState
from foi.models import InformationRequest, Pack


def worked_on(pack: Pack) -> set[Any]:
    """The numbers of those who started a reply, handed it over, froze an answer of it or withheld something."""
    people = {pack.drafted_by_id, pack.handed_over_by_id}
    people |= set(pack.answers.values_list("answer__frozen_by", flat=True))
    people |= set(pack.withholdings.values_list("decided_by", flat=True))
    return people - {None}


def had_a_part_in_a_reply(request: InformationRequest) -> set[Any]:
    """The numbers of those who worked on a released reply to a request, or released it."""
    packs = list(request.packs.filter(state=PackState.RELEASED))
    return {pack.released_by_id for pack in packs}.union(*(worked_on(pack) for pack in packs))
