"""The pages of the questions that anyone may ask, and their downloads."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from foi.catalogue import QUESTIONS, Answer, Question, question
from foi.exports import file_name, to_csv, to_json
from foi.forms import AskForm
from foi.letters import letter
from iag_registry.lib.on_day import reading_of


@require_safe
def ask(request: HttpRequest) -> HttpResponse:
    """The questions that the register can answer, to be asked about the day that the address names."""
    return questions_page(request, "foi/ask.html")


@require_safe
def ask_question(request: HttpRequest, key: str) -> HttpResponse:
    """One question with its form and, once it is asked, the answer."""
    form = AskForm(question_or_404(key), request.GET, today=timezone.localdate())
    return question_page(request, form, "foi/question.html")


@require_safe
def ask_download(request: HttpRequest, key: str, ending: str) -> HttpResponse:
    """The same answer as a file."""
    return download(AskForm(question_or_404(key), request.GET, today=timezone.localdate()), ending)


def question_or_404(key: str) -> Question:
    """The question with this key."""
    try:
        return question(key)
    except LookupError as error:
        raise Http404(str(error)) from error


def questions_page(request: HttpRequest, template: str) -> HttpResponse:
    """The page of all questions; each leads on to the day that is being read, and a day that cannot be read is said."""
    reading = reading_of(request.GET, timezone.localdate())
    context = {"questions": QUESTIONS, "reading": reading}
    return render(request, template, context, status=400 if reading.problem else 200)


def question_page(request: HttpRequest, form: AskForm, template: str) -> HttpResponse:
    """The page of a question; what cannot be used is said above the form, with status 400, and nothing is answered."""
    answer = form.answer() if form.is_asked and form.is_valid() else None
    context = {
        "question": form.question,
        "form": form,
        "mistakes": form.mistakes,
        "answer": answer,
        "query": form.query.urlencode(),
        "on_query": f"?on={answer.on.isoformat()}" if answer and answer.on != timezone.localdate() else "",
    }
    return render(request, template, context, status=400 if context["mistakes"] else 200)


def download(form: AskForm, ending: str) -> HttpResponse:
    """A file of the answer, named for the question and the day; 400 with the reasons where it cannot be answered."""
    if not form.is_valid():
        reasons = "\n".join(mistake.message for mistake in form.mistakes) or "Choose what to ask for."
        return HttpResponse(f"{reasons}\n", status=400, content_type="text/plain; charset=utf-8")
    answer = form.answer()
    content_type, write = _FILES[ending]
    response = HttpResponse(write(answer), content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{file_name(answer, ending)}"'
    return response


_FILES: dict[str, tuple[str, Callable[[Answer], bytes]]] = {
    "odt": ("application/vnd.oasis.opendocument.text", lambda answer: letter(answer, generated_at=timezone.now())),
    "csv": ("text/csv; charset=utf-8", lambda answer: to_csv(answer, generated_at=timezone.now())),
    "json": ("application/json", lambda answer: to_json(answer, generated_at=timezone.now())),
}
