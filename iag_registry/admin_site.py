"""The staff screens as one site: its name, its front page in sections, and the pages of no single record."""

from functools import partial, wraps
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.core.exceptions import FieldDoesNotExist, PermissionDenied
from django.db.models import ForeignKey
from django.http import HttpRequest
from django.shortcuts import render
from django.urls import path

SECTIONS = (
    ("Groups and people", "groups.AdvisoryGroup groups.Role groups.Person groups.PersonMatch groups.Agreement"),
    ("Around the groups", "groups.GroupDocument groups.Organisation groups.Theme"),
    ("Sources and what they say", "groups.Source groups.Statement groups.Disagreement"),
    (
        "Meetings and minutes",
        (
            "meetings.Meeting meetings.Minutes meetings.AgendaItem meetings.Attendance meetings.Action "
            "meetings.Paper meetings.FormatRequest"
        ),
    ),
    ("What readers say", "feedback.Feedback"),
    ("Requests for information", "foi.InformationRequest foi.RequestQuestion"),
    ("Reference data and accounts", "groups.Area groups.GroupKind foi.BankHoliday foi.Exemption auth.User"),
)
"""The front page, in the order of people's work: engagement staff and publishers, FOI officers, administrators."""


class Suggestions(AutocompleteJsonView):
    """The records that fit what is typed into a box, named as the box names them."""

    admin_site: Any = None
    model_admin: Any

    def process_request(self, request: HttpRequest) -> Any:
        """Only columns that point at a record have suggestions, and only for staff who may see that sort of record."""
        try:
            model = apps.get_model(request.GET["app_label"], request.GET["model_name"])
            field = model._meta.get_field(request.GET["field_name"])
        except (KeyError, LookupError, ValueError, FieldDoesNotExist):
            raise PermissionDenied from None
        if not isinstance(field, ForeignKey) or not hasattr(
            self.admin_site._registry.get(field.related_model), "label"
        ):
            raise PermissionDenied
        return super().process_request(request)

    def get_queryset(self) -> Any:
        rows = self.model_admin.choices(self.request, self.source_field)
        return self.model_admin.get_search_results(self.request, rows, self.term)[0]

    def serialize_result(self, obj: Any, to_field_name: str) -> dict[str, str]:
        return {"id": self.model_admin.record_key(obj), "text": self.model_admin.label(obj)}


class RegisterAdminSite(AdminSite):
    """The staff screens of the register."""

    enable_nav_sidebar = False
    index_title = "Keeping the register"
    empty_value_display = "–"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Django's own deletes many rows without a reason; the records' screens have one that asks for it.
        self.disable_action("delete_selected")

    @property
    def site_header(self) -> str:  # type: ignore[override]
        """The name of the service, as its publisher has set it."""
        return settings.SERVICE_NAME

    @property
    def site_title(self) -> str:  # type: ignore[override]
        """The name of the service, at the end of every title."""
        return settings.SERVICE_NAME

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        """A screen for staff; what their role does not open is said in the layout of the staff screens."""

        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            try:
                return view(request, *args, **kwargs)
            except PermissionDenied:
                context = {**self.each_context(request), "title": "This page is not open to you"}
                return render(request, "admin/403.html", context, status=403)

        return super().admin_view(answer, cacheable)

    def login(self, request: HttpRequest, extra_context: Any = None) -> Any:
        return super().login(request, {"title": "Sign in", **(extra_context or {})})

    def logout(self, request: HttpRequest, extra_context: Any = None) -> Any:
        return super().logout(request, {"title": "Signed out", **(extra_context or {})})

    def get_urls(self) -> Any:
        from alerts.admin import alerts_page  # the records' screens import this site
        from foi.admin.ask import ask_urls  # as above
        from groups.admin.history_pages import deleted, restore_version  # as above
        from groups.admin.missing import missing  # as above
        from meetings.admin.importing import import_urls  # as above

        def staff(view: Any) -> Any:
            return self.admin_view(partial(view, site=self))

        own = [
            path("alerts/", staff(alerts_page), name="alerts"),
            path("missing/", staff(missing), name="missing"),
            path("deleted/", staff(deleted), name="deleted"),
            path("restore/<str:label>/<int:history_id>/", staff(restore_version), name="restore"),
        ]
        # Django's way from a row number to a public page would tell the key of a hidden record; forms link straight.
        others = [pattern for pattern in super().get_urls() if getattr(pattern, "name", "") != "view_on_site"]
        return [*own, *ask_urls(self), *import_urls(self), *others]

    def autocomplete_view(self, request: HttpRequest) -> Any:
        return Suggestions.as_view(admin_site=self)(request)

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """The sorts of records in sections by work; one app's records where its page is asked for."""
        by_app = super().get_app_list(request, app_label)
        if app_label:
            return by_app
        known = {f"{app['app_label']}.{row['object_name']}": row for app in by_app for row in app["models"]}
        sections = []
        for name, labels in SECTIONS:
            rows = [known.pop(label) for label in labels.split() if label in known]
            if rows:
                sections.append({"name": name, "app_label": name.lower().replace(" ", "-"), "models": rows})
        rest = list(known.values())
        return [*sections, *([{"name": "Other", "app_label": "other", "models": rest}] if rest else [])]
