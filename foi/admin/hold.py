"""The records that are kept for a request: proposed from its words, named whole, or all of the register (FOI-11)."""

from collections import defaultdict
from functools import partial
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils import timezone

from foi.actions.holding import hold_records, lift_hold
from foi.already import named_groups
from foi.belonging import MODELS
from foi.choices import HeldKind
from foi.likeness import words_of
from foi.models import HeldRecord, InformationRequest
from groups.admin.restricted import visible
from groups.models import AdvisoryGroup, Record
from meetings.admin.small_pages import SmallPages, sent, why

NAMES = {
    HeldKind.GROUP: ("name", "key"),
    HeldKind.MEETING: ("title", "slug"),
    HeldKind.PERSON: ("name", "key"),
    HeldKind.ORGANISATION: ("name", "abbreviation", "key"),
    HeldKind.SOURCE: ("title", "reference", "key"),
}
"""The columns by which a record of each kind is found."""
KEPT = (
    "What is kept may be corrected, and not deleted. To delete it so that it need not be disclosed is an offence "
    "(section 77)."
)
GONE = "a record that you may not see, or that is there no longer"


class HoldForm(forms.Form):
    """Which records are kept for a request, and why these."""

    groups = forms.MultipleChoiceField(
        label="Groups that the request names",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Each is kept with its people, documents, meetings and minutes.",
    )
    kind = forms.ChoiceField(
        label="Another record", choices=[(kind.value, kind.label) for kind in MODELS], required=False
    )
    named = forms.CharField(
        label="Its name or key",
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text="The whole of it.",
    )
    everything = forms.BooleanField(
        label="The whole register", required=False, help_text="For a request that asks about every group."
    )
    reason = why("Why these?")

    def __init__(self, *args: Any, proposed: dict[str, str], user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        box: Any = self.fields["groups"]
        box.choices = list(proposed.items())
        if not proposed:
            del self.fields["groups"]

    def clean_named(self) -> list[Record]:
        """The one record of the kind that is called so."""
        text = " ".join(self.cleaned_data["named"].replace("\x00", "").split())
        if not text:
            return []
        kind = HeldKind(self.cleaned_data.get("kind") or HeldKind.GROUP)
        condition = Q()
        for column in NAMES[kind]:
            condition |= Q(**{f"{column}__iexact": text})
        rows = list(visible(MODELS[kind]._default_manager.filter(condition), self.user)[:2])
        if len(rows) != 1:
            found = "Several records are" if rows else "No record of this kind is"
            raise ValidationError(f"{found} called so. Type its key.")
        return rows


class HoldPages(SmallPages):
    """The pages of what is kept for a request; part of its staff screens."""

    def get_urls(self) -> Any:
        view = self.admin_site.admin_view
        own = [
            path("<int:object_id>/hold/", view(self.hold_view), name="request_hold"),
            path("<int:object_id>/hold/<int:hold_id>/lift/", view(self.lift_view), name="request_lift"),
        ]
        return [*own, *super().get_urls()]  # type: ignore[misc]

    def hold_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """What is kept for a request, and a form to keep more."""
        asked_for = self.record_for(request, object_id, "foi.view_heldrecord")
        proposed = _proposed(asked_for)
        form = HoldForm(sent(request), proposed=proposed, user=request.user)

        def act(*, named: list[Record], everything: bool, reason: str, **rest: Any) -> None:
            groups = AdvisoryGroup.objects.filter(key__in=rest.get("groups", []))
            records = [*visible(groups, request.user), *named]
            hold_records(request=asked_for, records=records, everything=everything, reason=reason, by=request.user)

        return self.small_page(
            request,
            asked_for,
            form if request.user.has_perm("foi.add_heldrecord") else None,
            title="What is kept for it",
            button="Keep them",
            act=act,
            done="Kept: nobody can delete them while the request is open, and for a time after.",
            back=reverse("admin:request_hold", args=[asked_for.pk]),
            said=[KEPT],
            holds=_told(list(asked_for.holds.all()), request.user),
            may_lift=request.user.has_perm("foi.delete_heldrecord"),
            template="admin/foi/hold.html",
        )

    def lift_view(self, request: HttpRequest, object_id: int, hold_id: int) -> HttpResponse:
        """Let one record go."""
        asked_for = self.record_for(request, object_id, "foi.delete_heldrecord")
        hold = asked_for.holds.filter(pk=hold_id).first()
        if hold is None:
            raise Http404
        ((_, words),) = _told([hold], request.user)
        return self.small_page(
            request,
            asked_for,
            _LiftForm(sent(request)),
            title="Let it go",
            button="Let it go",
            act=partial(lift_hold, hold=hold, by=request.user),
            done="It is no longer kept for this request.",
            back=reverse("admin:request_hold", args=[asked_for.pk]),
            said=[f"This will no longer be kept for the request: {words}."],
        )


class _LiftForm(forms.Form):
    """Why a record need not be kept."""

    reason = why("Why need it not be kept?")


def _proposed(request: InformationRequest) -> dict[str, str]:
    """The public groups that the questions name and that are not kept yet: the name of each, by its key."""
    text = " ".join(request.questions.values_list("text", flat=True))
    found = named_groups(words_of(text), timezone.localdate())
    kept = request.holds.filter(record_kind=HeldKind.GROUP).values_list("record_uuid", flat=True)
    gone = set(AdvisoryGroup.objects.filter(uuid__in=kept).values_list("key", flat=True))
    return {key: name for key, name in found.items() if key not in gone}


def _told(holds: list[HeldRecord], user: Any) -> list[tuple[HeldRecord, str]]:
    """Each hold with the name of its record, where the user may see that: one query for each kind."""
    of_kind: dict[str, list[HeldRecord]] = defaultdict(list)
    for hold in holds:
        of_kind[hold.record_kind].append(hold)
    names: dict[Any, str] = {}
    for kind, rows in of_kind.items():
        if kind != HeldKind.EVERYTHING:
            records = MODELS[HeldKind(kind)]._default_manager.filter(uuid__in=[row.record_uuid for row in rows])
            names |= {record.uuid: str(record) for record in visible(records, user)}
    return [(hold, _words(hold, names)) for hold in holds]


def _words(hold: HeldRecord, names: dict[Any, str]) -> str:
    kind = hold.get_record_kind_display()
    return kind if hold.record_kind == HeldKind.EVERYTHING else f"{kind}: {names.get(hold.record_uuid, GONE)}"
