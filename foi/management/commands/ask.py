"""Asks the register one question of the catalogue in the shell."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.http import QueryDict
from django.utils import timezone

from foi.catalogue import QUESTIONS, SHORT_NAMES, Answer, question
from foi.exports import to_csv, to_json
from foi.forms import AUDIENCES, AskForm, Mistake
from foi.letters import letter, text

FORMATS = ["text", "csv", "json", "odt"]


class Command(BaseCommand):
    """Answers as the page does, from the same form, so that both refuse the same mistakes."""

    help = "Ask the register a question: manage.py ask how-many --on 2022-06-30 --format csv"

    def add_arguments(self, parser: ArgumentParser) -> None:
        short = ", ".join(f"{name} for {key}" for name, key in SHORT_NAMES.items())
        parser.add_argument("question", help=f"One of {', '.join(q.key for q in QUESTIONS)}; {short}.")
        parser.add_argument("--on", default="", help="The day that the answer speaks of; today where none is given.")
        parser.add_argument("--known-at", default="", help="The moment at which it was known, like 2022-06-30T15:30.")
        parser.add_argument("--request", default="", help="The reference of the request, to stand on the letter.")
        parser.add_argument("--audience", default="public", help=f"One of {', '.join(a.value for a in AUDIENCES)}.")
        parser.add_argument("--theme", action="append", default=[], help="The key of a theme; may be repeated.")
        parser.add_argument("--kind", action="append", default=[], help="The code of a kind; may be repeated.")
        parser.add_argument("--area", default="", help="The key of an area.")
        parser.add_argument("--group", action="append", default=[], help="The key of a group; may be repeated.")
        parser.add_argument("--since", default="", help="The first day of the time that is asked about.")
        parser.add_argument("--until", default="", help="Its last day; the day of the answer where none is given.")
        parser.add_argument("--format", choices=FORMATS, default="text")
        parser.add_argument("--output", type=Path, help="The file to write; the terminal where none is given.")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["format"] == "odt" and not options["output"]:
            raise CommandError("A letter is not text. Name the file to write: --output answer.odt")
        try:
            asked = question(options["question"])
        except LookupError as error:
            raise CommandError(str(error)) from error
        query = QueryDict(mutable=True)
        for name in ("on", "known_at", "request", "audience", "area", "since", "until"):
            if options[name]:
                query[name] = options[name]
        for name in ("theme", "kind", "group"):
            if options[name]:
                query.setlist(name, options[name])
        form = AskForm(asked, query, today=timezone.localdate(), for_staff=True)
        if not form.is_valid():
            raise CommandError("\n".join(_explained(form, mistake) for mistake in form.mistakes))
        self._write(_in_format(form.answer(), options["format"]), options["output"])

    def _write(self, content: bytes, output: Path | None) -> None:
        if output:
            try:
                output.write_bytes(content)
            except OSError as error:
                raise CommandError(f"{output} cannot be written: {error.strerror}.") from error
        else:
            self.stdout.write(content.decode(), ending="")


def _explained(form: AskForm, mistake: Mistake) -> str:
    """What is wrong and, where it is a choice from a list, the keys that there are: a shell shows no list."""
    field: Any = form.fields.get(mistake.parameter)
    if not hasattr(field, "choices"):
        return mistake.message
    keys = ", ".join(str(key) for key, _ in field.choices if key) or "none in the register yet"
    return f"{mistake.message} There are: {keys}."


def _in_format(answer: Answer, name: str) -> bytes:
    now = timezone.now()
    match name:
        case "csv":
            return to_csv(answer, generated_at=now)
        case "json":
            return to_json(answer, generated_at=now)
        case "odt":
            return letter(answer, generated_at=now)
    return text(answer, generated_at=now).encode()
