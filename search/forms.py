"""The boxes of the search page."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import Any

from django import forms
from django.db.models import QuerySet, Value
from django.http import QueryDict
from django.utils.choices import BaseChoiceIterator

from groups.filtering import PartialDateBox, by_name, dress
from groups.group_filter import MOST_TO_CHOOSE_FROM, GroupField
from groups.models import AdvisoryGroup, Area, GroupKind, Theme
from iag_registry.lib.audiences import Audience
from search.choices import Order, Sort
from search.query import MOST_CHARACTERS

FACETS = ("kind", "area", "theme", "group")
NO_DAY = (
    "“on” cannot be used here: the search looks through the register as it is today. "
    "The lists of groups and meetings can be read on any earlier day."
)


class SearchForm(forms.Form):
    """What is looked for, and what it is narrowed down to; every choice is a key that is public in itself."""

    def __init__(self, data: QueryDict, *, revision: str = "") -> None:
        super().__init__(data)
        boxes = boxes_of(revision, is_of_one_group=bool(data.get("group")))
        self.offered, self.fields = boxes.offered, boxes.fields

    @property
    def narrowing_fields(self) -> list[forms.BoundField]:
        """All boxes but the one for words."""
        return [field for field in self if field.name != "q"]

    @property
    def filters(self) -> dict[str, forms.Field]:
        """The parameters that the page takes, as filter sets tell theirs."""
        return self.fields

    @property
    def form(self) -> "SearchForm":
        """The form of these filters: itself."""
        return self


class AsTheyAre(BaseChoiceIterator):
    """Choices that are pairs already, so that Django does not go through them for each form to make them so."""

    def __init__(self, choices: list[tuple[str, str]]) -> None:
        self._pairs = choices

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self._pairs)


@dataclass(frozen=True)
class Offered:
    """The keys and names of kinds, areas, themes and groups that the public may know of."""

    of_facet: dict[str, list[tuple[str, str]]]
    mark: str
    """Tells what is offered from anything else that may be: boxes in which nothing is chosen depend on it alone."""

    def choices(self, facet: str) -> list[tuple[str, str]]:
        return [("", f"Any {facet}"), *self.of_facet[facet]]


@dataclass(frozen=True)
class Boxes:
    """The boxes with what they offer: many forms share them, and none changes them."""

    offered: Offered
    fields: dict[str, forms.Field]


_kept: dict[tuple[str, bool], Boxes] = {}
"""Those of one revision. To make them anew for each search takes a tenth of its time."""


def boxes_of(revision: str, *, is_of_one_group: bool) -> Boxes:
    """The boxes, made once for a revision of the public record; anew where none is given.

    Where one group is asked for they offer all groups, or else no more than tell that there are too many to choose
    from.
    """
    boxes = _kept.get((revision, is_of_one_group)) if revision else None
    if boxes is None:
        offered = _read_offered(is_of_one_group=is_of_one_group)
        boxes = Boxes(offered, _fields(offered))
        if revision:
            for other in list(_kept):
                if other[0] != revision:
                    _kept.pop(other, None)
            _kept[revision, is_of_one_group] = boxes
    return boxes


def forget_boxes() -> None:
    """What is kept is given up."""
    _kept.clear()


def _fields(offered: Offered) -> dict[str, forms.Field]:
    about_words = "Words, or a phrase in quotation marks. A word with a minus before it is left out."
    sorts = [("", "Any type"), *Sort.choices]
    fields: dict[str, forms.Field] = {
        "q": forms.CharField(
            label="Search the register", required=False, max_length=MOST_CHARACTERS, help_text=about_words
        ),
        "type": forms.ChoiceField(label="Type", required=False, choices=AsTheyAre(sorts)),
    }
    for name, label in (("kind", "Kind of group"), ("area", "Area"), ("theme", "Theme")):
        choices = AsTheyAre(offered.choices(name))
        fields[name] = forms.ChoiceField(label=label, required=False, choices=choices)
    groups = AsTheyAre(offered.choices("group"))
    fields["group"] = GroupField(label="Group", required=False, empty_label=None, choices=groups)
    for name, label in (("from", "From"), ("to", "To")):
        about_days = "A year, a month or a day."
        fields[name] = PartialDateBox(label=label, required=False, max_length=40, help_text=about_days)
    fields["order"] = forms.ChoiceField(label="Order", required=False, choices=Order.choices)
    for each in fields.values():
        dress(each)
    return fields


def _read_offered(*, is_of_one_group: bool) -> Offered:
    all_groups = _groups().all()
    groups = all_groups if is_of_one_group else all_groups[: MOST_TO_CHOOSE_FROM + 1]
    offered: dict[str, list[tuple[str, str]]] = {name: [] for name in FACETS}
    for name, key, text in _all_but_groups().all():
        offered[name].append((key, text))
    offered["group"] += groups
    of_facet = {name: by_name(choices) for name, choices in offered.items()}
    return Offered(of_facet, sha256(repr(of_facet).encode()).hexdigest())


# To put a query together costs more than to ask it.
@cache
def _all_but_groups() -> QuerySet[Any, tuple[str, str, str]]:
    named = [
        GroupKind.objects.order_by().values_list(Value("kind"), "code", "plural"),
        Area.objects.order_by().values_list(Value("area"), "key", "name"),
        Theme.objects.order_by().values_list(Value("theme"), "key", "name"),
    ]
    return named[0].union(*named[1:], all=True)


@cache
def _groups() -> QuerySet[AdvisoryGroup, tuple[str, str]]:
    return AdvisoryGroup.objects.visible_to(Audience.PUBLIC).order_by("pk").values_list("key", "name")
