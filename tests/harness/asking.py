"""What each question of the catalogue is asked with, so that it is answered over all that there is."""

from foi.catalogue import Question
from groups.models import AdvisoryGroup, Theme
from iag_registry.lib.audiences import Audience

BEFORE_ANYTHING = "1000-01-01"


def asked_whole(question: Question) -> dict[str, list[str]]:
    """The query of a question that needs something: every theme, every group that is public, since the year 1000."""
    choices = {
        "themes": ("theme", list(Theme.objects.order_by("pk").values_list("key", flat=True))),
        "groups": ("group", _group_keys()),
        "since": ("since", [BEFORE_ANYTHING]),
    }
    return dict(choices[need] for need in question.needs)


def _group_keys() -> list[str]:
    return list(AdvisoryGroup.objects.filter(audience=Audience.PUBLIC).order_by("pk").values_list("key", flat=True))


COSTS = {
    "how-many": 23,
    "list": 25,
    "who-sits": 24,
    "paid": 23,
    "latest-minutes": 34,
    "minutes-since": 31,
    "dates-met": 31,
    "not-minuted": 31,
    "agendas": 32,
    "attendance": 34,
}
"""How many queries the answer to each question makes, on its page and as a file; two are those of the form."""
