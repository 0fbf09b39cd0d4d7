"""Who may know of a request, and who handles requests: asked wherever a reference is told or a person is chosen."""

from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import QuerySet

from foi.models import InformationRequest
from foi.moves import HANDLE
from iag_registry.lib.audiences import Audience

VIEW = "foi.view_informationrequest"
SEES_RESTRICTED = "groups.view_restricted_records"
MODEL_BACKEND = "django.contrib.auth.backends.ModelBackend"


def may_know(user: Any, request: InformationRequest) -> bool:
    """True for someone who may see this request; a restricted one takes a permission of its own."""
    if user is None or not user.has_perm(VIEW):
        return False
    return request.audience != Audience.RESTRICTED or bool(user.has_perm(SEES_RESTRICTED))


def those_who_handle(*, superusers: bool = False) -> QuerySet:
    """The active members of staff who handle requests; of superusers only those with the role, unless all are asked."""
    users: QuerySet = get_user_model().objects.with_perm(HANDLE, backend=MODEL_BACKEND, include_superusers=superusers)
    return users.filter(is_staff=True)
