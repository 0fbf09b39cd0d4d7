"""Whether a reply tells anything of a part of which it neither confirms nor denies that something is held (FOI-22)."""

import json
import re
from collections.abc import Iterator

from foi.choices import Outcome
from foi.disclosure.reply_document import ReplyDocument
from foi.models import Pack, QuestionPart
from groups.models import AdvisoryGroup

SHORTEST = 3
"""A shorter name or key stands in too much to be looked for."""


def told_of_what_is_silent(pack: Pack, reply: ReplyDocument) -> list[str]:
    """Each place that names the theme of such a part, or a group that has it, under whatever question.

    What a group is called is looked for in what the annexes are made of, their addresses too, and in what officers
    wrote. Where an officer has said at the decision why the words may stand elsewhere, they are not looked for.
    """
    if not any(part.outcome == Outcome.NCND for question in reply.questions for part in question.parts):
        return []
    texts = list(_texts(reply))
    rows = QuestionPart.objects.filter(question__request=pack.request_id, outcome=Outcome.NCND, theme__isnull=False)
    allowed = set(pack.withholdings.filter(neither=True).exclude(elsewhere="").values_list("part", flat=True))
    parts = list(rows.exclude(pk__in=allowed).select_related("theme", "question").order_by("question__number", "pk"))
    groups = _groups({part.theme_id for part in parts})
    found = []
    for part in parts:
        theme = part.theme
        words = {theme.name, theme.key, *theme.other_words.split(";")} if theme else set()
        pattern = _pattern(words | groups.get(part.theme_id, set()))
        if pattern and (places := [where for where, text in texts if pattern.search(text)]):
            found.append(
                f"Question {part.question.number}, {part.label}, is neither confirmed nor denied, and its theme or a "
                f"group of it is named in {', '.join(dict.fromkeys(places))}. Leave that out, or ask it without."
            )
    return found


def _groups(themes: set[int | None]) -> dict[int | None, set[str]]:
    """The names and keys of the groups that ever had each theme, by the theme."""
    found: dict[int | None, set[str]] = {}
    rows = AdvisoryGroup.objects.filter(themes__theme__in=themes).distinct()
    for group in rows.prefetch_related("names", "themes"):
        called = {group.key, *(name.text for name in group.names.all())}
        for tie in group.themes.all():
            found.setdefault(tie.theme_id, set()).update(called)
    return found


def _texts(reply: ReplyDocument) -> Iterator[tuple[str, str]]:
    """What could tell: each annex with its addresses and what it was asked with, and each text of an officer."""
    for answer in reply.answers:
        yield f"annex {answer.annex}", json.dumps(json.loads(answer.document.text), ensure_ascii=False)
    for question in reply.questions:
        yield f"what is written to question {question.number}", question.written
        for minutes in question.minutes:
            yield f"the minutes given with question {question.number}", f"{minutes.words} {minutes.url}"
    yield "the words beside the answers", reply.note
    yield "the words on the time", reply.time_note
    yield "the reason of the correction", reply.correction
    for item in reply.withheld:
        if not item.neither:
            said = (item.what, *(text for ground in item.grounds for text in (ground.why, ground.balance, ground.more)))
            yield f"item {item.number} of what is withheld", " ".join(said)


def _pattern(words: set[str]) -> re.Pattern[str] | None:
    """Any of these words, standing alone, in any case and with any spaces."""
    named = sorted({each.strip() for each in words if len(each.strip()) >= SHORTEST})
    either = "|".join(r"\s+".join(map(re.escape, json.dumps(each, ensure_ascii=False)[1:-1].split())) for each in named)
    return re.compile(rf"(?<![\w-])(?:{either})(?![\w-])", re.IGNORECASE) if named else None
