"""How often people came to the meetings of a group, for staff: from the records, published or not."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone

from groups.admin.restricted import sees_restricted, visible
from groups.models import AdvisoryGroup
from iag_registry.lib.audiences import Audience
from meetings.disclosure import group_attendance


class TallyPages:
    """The page on which attendance is counted; part of the staff screens of names."""

    admin_site: Any
    opts: Any

    def get_urls(self) -> Any:
        view = self.admin_site.admin_view(self.tallies_view)
        return [path("how-often/", view, name="attendance_how-often"), *super().get_urls()]  # type: ignore[misc]

    def tallies_view(self, request: HttpRequest) -> HttpResponse:
        """How often everyone came who held a role in one group, as far as the user may see them."""
        if not request.user.has_perm("meetings.view_attendance"):
            raise PermissionDenied
        groups = visible(AdvisoryGroup.objects.order_by("name"), request.user)
        key = request.GET.get("group", "").replace("\x00", "")
        chosen = groups.filter(key=key).first() if key else None
        audience = Audience.RESTRICTED if sees_restricted(request.user) else Audience.STAFF
        told = group_attendance(chosen.key, audience=audience, day=timezone.localdate()) if chosen else None
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": "How often people came",
            "groups": groups,
            "chosen": chosen,
            "told": told,
            "tables": [("Person", told.people), ("Organisation", told.organisations)] if told else [],
        }
        return render(request, "admin/meetings/how_often.html", context)
