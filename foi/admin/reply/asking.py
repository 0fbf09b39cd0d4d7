"""The page on which the register is asked for a question of a request, and the answer is frozen and given."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone

from foi.actions.drafting import give_answer
from foi.admin.reply.pages import DRAFT, ReplyPage, number, take
from foi.forms import AskForm
from foi.freezing import answered, freeze
from foi.models import Pack, QuestionPart, RequestQuestion
from foi.views import question_or_404
from iag_registry.lib.audiences import Audience

OWN = {"for", "part", "opens", "opened_because", "csrfmiddlewaretoken"}
"""What the page itself is asked with, beside the question of the catalogue."""


class AskingPages(ReplyPage):
    """Asking the register for a reply."""

    def get_urls(self) -> Any:
        view = self.admin_site.admin_view(self.ask_view)
        return [path("<int:object_id>/reply/ask/<slug:key>/", view, name="request_ask"), *super().get_urls()]

    def ask_view(self, request: HttpRequest, object_id: int, key: str) -> HttpResponse:
        """One question of the catalogue with its form, the answer, and the step that freezes it."""
        asked_for = self.request_for(request, object_id, DRAFT)
        pack = self.draft_for(asked_for)
        query = request.GET.copy()
        about = asked_for.questions.filter(number=number(query.get("for", ""))).first()
        for name in OWN:
            query.pop(name, None)
        form = AskForm(
            question_or_404(key), query, today=timezone.localdate(), for_staff=True, opens="opens" in request.GET
        )
        is_asked = form.is_asked and form.is_valid()
        if not form.is_asked:
            form.errors.clear()  # The form only opens, so that no box is called wrong.
        if request.method == "POST" and is_asked and about and self._freeze(request, pack, about, form):
            desk = reverse("admin:request_reply", args=[asked_for.pk])
            return HttpResponseRedirect(f"{desk}#question-{about.number}")
        return self.page(
            request,
            asked_for,
            "admin/foi/reply_ask.html",
            status=400 if form.mistakes else 200,
            title=form.question.title,
            question=form.question,
            questions=list(asked_for.questions.order_by("number").prefetch_related("parts")),
            about=about,
            form=form,
            mistakes=form.mistakes,
            document=answered(form, now=timezone.now()) if is_asked else None,
            needs_reason=is_asked and (form.cleaned_data.get("audience") or Audience.PUBLIC) != Audience.PUBLIC,
        )

    def _freeze(self, request: HttpRequest, pack: Pack, about: RequestQuestion, form: AskForm) -> bool:
        part: QuestionPart | None = about.parts.filter(pk=number(request.POST.get("part", ""))).first()
        reason = request.POST.get("opened_because", "")
        user: Any = request.user

        def step() -> None:
            audience = form.cleaned_data.get("audience") or Audience.PUBLIC
            if audience != Audience.PUBLIC and not reason.strip():
                raise ValidationError("This answer holds what the register does not publish. Say why it may be given.")
            answer = freeze(form, question=about, part=part, by=user, now=timezone.now())
            give_answer(pack=pack, answer=answer, opened_because=reason, by=user)

        return take(request, step, "Frozen, and given with the reply.")
