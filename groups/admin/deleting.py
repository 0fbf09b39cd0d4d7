"""Deleting records on the staff screens: alone or several at once, and each with the reason that is kept for it."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.actions import delete_selected
from django.contrib.admin.utils import unquote
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseRedirect

from groups.actions import delete, is_public, refuse_without_a_reason, withholds_a_name
from groups.admin.obstacles import what_stands_in_the_way


class Deleting(admin.ModelAdmin):
    """Nothing is deleted without a reason, or along with something else."""

    may_publish: Any

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        kept = obj is not None and (is_public(obj) or withholds_a_name(obj)) and not self.may_publish(request)
        return super().has_delete_permission(request, obj) and not kept

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """Nothing is deleted along with a record: it is deleted alone, or what stands in the way is shown."""
        in_the_way = what_stands_in_the_way(objs, request.user, self.admin_site)
        refused = {obj._meta.verbose_name for obj in objs if not self.has_delete_permission(request, obj)}
        return [str(obj) for obj in objs], {self.opts.verbose_name: len(objs)}, refused, in_the_way

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> Any:
        record = self.get_object(request, unquote(object_id))
        try:
            if request.method == "POST" and record is not None and self.has_delete_permission(request, record):
                refuse_without_a_reason(_reason(request))
            return super().delete_view(request, object_id, extra_context)
        except ValidationError as problem:
            messages.error(request, " ".join(problem.messages))
            return HttpResponseRedirect(request.get_full_path())

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        delete(record=obj, by=request.user, reason=_reason(request), may_publish=self.may_publish(request))

    @admin.action(description="Delete", permissions=["delete"])
    def delete_several(self, request: HttpRequest, queryset: QuerySet) -> Any:
        """Show what would be deleted, then delete all of it with one reason, or nothing."""
        try:
            with transaction.atomic():
                return delete_selected(self, request, queryset)
        except ValidationError as problem:
            messages.error(request, " ".join(problem.messages))
            return None

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet) -> None:
        """One by one, so that the history of each keeps who did it and why."""
        for record in queryset:
            self.delete_model(request, record)


def _reason(request: HttpRequest) -> str:
    return request.POST.get("change_reason", "")[:500]
