"""Taking in a request: its reference, the day, who asked, and the request as it came."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from foi.actions.steps import locked
from foi.choices import RequestState
from foi.models import InformationRequest, Requester, RequestEvent
from groups.recording import save_recorded
from iag_registry.lib.audiences import Audience
from iag_registry.lib.partial_dates import PartialDate

LOGGED = "Logged"


@transaction.atomic
def log_request(
    *, reference: str, received: date, by: Any, name: str = "", address: str = "", letter: str = ""
) -> InformationRequest:
    """Take in a request, for staff only, with who asked and the request as it came; returns it.

    Who asked and what they wrote are kept apart from it, for FOI officers alone (FOI-12). Raises ValidationError where
    the reference is used already, or the day of receipt has not come yet.
    """
    if received > timezone.localdate():
        raise ValidationError({"received": "This day has not come yet. Give the day on which the request came."})
    request = InformationRequest(
        reference=" ".join(reference.split()), received=PartialDate.of(received), audience=Audience.STAFF
    )
    save_recorded(request, by=by, reason=LOGGED)
    asker = Requester(request=request, name=name.strip(), address=address.strip(), letter=letter)
    save_recorded(asker, by=by, reason=LOGGED)
    receipt = RequestEvent(
        request=request, state=RequestState.RECEIVED, happened_on=received, reason="It was received.", by=by
    )
    receipt.full_clean()
    receipt.save()
    return request


@transaction.atomic
def record_requester(
    *, request: InformationRequest, name: str, address: str, letter: str, reason: str, by: Any
) -> Requester:
    """Record or correct who asked, and the request as it came; returns the record.

    Raises PermissionDenied for someone who may not, ValidationError where no reason is given.
    """
    if not by.has_perms(["foi.add_requester", "foi.change_requester"]):
        raise PermissionDenied
    asker = Requester.objects.filter(request=locked(request)).first() or Requester(request=request)
    asker.name, asker.address, asker.letter = name.strip(), address.strip(), letter
    saved: Requester = save_recorded(asker, by=by, reason=reason)
    return saved
