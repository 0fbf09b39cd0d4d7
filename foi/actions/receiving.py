"""Taking in a request: its reference, the day, who asked, and the request as it came."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from foi.actions.steps import locked
from foi.choices import RequestState
from foi.models import InformationRequest, Requester, RequestEvent
from foi.references import normalise
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
    if InformationRequest.objects.filter(reference_key=normalise(reference)).exists():
        raise ValidationError(
            {"reference": "Another request has this reference already, perhaps in another form. Check it."}
        )
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
    *, request: InformationRequest, name: str, address: str, letter: str, reason: str, by: Any, seen: str | None = None
) -> Requester:
    """Record or correct who asked, and the request as it came; returns the record.

    `seen` is the version that the page showed (`version_of`), None where nobody looked. Raises PermissionDenied for
    someone who may not, ValidationError where no reason is given, or someone else has changed it since it was seen.
    """
    if not by.has_perms(["foi.add_requester", "foi.change_requester"]):
        raise PermissionDenied
    asker = Requester.objects.filter(request=locked(request)).first() or Requester(request=request)
    if seen not in (None, version_of(asker)):
        raise ValidationError("Someone else has changed this since you opened the page. Open it again.")
    asker.name, asker.address, asker.letter = name.strip(), address.strip(), letter
    saved: Requester = save_recorded(asker, by=by, reason=reason)
    return saved


def version_of(asker: Requester) -> str:
    """Which version of the record it is; empty where it is not kept yet."""
    last = asker.history.first() if asker.pk else None
    return str(last.pk) if last else ""
