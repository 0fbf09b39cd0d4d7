"""The filter of a list by one group: a list to choose from, or a box to type into where there are too many."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django_filters.fields import ChoiceField

MOST_TO_CHOOSE_FROM = 300
LONGEST_SHOWN = 80
HINT = "The name of a group, or its key: the last part of the address of its page."


Groups = Sequence[tuple[Any, Any]]
"""Groups that can be chosen: the key and the name of each; an empty key stands for no group."""


def too_many(groups: Groups) -> bool:
    """Whether there are too many groups to choose from a list."""
    return sum(1 for key, _ in groups if key) > MOST_TO_CHOOSE_FROM


def keys_by_words(groups: Groups) -> dict[str, list[str]]:
    """The keys of groups by what may be typed for each, in small letters: its name, or its key."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for key, name in groups:
        for words in {str(key).casefold(), " ".join(str(name).split()).casefold()} if key else ():
            found[words].append(str(key))
    return found


def no_one_group(typed: str, groups: Groups) -> ValidationError:
    """What is said to words that are no key, and the name of no group or of several."""
    shown = "".join(character for character in typed if character.isprintable())[:LONGEST_SHOWN]
    if alike := keys_by_words(groups).get(typed.casefold()):
        keys = ", ".join(sorted(alike))
        return ValidationError(f"{len(alike)} groups are called “{shown}”. Give the key of one: {keys}.")
    return ValidationError(
        f"No group is called “{shown}”, nor is that a key. Find the group in the list of groups, "
        "and give its whole name."
    )


class GroupField(ChoiceField):
    """One of the groups that are offered."""

    @property
    def is_typed(self) -> bool:
        """Whether there are too many groups to choose from a list."""
        return too_many(list(self.choices))

    def as_box(self) -> None:
        """Show a box to type into in place of the list."""
        self.widget = forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"})
        self.help_text = HINT

    def validate(self, value: Any) -> None:
        """Only a key will do; a name is led to the list of its key (`former_keys`). Raises ValidationError."""
        typed = " ".join(str(value or "").split())
        if typed and self.is_typed and not self.valid_value(typed):
            raise no_one_group(typed, list(self.choices))
        super().validate(value)


class GroupFilter(django_filters.ChoiceFilter):
    """A filter by one group."""

    field_class = GroupField
