"""The pages on which a part of a question is refused, and the gaps in minutes are explained."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse

from foi.actions import withholding as actions
from foi.admin.reply.forms import ItemForm, NeitherForm, exemption_asked_for, sections
from foi.admin.reply.pages import DRAFT, ReplyPage, take
from foi.choices import Outcome
from foi.disclosure.earlier import Earlier
from foi.disclosure.earlier_parts import part_treated_before
from foi.models import InformationRequest, Pack, QuestionPart
from groups.admin.restricted import visible
from meetings.admin.small_pages import add_problem


class DecidingPages(ReplyPage):
    """Decisions that are about no place of an answer."""

    def get_urls(self) -> Any:
        view = self.admin_site.admin_view
        own = [
            path("<int:object_id>/reply/parts/<int:part_id>/", view(self.part_view), name="request_part"),
            path("<int:object_id>/reply/minutes/<int:given_id>/", view(self.gaps_view), name="request_gaps"),
        ]
        return [*own, *super().get_urls()]

    def part_view(self, request: HttpRequest, object_id: int, part_id: int) -> HttpResponse:
        """Withhold what a part asks for; or neither confirm nor deny that anything is held for it."""
        asked_for = self.request_for(request, object_id, DRAFT)
        pack = self.draft_for(asked_for)
        part = (
            QuestionPart.objects.filter(pk=part_id, question__request=asked_for)
            .select_related("question", "theme")
            .first()
        )
        if part is None:
            raise Http404
        title = f"Question {part.question.number}, {part.label}"
        if part.outcome == Outcome.NCND:
            return self._neither(request, asked_for, pack, part, title)

        def act(form: ItemForm) -> None:
            actions.withhold_part(
                pack=pack, part=part, what=form.cleaned_data["what"], reasons=[form.reasons()], by=request.user
            )

        said = f"Outcome of this part: {part.get_outcome_display().lower()}."
        earlier = part_treated_before(part, but=pack, seen=partial(visible, user=request.user))
        return self._item(request, asked_for, title=f"Withhold: {title}", said=[said], act=act, earlier=earlier)

    def gaps_view(self, request: HttpRequest, object_id: int, given_id: int) -> HttpResponse:
        """Say why words are taken out of minutes that the reply gives."""
        asked_for = self.request_for(request, object_id, DRAFT)
        pack = self.draft_for(asked_for)
        given = pack.minutes.filter(pk=given_id).select_related("release__minutes__meeting").first()
        if given is None:
            raise Http404
        sections_of_gaps = given.release.document.get("sections", [])
        said = [f"{each['gaps']} under {each['label']}, {each['subject']}" for each in sections_of_gaps]

        def act(form: ItemForm) -> None:
            actions.explain_gaps(
                pack=pack,
                release=given.release,
                what=form.cleaned_data["what"],
                reasons=[form.reasons()],
                by=request.user,
            )

        words = f"Places in which words are taken out: {'; '.join(said) or 'none'}."
        title = f"Gaps in {given.release}"
        return self._item(request, asked_for, title=title, said=[words], act=act, what="Words in the minutes")

    def _item(
        self,
        request: HttpRequest,
        asked_for: InformationRequest,
        *,
        title: str,
        said: list[str],
        act: Callable[[ItemForm], None],
        what: str = "",
        earlier: Earlier | None = None,
    ) -> HttpResponse:
        exemption = exemption_asked_for(request.GET.get("exemption", ""))
        if exemption is None:
            raise Http404
        sent = request.POST if request.method == "POST" else None
        form = ItemForm(sent, exemption=exemption, asked_for=asked_for, initial={"what": what})
        if sent is not None and form.is_valid():
            try:
                act(form)
            except ValidationError as problem:
                add_problem(form, problem)
            else:
                take(request, lambda: None, "Withheld.")
                return HttpResponseRedirect(reverse("admin:request_reply", args=[asked_for.pk]))
        return self.page(
            request,
            asked_for,
            "admin/foi/reply_decide.html",
            title=title,
            said=said,
            form=form,
            button="Withhold it",
            exemption=exemption,
            sections=sections(exemption),
            has_earlier=earlier is not None,
            earlier=earlier,
        )

    def _neither(
        self, request: HttpRequest, asked_for: InformationRequest, pack: Pack, part: QuestionPart, title: str
    ) -> HttpResponse:
        form = NeitherForm(request.POST if request.method == "POST" else None)
        if request.method == "POST" and form.is_valid():
            try:
                actions.neither_confirm_nor_deny(
                    pack=pack,
                    part=part,
                    exemptions=list(form.cleaned_data["exemptions"]),
                    opinion=form.cleaned_data["opinion"],
                    estimate_hours=form.cleaned_data["estimate_hours"],
                    advice=form.cleaned_data["advice"],
                    by=request.user,
                )
            except ValidationError as problem:
                add_problem(form, problem)
            else:
                take(request, lambda: None, "Neither confirmed nor denied.")
                return HttpResponseRedirect(reverse("admin:request_reply", args=[asked_for.pk]))
        return self.page(
            request,
            asked_for,
            "admin/foi/reply_decide.html",
            title=f"Neither confirm nor deny: {title}",
            said=["Nothing else is said of this part: no number, no name, and no word of your own but advice on cost."],
            form=form,
            button="Neither confirm nor deny",
            has_earlier=True,
            earlier=part_treated_before(part, but=pack, seen=partial(visible, user=request.user)),
        )
