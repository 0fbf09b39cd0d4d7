"""The page of one decision: its words, its grounds, how the same was treated before, and what can be changed of it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse

from foi.actions import withholding as actions
from foi.admin.reply.forms import ElsewhereForm, ReasonsForm, exemption_asked_for, sections
from foi.admin.reply.pages import DRAFT, SEE, ReplyPage, newest, number, take
from foi.choices import PackState
from foi.disclosure.earlier import Earlier, Seen, treated_before
from foi.disclosure.earlier_parts import part_treated_before
from foi.disclosure.withheld import words_withheld
from foi.models import InformationRequest, Pack, Withholding, WithholdingGround
from groups.admin.restricted import visible
from meetings.admin.small_pages import add_problem


@dataclass
class Decision:
    """What was decided of one item, with the forms of its page."""

    asked_for: InformationRequest
    withholding: Withholding
    ground: WithholdingGround | None
    form: Any
    elsewhere: Any


class DecidedPages(ReplyPage):
    """Looking at a decision, adding to it, and taking it back."""

    def get_urls(self) -> Any:
        view = self.admin_site.admin_view(self.withheld_view)
        own = path("<int:object_id>/reply/withheld/<int:withholding_id>/", view, name="request_withheld")
        return [own, *super().get_urls()]

    def withheld_view(self, request: HttpRequest, object_id: int, withholding_id: int) -> HttpResponse:
        """One decision, and while the reply is being drafted the steps that change it."""
        asked_for = self.request_for(request, object_id, SEE)
        pack = newest(asked_for)
        found = (
            pack.withholdings.filter(pk=withholding_id).select_related("decided_by", "part__theme").first()
            if pack
            else None
        )
        was_here = pack and Withholding.history.filter(id=withholding_id, pack_id=pack.pk).exists()
        if was_here and found is None and request.method == "POST":
            messages.error(request, actions.GONE)
            return HttpResponseRedirect(reverse("admin:request_reply", args=[asked_for.pk]))
        if pack is None or found is None:
            raise Http404
        may_decide = request.user.has_perm(DRAFT) and pack.state == PackState.DRAFT
        ground = found.grounds.filter(pk=number(request.GET.get("ground", ""))).first()
        exemption = ground.exemption if ground else exemption_asked_for(request.GET.get("exemption", ""))
        is_open = may_decide and exemption and not found.neither and ("exemption" in request.GET or ground)
        decision = Decision(
            asked_for,
            found,
            ground,
            form=_bound(request, "reasons", ReasonsForm, exemption=exemption, ground=ground, asked_for=asked_for)
            if is_open
            else None,
            elsewhere=_bound(
                request,
                "elsewhere",
                ElsewhereForm,
                initial={"elsewhere": found.elsewhere, "as_opened": found.elsewhere},
            ),
        )
        step = STEPS.get(request.POST.get("do", "")) if request.method == "POST" and may_decide else None
        if step and (back := step(request, decision)):
            return HttpResponseRedirect(back)
        return self.page(
            request,
            asked_for,
            "admin/foi/reply_withheld.html",
            title=f"Withheld: {found.what}",
            pack=pack,
            withholding=found,
            grounds=list(found.grounds.select_related("exemption")),
            earlier=_earlier(found, pack, partial(visible, user=request.user)),
            may_decide=may_decide,
            form=decision.form,
            ground=ground,
            exemption=exemption,
            sections=sections(exemption) if exemption else [],
            elsewhere=decision.elsewhere if found.answer_id or found.neither else None,
        )


def _earlier(found: Withholding, pack: Pack, seen: Seen) -> Earlier:
    """How the same words, or a part that asks the same, were treated before; of a silence no words are compared."""
    if found.part:
        return part_treated_before(found.part, what="" if found.neither else found.what, but=pack, seen=seen)
    return treated_before(words_withheld(found), but=pack, seen=seen)


def _bound(request: HttpRequest, word: str, form: type[Any], **values: Any) -> Any:
    """A form that is bound where it is the one that was sent."""
    is_sent = request.method == "POST" and request.POST.get("do") == word
    return form(request.POST if is_sent else None, **values)


def _here(decision: Decision) -> str:
    return reverse("admin:request_withheld", args=[decision.asked_for.pk, decision.withholding.pk])


def _take_back(request: HttpRequest, decision: Decision) -> str:
    reason = request.POST.get("reason", "").strip()
    step = partial(actions.take_back, withholding=decision.withholding, by=request.user, reason=reason)
    desk = reverse("admin:request_reply", args=[decision.asked_for.pk])
    return desk if take(request, step, "Taken back. It is given with the reply.") else ""


def _elsewhere(request: HttpRequest, decision: Decision) -> str:
    if not decision.elsewhere.is_valid():
        return ""
    step = partial(
        actions.allow_elsewhere,
        withholding=decision.withholding,
        elsewhere=decision.elsewhere.cleaned_data["elsewhere"],
        as_opened=decision.elsewhere.cleaned_data["as_opened"],
        by=request.user,
    )
    return _here(decision) if take(request, step, "Kept.") else ""


def _drop(request: HttpRequest, decision: Decision) -> str:
    row = decision.withholding.grounds.filter(pk=number(request.POST.get("ground", ""))).first()
    if row is None:
        messages.error(request, actions.GONE)
        return _here(decision)
    step = partial(actions.drop_ground, ground=row, by=request.user, reason="No longer relied on.")
    return _here(decision) if take(request, step, "No longer relied on.") else ""


def _reasons(request: HttpRequest, decision: Decision) -> str:
    form, user = decision.form, request.user
    if form is None:
        messages.error(request, actions.GONE)
        return _here(decision)
    if not form.is_valid():
        return ""
    try:
        if decision.ground:
            seen = form.cleaned_data["seen"]
            actions.change_ground(ground=decision.ground, reasons=form.reasons(), seen=seen, by=user)
        else:
            actions.add_ground(withholding=decision.withholding, reasons=form.reasons(), by=user)
    except ValidationError as problem:
        add_problem(form, problem)
        if decision.ground:
            # Now that both stand before the writer, the next time may overwrite.
            form.data = form.data.copy()
            form.data["seen"] = actions.seen_of(decision.ground)
        return ""
    take(request, lambda: None, "Kept.")
    return _here(decision)


STEPS: dict[str, Callable[[HttpRequest, Decision], str]] = {
    "take-back": _take_back,
    "elsewhere": _elsewhere,
    "drop": _drop,
    "reasons": _reasons,
}
"""What can be done with a decision, by the word that its form sends; each tells where to go, or nothing."""
