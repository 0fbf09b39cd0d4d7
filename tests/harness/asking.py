"""What each question of the catalogue is asked with, so that it is answered over all that there is."""

from foi.catalogue import Question
from groups.choices import AreaKind
from groups.models import AdvisoryGroup, Area, Theme
from iag_registry.lib.audiences import Audience

BEFORE_ANYTHING = "1000-01-01"


def asked_whole(question: Question) -> dict[str, list[str]]:
    """The query of a question that needs something: every theme and public group, an area, since the year 1000."""
    choices = {
        "themes": ("theme", list(Theme.objects.order_by("pk").values_list("key", flat=True))),
        "groups": ("group", _group_keys()),
        "areas": ("area", _area_keys()[:1]),
        "since": ("since", [BEFORE_ANYTHING]),
    }
    return dict(choices[need] for need in (*question.needs, *question.needs_one_of))


def _area_keys() -> list[str]:
    areas = Area.objects.exclude(kind=AreaKind.OUTSIDE).order_by("pk")
    return list(areas.values_list("key", flat=True))


def _group_keys() -> list[str]:
    return list(AdvisoryGroup.objects.filter(audience=Audience.PUBLIC).order_by("pk").values_list("key", flat=True))


COSTS = {
    "how-many": 27,
    "change": 26,
    "list": 27,
    "my-area": 26,
    "themes": 24,
    "who-sits": 25,
    "ever-sat": 28,
    "appointed": 28,
    "how-long": 27,
    "paid": 27,
    "expenses": 27,
    "terms-of-reference": 28,
    "latest-minutes": 35,
    "minutes-since": 33,
    "dates-met": 33,
    "not-minuted": 33,
    "agendas": 32,
    "attendance": 36,
    "missing": 34,
}
"""How many queries the answer to each question makes, on its page and as a file; two are those of the form."""

OF_ONE_GROUP = {"who-sits", "latest-minutes", "agendas"}
"""Answers about one group, whose pages ask once more: whether it is a group whose readers are offered a way out."""


def page_cost(question: str) -> int:
    """How many queries the page of an answer makes."""
    return COSTS[question] + (question in OF_ONE_GROUP)
