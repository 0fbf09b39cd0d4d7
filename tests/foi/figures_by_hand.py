"""Invented requests for their figures: rows written as steps write them, without the work of taking the steps."""

from datetime import date
from typing import Any

from foi.models import InformationRequest, RequestEvent
from tests import factories as make
from tests.factories.packs import release_bare


def asked(received: str, *steps: str, parts: str = "granted", **values: Any) -> InformationRequest:
    """A request received on a day that took steps, each written "answered 2022-07-29" or with a promised day as third.

    `parts` are the outcomes of its parts, parted by spaces.
    """
    moved = [each.split() for each in steps]
    state = moved[-1][0] if moved else "received"
    request = make.make_request(received=received, state="received", **values)
    question = make.make_question(request=request)
    for outcome in parts.split():
        make.make_question_part(question=question, outcome=outcome)
    request.state = state
    request.save()
    make.make_request_event(request=request, state="received", happened_on=date.fromisoformat(received))
    came_from = "received"
    for to, on, *promised in moved:
        RequestEvent.objects.create(
            request=request,
            came_from=came_from,
            state=to,
            happened_on=date.fromisoformat(on),
            promised_for=date.fromisoformat(promised[0]) if promised else None,
            reason="Invented.",
        )
        came_from = to
    return request


def answered(received: str, on: str, *further: str, **values: Any) -> InformationRequest:
    """A request that was answered on a day."""
    way = [f"{state} {received}" for state in ("acknowledged", "searching", "drafting", "approval")]
    return asked(received, *way, f"answered {on}", *further, **values)


def extended(received: str, told: str, promised: str, on: str, **values: Any) -> InformationRequest:
    """A request that was extended for the public interest test and answered on a day."""
    way = [f"{state} {received}" for state in ("acknowledged", "searching", "drafting", "exemption_review")]
    return asked(received, *way, f"pit_extended {told} {promised}", f"approval {told}", f"answered {on}", **values)


def exempted(request: InformationRequest, *exemptions: Any, neither: bool = False, **values: Any) -> Any:
    """A reply to a request, released on 30 June 2022, that rests on these exemptions."""
    pack = make.make_pack(request=request, **values)
    part = request.questions.first().parts.first()  # type: ignore[union-attr]
    withheld = make.make_withholding(pack=pack, part=part, neither=neither)
    for exemption in exemptions:
        make.make_ground(withholding=withheld, exemption=exemption)
    return release_bare(pack)
