"""The boxes of the search page."""

from typing import Any

from django import forms
from django.db.models import Value
from django.http import QueryDict

from groups.filtering import PartialDateBox, dress
from groups.group_filter import GroupField
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

    q = forms.CharField(
        label="Search the register",
        required=False,
        max_length=MOST_CHARACTERS,
        help_text="Words, or a phrase in quotation marks. A word with a minus before it is left out.",
    )
    type = forms.ChoiceField(label="Type", required=False, choices=[("", "Any type"), *Sort.choices])
    kind = forms.ChoiceField(label="Kind of group", required=False)
    area = forms.ChoiceField(label="Area", required=False)
    theme = forms.ChoiceField(label="Theme", required=False)
    group = GroupField(label="Group", required=False, empty_label=None)

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data)
        for name, label in (("from", "From"), ("to", "To")):
            self.fields[name] = PartialDateBox(
                label=label, required=False, max_length=40, help_text="A year, a month or a day."
            )
        self.fields["order"] = forms.ChoiceField(label="Order", required=False, choices=Order.choices)
        offered = _offered()
        for name in FACETS:
            field: Any = self.fields[name]
            field.choices = [("", f"Any {name}"), *offered[name]]
        for each in self.fields.values():
            dress(each)

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


def _offered() -> dict[str, list[tuple[str, str]]]:
    """The keys and names of kinds, areas, themes and groups that the public may know of, in one query."""
    named = [
        GroupKind.objects.order_by().values_list(Value("kind"), "code", "plural"),
        Area.objects.order_by().values_list(Value("area"), "key", "name"),
        Theme.objects.order_by().values_list(Value("theme"), "key", "name"),
        AdvisoryGroup.objects.visible_to(Audience.PUBLIC).order_by().values_list(Value("group"), "key", "name"),
    ]
    offered: dict[str, list[tuple[str, str]]] = {name: [] for name in FACETS}
    for name, key, text in named[0].union(*named[1:], all=True):
        offered[name].append((key, text))
    return {name: sorted(choices, key=lambda choice: choice[1].casefold()) for name, choices in offered.items()}
