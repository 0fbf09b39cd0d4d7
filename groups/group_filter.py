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
    """One of the groups that are offered."""

    @property
    def is_typed(self) -> bool:
        """Whether there are too many groups to choose from a list."""
        return sum(1 for key, _ in self.choices if key) > MOST_TO_CHOOSE_FROM

    def as_box(self) -> None:
        """Show a box to type into in place of the list."""
        self.widget = forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"})
        self.help_text = HINT

    def validate(self, value: Any) -> None:
        """Only a key will do; a name is led to the list of its key (`former_keys`). Raises ValidationError."""
        typed = " ".join(str(value or "").split())
        if typed and self.is_typed and not self.valid_value(typed):
            shown = "".join(character for character in typed if character.isprintable())[:LONGEST_SHOWN]
            alike = [str(key) for key, label in self.choices if str(label).casefold() == typed.casefold()]
            if alike:
                raise ValidationError(
                    f"{len(alike)} groups are called “{shown}”. Give the key of one: {', '.join(alike)}."
                )
            raise ValidationError(
                f"No group is called “{shown}”, nor is that a key. Find the group in the list of groups, "
                "and give its whole name."
            )
        super().validate(value)


class GroupFilter(django_filters.ChoiceFilter):
    """A filter by one group."""

    field_class = GroupField
