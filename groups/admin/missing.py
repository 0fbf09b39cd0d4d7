"""The page of what the register does not know of each group yet."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from groups.admin.base import changelist_address
from groups.admin.restricted import visible
from groups.choices import DocumentKind, RoleType
from groups.models import (
    AdvisoryGroup,
    Confirmation,
    GroupArea,
    GroupDocument,
    GroupKindPeriod,
    GroupName,
    GroupOrganisation,
    GroupPayment,
    GroupStatus,
    GroupTheme,
    Role,
    Statement,
    StatementSubject,
)


@dataclass(frozen=True)
class Lack:
    """One thing that a group's record may lack, and the rows of which one would mend it."""

    key: str
    words: str
    rows: Any

    def where_found(self, request: HttpRequest) -> Exists:
        """True for a group that has such a row, among those that the user may see."""
        return Exists(visible(self.rows().filter(group=OuterRef("pk")), request.user))


def lacks() -> list[Lack]:
    """What is looked for, for today."""
    today = timezone.localdate()
    return [
        Lack("status", "status today", lambda: GroupStatus.objects.on(today)),
        Lack("kind", "kind today", lambda: GroupKindPeriod.objects.on(today)),
        Lack("name", "name as printed", GroupName.objects.all),
        Lack("area", "area", GroupArea.objects.all),
        Lack("theme", "theme", GroupTheme.objects.all),
        Lack("organisation", "organisation behind it", GroupOrganisation.objects.all),
        Lack(
            "chair",
            "chair today",
            lambda: Role.objects.filter(role_type=RoleType.CHAIR, person__isnull=False).on(today),
        ),
        Lack("lead", "police lead today", lambda: Role.objects.filter(role_type=RoleType.POLICE_LEAD).on(today)),
        Lack("members", "members today", lambda: Role.objects.filter(role_type=RoleType.MEMBER).on(today)),
        Lack("payment", "word on pay or expenses", GroupPayment.objects.all),
        Lack(
            "terms",
            "terms of reference",
            lambda: GroupDocument.objects.filter(kind=DocumentKind.TERMS_OF_REFERENCE),
        ),
        Lack("source", "statement of a source", StatementSubject.objects.all),
        Lack("confirmation", "confirmation", Confirmation.objects.all),
    ]


def missing(request: HttpRequest, site: Any) -> HttpResponse:
    """Each group with what its record lacks; `?lacks=chair` leaves those that lack one thing, `?q=` those of a name."""
    if not request.user.has_perm("groups.view_advisorygroup"):
        raise PermissionDenied
    wanted = request.GET.get("lacks", "")
    looked_for = lacks()
    typed = request.GET.get("q", "").strip()
    groups, _ = site._registry[AdvisoryGroup].get_search_results(request, _groups(request, looked_for), typed)
    if wanted in {lack.key for lack in looked_for}:
        groups = groups.filter(**{f"has_{wanted}": False})
    page = Paginator(groups, 100).get_page(request.GET.get("p"))
    rows = [
        (group, [lack.words for lack in looked_for if not getattr(group, f"has_{lack.key}")])
        for group in page.object_list
    ]
    statements = visible(Statement.objects.filter(subjects=None), request.user)
    context = {
        **site.each_context(request),
        "title": "What is missing",
        "looked_for": looked_for,
        "wanted": wanted,
        "typed": typed,
        "page": page,
        "rows": rows,
        "statements": statements.order_by("key")[:50],
        "roles_without_source": visible(Role.objects.filter(statement=None), request.user).count(),
        "roles_address": changelist_address(Role, statement__isnull="1"),
    }
    return render(request, "admin/missing.html", context)


def _groups(request: HttpRequest, looked_for: list[Lack]) -> QuerySet:
    groups = visible(AdvisoryGroup.objects.all(), request.user)
    found = {f"has_{lack.key}": lack.where_found(request) for lack in looked_for}
    return groups.annotate(**found).order_by("position", "name", "pk")
