"""How parts that ask the same were treated before, where no words of an answer can be compared (FOI-20)."""

from collections.abc import Iterator

from django.db.models import Q, QuerySet
from django.utils.timezone import localtime

from foi.choices import GIVING, PackState
from foi.disclosure.earlier import MOST, Earlier, Seen, Treatment
from foi.disclosure.withheld import sections_of
from foi.models import Pack, QuestionPart, Withholding


def part_treated_before(part: QuestionPart, *, what: str = "", but: Pack, seen: Seen) -> Earlier:
    """The newest earlier decisions on parts that ask the same of the same theme, or on an item of the same words.

    `what` are the words for what is withheld, empty where they say nothing of it. For staff; this reply is left out.
    """
    shown, every = _found(part, what, but, seen), _found(part, what, but, QuerySet.all)
    newest = sorted(shown, key=lambda each: (each.on, each.where), reverse=True)[:MOST]
    return Earlier(tuple(newest), any(each not in shown for each in every))


def _found(part: QuestionPart, what: str, but: Pack, seen: Seen) -> dict[Treatment, None]:
    return dict.fromkeys([*_withheld(part, what, but, seen), *_given(part, but, seen)])


def _withheld(part: QuestionPart, what: str, but: Pack, seen: Seen) -> Iterator[Treatment]:
    like = _of_the_same_theme(part, "part__") | (Q(what__iexact=what, neither=False) if what else Q(pk=None))
    rows = seen(Withholding.objects.filter(like, part__isnull=False)).exclude(pack=but).order_by("-pk")
    for row in rows.select_related("part__theme", "pack__request").prefetch_related("grounds__exemption"):
        same_words = bool(what) and not row.neither and row.what.casefold() == what.casefold()
        if row.part and (same_words or asked_in(row.part) == asked_in(part)):
            how = "neither confirmed nor denied" if row.neither else "withheld"
            why = "" if row.neither else " ".join(ground.why for ground in row.grounds.all())
            where = f"{row.pack.request}, reply {row.pack.version}"
            yield Treatment(localtime(row.decided_at).date(), where, f"{how} under {sections_of(row)}", why)


def _given(part: QuestionPart, but: Pack, seen: Seen) -> Iterator[Treatment]:
    """Parts of released replies of which all or some was given."""
    rows = QuestionPart.objects.filter(_of_the_same_theme(part), outcome__in=GIVING)
    rows = rows.exclude(question__request=but.request_id).select_related("theme", "question")
    same = {row.question.request_id: row for row in rows if asked_in(row) == asked_in(part)}
    packs = seen(Pack.objects.filter(request__in=same, state=PackState.RELEASED)).select_related("request")
    for pack in packs.order_by("-pk")[:MOST]:
        if pack.dated:
            outcome = same[pack.request_id].get_outcome_display().lower()
            yield Treatment(pack.dated, f"{pack.request}, reply {pack.version}", outcome)


def _of_the_same_theme(part: QuestionPart, prefix: str = "") -> Q:
    if part.theme_id:
        return Q(**{f"{prefix}theme": part.theme_id})
    return Q(**{f"{prefix}theme": None, f"{prefix}label__iexact": part.label})


def asked_in(part: QuestionPart) -> str:
    """What a part asks of its theme: "who sits" of "hate crime: who sits"; empty where it names the theme alone."""
    label = " ".join(part.label.split()).casefold()
    theme, colon, asked = label.partition(":")
    if colon:
        return asked.strip()
    return "" if part.theme and theme == part.theme.name.casefold() else label
