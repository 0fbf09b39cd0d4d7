"""The page on which an answer stands in full beside what will be released of it, and places are withheld (FOI-20)."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path

from foi.actions.drafting import give_answer
from foi.actions.withholding import withhold_place, withhold_small_numbers
from foi.admin.reply.forms import PlaceForm, exemption_asked_for, sections
from foi.admin.reply.pages import DRAFT, SEE, ReplyPage, newest, take
from foi.choices import PackState
from foi.disclosure.answer_document import AnswerDocument, FrozenCell
from foi.disclosure.earlier import treated_before
from foi.disclosure.places import Place, number_columns, paragraphs_of, place_in, telling_words, what_it_is, words_at
from foi.disclosure.withheld import as_released, gaps_of, in_full, withholdings_of
from foi.models import InformationRequest, Pack
from groups.admin.restricted import visible
from meetings.admin.small_pages import add_problem


@dataclass(frozen=True)
class ParagraphBeside:
    """One paragraph, in full and as it is released."""

    place: str
    label: str
    words: str
    released: str

    @property
    def is_changed(self) -> bool:
        return self.words != self.released


@dataclass(frozen=True)
class CellBeside:
    """One cell, in full and as it is released."""

    place: str
    full: FrozenCell
    released: FrozenCell

    @property
    def is_changed(self) -> bool:
        return self.full.words != self.released.words


@dataclass(frozen=True)
class TableBeside:
    """One table, in full and as it is released; each head and row with its place."""

    number: int
    caption: str
    heads: tuple[tuple[str, str, str], ...]
    """The label of each column, its place, and the place of its small numbers (empty where it holds none)."""
    rows: tuple[tuple[str, tuple[CellBeside, ...]], ...]


class SideBySidePages(ReplyPage):
    """Withholding places of an answer."""

    def get_urls(self) -> Any:
        view = self.admin_site.admin_view(self.answer_view)
        own = path("<int:object_id>/reply/answers/<int:given_id>/", view, name="request_answer")
        return [own, *super().get_urls()]

    def answer_view(self, request: HttpRequest, object_id: int, given_id: int) -> HttpResponse:
        """The answer in full beside what is released of it; a place that is chosen has its form below."""
        asked_for = self.request_for(request, object_id, SEE)
        pack = newest(asked_for)
        given = pack.answers.filter(pk=given_id).select_related("answer__question").first() if pack else None
        if pack is None or given is None:
            raise Http404
        document = in_full(given.answer)
        may_decide = request.user.has_perm(DRAFT) and pack.state == PackState.DRAFT
        place = _chosen(document, request.GET.get("place", "")) if may_decide else None
        form = self._form(request, asked_for, document, place)
        if request.method == "POST" and may_decide and place and self._withhold(request, pack, given, place, form):
            return HttpResponseRedirect(request.path)
        if request.method == "POST" and may_decide and "opened_because" in request.POST:
            give = partial(give_answer, pack=pack, answer=given.answer, by=request.user)
            if take(request, partial(give, opened_because=request.POST["opened_because"]), "Kept."):
                return HttpResponseRedirect(request.path)
        rows = [each for each in withholdings_of(pack) if each.answer_id == given.answer_id]
        released = as_released(given.answer, gaps_of(withholdings_of(pack)))
        exemption = exemption_asked_for(request.GET.get("exemption", ""))
        seen = partial(visible, user=request.user)
        return self.page(
            request,
            asked_for,
            "admin/foi/reply_answer.html",
            title=document.title,
            pack=pack,
            given=given,
            document=document,
            paragraphs=list(_paragraphs(document, released)),
            tables=list(_tables(document, released)),
            notes=released.caveats[len(document.caveats) :],
            withholdings=rows,
            may_decide=may_decide,
            place=place,
            what=what_it_is(document, place) if place else "",
            words=words_at(document, place) if place else (),
            earlier=treated_before(telling_words(document, place), but=pack, seen=seen) if place else None,
            form=form,
            exemption=exemption,
            sections=sections(exemption) if exemption else [],
        )

    def _form(
        self, request: HttpRequest, asked_for: InformationRequest, document: AnswerDocument, place: Place | None
    ) -> PlaceForm | None:
        exemption = exemption_asked_for(request.GET.get("exemption", ""))
        if place is None or place.is_small or exemption is None:
            return None
        is_cell = bool(place.column) and place.row is not None
        return PlaceForm(
            request.POST if request.method == "POST" else None,
            exemption=exemption,
            asked_for=asked_for,
            # A number is the same as many another that counts something else.
            initial={"everywhere": is_cell and not any(words.isdecimal() for words in words_at(document, place))},
        )

    def _withhold(self, request: HttpRequest, pack: Pack, given: Any, place: Place, form: PlaceForm | None) -> bool:
        user: Any = request.user
        if place.is_small:
            return take(
                request,
                lambda: withhold_small_numbers(
                    pack=pack, answer=given.answer, table=place.number or 0, column=place.column, by=user
                ),
                "Numbers from 1 to 4 are given as “fewer than 5”.",
            )
        if form is None or not form.is_valid():
            return False
        try:
            withhold_place(
                pack=pack,
                answer=given.answer,
                place=str(place),
                reasons=[form.reasons()],
                everywhere=form.cleaned_data["everywhere"],
                by=user,
            )
        except ValidationError as problem:
            add_problem(form, problem)
            return False
        return take(request, lambda: None, "Withheld.")


def _chosen(document: AnswerDocument, written: str) -> Place | None:
    """The place that the address names; 404 where the answer has none such."""
    if not written:
        return None
    try:
        return place_in(document, written)
    except ValueError as problem:
        raise Http404(str(problem)) from problem


def _paragraphs(document: AnswerDocument, released: AnswerDocument) -> Iterator[ParagraphBeside]:
    after = {str(place): words for place, _, words in paragraphs_of(released)}
    for place, label, words in paragraphs_of(document):
        yield ParagraphBeside(str(place), label, words, after[str(place)])


def _tables(document: AnswerDocument, released: AnswerDocument) -> Iterator[TableBeside]:
    for number, (table, after) in enumerate(zip(document.tables, released.tables, strict=True)):
        with_numbers = number_columns(table)
        heads = tuple(
            (
                heading.label,
                str(Place("tables", number, None, heading.name)),
                str(Place("tables", number, None, heading.name, is_small=True)) if heading.name in with_numbers else "",
            )
            for heading in table.headings
        )
        names = [heading.name for heading in table.headings]
        rows = tuple(
            (
                str(Place("tables", number, row)),
                tuple(
                    CellBeside(str(Place("tables", number, row, name)), full, given)
                    for name, full, given in zip(names, cells, after.rows[row], strict=True)
                ),
            )
            for row, cells in enumerate(table.rows)
        )
        yield TableBeside(number, table.caption, heads, rows)
