"""For each group the values of the filters of their list that let it through, as this audience may know them.

Whoever follows a list that is narrowed is told of a group when it begins to fit; that it does so is known by these.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import F

from groups.choices import LEADS_OR_RUNS
from groups.disclosure.kinds import kinds_by_row
from groups.models import GroupArea, GroupName, GroupOrganisation, GroupTheme
from groups.querysets import GroupQuerySet
from iag_registry.lib.audiences import Audience

WORDS = "q"
"""The filter that looks for words; its values are the texts into which it looks."""
Facet = tuple[str, str]
"""The name of a filter, and a value of it."""


def group_facets(groups: GroupQuerySet, day: date, audience: Audience) -> dict[int, frozenset[Facet]]:
    """What lets each of these groups through, by their numbers; six queries. Takes groups out of `listed_groups`."""
    kinds = kinds_by_row()
    found: dict[int, set[Facet]] = {}
    for pk, name, summary, status, kind in groups.order_by().values_list(
        "pk", "name", "summary", "status_then", "kind_then"
    ):
        found[pk] = {("status", status), (WORDS, name), (WORDS, summary)}
        found[pk] |= {("kind", kinds[kind].code)} if kind in kinds else set()
    for pk, text in GroupName.objects.order_by().values_list("group", "text"):
        _add(found, pk, (WORDS, text))
    for name, model, words in (("area", GroupArea, "other_names"), ("theme", GroupTheme, "other_words")):
        ties = model.objects.on(day).order_by()
        for pk, *texts, key in ties.values_list("group", f"{name}__name", f"{name}__{words}", f"{name}__key"):
            _add(found, pk, (name, key), *((WORDS, text) for text in texts))
    bodies = GroupOrganisation.objects.on(day).filter(part__in=LEADS_OR_RUNS, organisation__audience__in=audience.seen)
    for pk, key in bodies.order_by().values_list("group", F("organisation__key")):
        _add(found, pk, ("run_by", key))
    return {pk: frozenset(facet for facet in facets if facet[1]) for pk, facets in found.items()}


def lets_through(facets: Iterable[Facet], name: str, value: str) -> list[frozenset[Facet]]:
    """By which of these a filter lets a group through that fits it: of words, those of each word."""
    if name != WORDS:
        return [frozenset({(name, value)})]
    by_word: dict[str, set[Facet]] = defaultdict(set)
    texts = [facet for facet in facets if facet[0] == WORDS]
    for word in value.split():
        by_word[word] |= {facet for facet in texts if word.casefold() in facet[1].casefold()}
    return [frozenset(each) for each in by_word.values()]


def _add(found: dict[int, set[Facet]], group: int, *facets: Facet) -> None:
    if group in found:
        found[group].update(facets)
