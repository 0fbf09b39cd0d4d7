"""The filter of a list by one group: a list to choose from, or a box to type into where there are too many."""

from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django_filters.fields import ChoiceField

MOST_TO_CHOOSE_FROM = 300
LONGEST_SHOWN = 80
HINT = "The name of a group, or its key: the last part of the address of its page."


class GroupField(ChoiceField):
    """One of the groups that are offered, by its key or by its name as the register writes it now."""

    @property
    def is_typed(self) -> bool:
        """Whether there are too many groups to choose from a list."""
        return sum(1 for _ in self.choices) > MOST_TO_CHOOSE_FROM

    def as_box(self) -> None:
        """Show a box to type into in place of the list."""
        self.widget = forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"})
        self.help_text = HINT

    def to_python(self, value: Any) -> str:
        """The key of the group that is meant; raises ValidationError where no group, or more than one, is."""
        typed = super().to_python(value)
        offered = [(str(key), str(label)) for key, label in self.choices if key]
        if not typed or typed in {key for key, _ in offered}:
            return str(typed)
        words = _plain(typed)
        found = [key for key, label in offered if words in (key, _plain(label))]
        if len(found) > 1:
            raise ValidationError(
                f"{len(found)} groups are called “{_shown(typed)}”. Give the key of one: {', '.join(found)}."
            )
        if not found and self.is_typed:
            raise ValidationError(
                f"No group is called “{_shown(typed)}”, nor is that a key. Find the group in the list of groups, "
                "and give its whole name."
            )
        return found[0] if found else str(typed)


class GroupFilter(django_filters.ChoiceFilter):
    """A filter by one group."""

    field_class = GroupField


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()


def _shown(typed: str) -> str:
    return "".join(character for character in typed if character.isprintable())[:LONGEST_SHOWN]
