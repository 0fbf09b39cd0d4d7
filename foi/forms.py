"""The form of a question: what it takes, the day and, for staff, the moment and the audience."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from foi.catalogue import Answer, Question
from foi.catalogue.wording import capital, listed
from foi.form_fields import BoundField, DayField, MomentField, TypedGroupsField, with_keys
from foi.models import InformationRequest
from foi.references import normalise
from groups.choices import AreaKind
from groups.group_filter import Groups, too_many
from groups.models import AdvisoryGroup, Area, GroupKind, Theme
from iag_registry.lib.audiences import Audience
from iag_registry.lib.on_day import ON_EXAMPLES
from iag_registry.lib.partial_dates import PartialDate

BOUNDS = {"since": " Empty means from the first meeting on.", "until": " Empty means up to the day of the answer."}
"""The first and the last day of the time that is asked about, and what it means to give none."""
NEEDED = {
    "themes": "Choose at least one theme",
    "groups": "Choose at least one group",
    "themes or groups": "Choose at least one theme or group",
    "areas": "Choose an area",
    "since": "Give the first day",
}
"""What is still to be done, by what a question needs."""
BOXES = {"themes": "theme", "groups": "group"}
"""The box in which what a question needs is chosen."""
AUDIENCES = [Audience.PUBLIC, Audience.ON_REQUEST, Audience.STAFF]


@dataclass(frozen=True)
class Mistake:
    """One thing in the query that cannot be used: which parameter, and what to do about it."""

    parameter: str
    message: str
    has_field: bool


@dataclass(frozen=True)
class Box:
    """One box of the form; a long list of choices is folded away unless something must be chosen in it."""

    field: Any
    chosen: str
    is_open: bool


class AskForm(forms.Form):
    """What a question takes, read from the query of an address; the page and every download share it."""

    def __init__(
        self, question: Question, query: QueryDict, *, today: date, for_staff: bool = False, opens: bool = False
    ) -> None:
        """With `opens` the query fills boxes, and nothing is asked yet."""
        super().__init__(query)
        self.opens = opens
        self.question = question
        self.query = query
        if "themes" in question.takes:
            self.fields["theme"] = _choices(
                "Themes",
                Theme.objects,
                ("key", "name"),
                required="themes" in question.needs,
                hint=self._one_of_several("themes"),
            )
        if "kinds" in question.takes:
            hint = "None chosen means every kind that the question is about."
            self.fields["kind"] = _choices("Kinds", GroupKind.objects, ("code", "plural"), hint=hint)
        if "areas" in question.takes:
            needed = "areas" in question.needs
            self.fields["area"] = forms.ChoiceField(
                label="Area",
                required=needed,
                choices=[
                    ("", "Choose an area" if needed else "Any area"),
                    *Area.objects.order_by("name").values_list("key", "name"),
                ],
                error_messages={
                    "required": "Choose an area.",
                    "invalid_choice": "“%(value)s” is not an area of the register. Choose one of the list.",
                },
            )
        if "groups" in question.takes:
            hint = self._one_of_several("groups") or (
                "" if "groups" in question.needs else "None chosen means every group, unless a theme is chosen."
            )
            offered = _groups_offered(for_staff)
            self.query = self.data = with_keys(query, offered)
            self.fields["group"] = _groups(offered, needed="groups" in question.needs, hint=hint)
        for name, hint in BOUNDS.items():
            if name in question.takes:
                self.fields[name] = BoundField(
                    today=today,
                    needed=name in question.needs,
                    label=capital(name),
                    help_text=f"A day like {ON_EXAMPLES}.{'' if name in question.needs else hint}",
                )
        self.fields["on"] = DayField(
            today=today, label="As at", help_text=f"A day like {ON_EXAMPLES}. Empty means today."
        )
        if for_staff:
            self.fields["known_at"] = MomentField(
                label="As known at",
                help_text="A moment like 2022-06-30 15:30, or a day, which means its end. Empty means now.",
            )
            self.fields["request"] = forms.CharField(
                label="Request",
                required=False,
                max_length=60,
                help_text="The reference of the request that you answer, to stand on the letter.",
            )
            self.fields["audience"] = forms.ChoiceField(
                label="Audience",
                required=False,
                choices=[(each.value, each.label) for each in AUDIENCES],
                help_text="Who the answer is for. Only the answer for the public may be published.",
            )

    def _one_of_several(self, name: str) -> str:
        """The hint of a box that may be left empty where another is filled; empty for any other box."""
        if name not in self.question.needs_one_of:
            return ""
        return f"{NEEDED[' or '.join(self.question.needs_one_of)]}."

    def clean_area(self) -> str:
        """Refuse a place that another force polices, and say who does."""
        key: str = self.cleaned_data["area"]
        outside = Area.objects.filter(key=key, kind=AreaKind.OUTSIDE).first() if key else None
        if outside:
            raise ValidationError(f"{outside.name} is policed by {outside.policed_by}. Choose an area of this force.")
        return key

    def clean_request(self) -> str:
        """The reference as printed of a request that the register holds; a restricted one is as if there were none."""
        typed: str = self.cleaned_data["request"].strip()
        if not typed:
            return ""
        held = InformationRequest.objects.exclude(audience=Audience.RESTRICTED)
        found = held.filter(reference_key=normalise(typed)).first()
        if found is None:
            raise ValidationError(
                f"“{typed}” is not the reference of a request in the register. Check it, or add the request first."
            )
        return found.reference

    def clean(self) -> dict[str, Any]:
        """Refuse parameters that the question does not take, rather than answer something else than was asked."""
        self._check_bounds()
        self._check_one_of_several()
        for name in self.query:
            if name not in self.fields:
                shown = "".join(character for character in name if character.isprintable())[:40]
                taken = ", ".join(self.fields)
                self.add_error(None, f"“{shown}” is not a parameter of this question. It takes: {taken}.")
        return self.cleaned_data

    def _check_bounds(self) -> None:
        """Refuse a time that ends before it begins, and one that ends after the day of the answer."""
        since, until, on = (self.cleaned_data.get(name) for name in ("since", "until", "on"))
        if until and on and until > on:
            self.add_error("until", f"This lies after {PartialDate.of(on).words}, the day of the answer.")
        elif since and (until or on) and since > (until or on):
            self.add_error("since", "The time ends before it begins. Give an earlier day.")

    def _check_one_of_several(self) -> None:
        """Refuse a question that needs a theme or a group where neither is chosen; one that cannot be used is said."""
        boxes = [BOXES[name] for name in self.question.needs_one_of]
        if boxes and not any(self.cleaned_data.get(box) or box in self.errors for box in boxes):
            self.add_error(boxes[0], self._one_of_several(self.question.needs_one_of[0]))

    @property
    def is_asked(self) -> bool:
        """Whether there is something to answer: a query that is more than a day to begin with, or no need of one."""
        if not self._needs_something:
            return True
        return bool(self.query) and not self.opens and not self._only_names_a_day

    @property
    def _needs_something(self) -> bool:
        return bool(self.question.needs or self.question.needs_one_of)

    @property
    def _only_names_a_day(self) -> bool:
        """Whether the address leads here from a page read on an earlier day, or from a request: the form opens so."""
        named = {name for name in self.query if self.query[name]}
        return bool(named) and named <= {"on", "request"} and not {"on", "request"}.intersection(self.errors)

    @property
    def prompt(self) -> str:
        """What is still to be chosen, where only the day is; else empty."""
        if not self._needs_something or not self._only_names_a_day:
            return ""
        day = PartialDate.of(self.cleaned_data["on"]).words
        needed = " or ".join(self.question.needs_one_of) or self.question.needs[0]
        return f"{NEEDED[needed]} to have the answer as at {day}."

    @property
    def boxes(self) -> Iterable[Box]:
        """The boxes in their order, those with many choices with what is chosen in each."""
        needed = {BOXES[name] for name in (*self.question.needs, *self.question.needs_one_of[:1]) if name in BOXES}
        for field in self:
            labels = dict(getattr(field.field, "choices", ()))
            values = self.query.getlist(field.html_name)
            chosen = [str(labels[value]) for value in values if value in labels]
            is_open = field.html_name in needed and not any(any(self.query.getlist(box)) for box in BOXES.values())
            has_mistake = self.is_asked and field.html_name in self.errors
            yield Box(field, listed(chosen) if chosen else "none chosen", is_open or has_mistake)

    @property
    def mistakes(self) -> Iterable[Mistake]:
        """What is wrong with the query, in the order of the form."""
        if not self.is_asked:
            return []
        return [
            Mistake(
                name,
                f"{self.fields[name].label}: {message}" if name in self.fields else str(message),
                name in self.fields,
            )
            for name in (*(each for each in self.fields if each in self.errors), *({*self.errors} - {*self.fields}))
            for message in self.errors[name]
        ]

    def answer(self, audience: Audience = Audience.PUBLIC) -> Answer:
        """The answer to what was asked, once the form is valid; staff choose the audience in the form."""
        asked: Mapping[str, Any] = self.cleaned_data
        answer = self.question.answer(
            on=asked["on"],
            known_at=asked.get("known_at"),
            audience=Audience(asked.get("audience") or audience),
            themes=asked.get("theme", ()),
            kinds=asked.get("kind", ()),
            areas=[asked["area"]] if asked.get("area") else (),
            groups=asked.get("group", ()),
            since=asked.get("since"),
            until=asked.get("until"),
        )
        return replace(answer, request=asked.get("request", ""))


def _groups_offered(for_staff: bool) -> Groups:
    """The groups that the reader may know of; to the public one that is hidden is none of the register."""
    audience = Audience.STAFF if for_staff else Audience.PUBLIC
    groups = AdvisoryGroup.objects.visible_to(audience).order_by("name", "pk")
    return [(key, capital(name)) for key, name in groups.values_list("key", "name")]


def _groups(offered: Groups, *, needed: bool, hint: str) -> forms.MultipleChoiceField:
    if too_many(offered):
        words = {"required": "Choose at least one group."}
        return TypedGroupsField(label="Groups", required=needed, help_text=hint, groups=offered, error_messages=words)
    return _chosen("Groups", offered, required=needed, hint=hint)


def _choices(
    label: str, rows: Any, columns: tuple[str, str], *, required: bool = False, hint: str = ""
) -> forms.MultipleChoiceField:
    choices = [(key, capital(name)) for key, name in rows.values_list(*columns)]
    return _chosen(label, choices, required=required, hint=hint)


def _chosen(label: str, choices: Sequence[tuple[str, str]], *, required: bool, hint: str) -> forms.MultipleChoiceField:
    one = label.removesuffix("s").lower()
    choose = f"Choose at least one {one}."
    return forms.MultipleChoiceField(
        label=label,
        required=required,
        help_text=hint or (choose if required else ""),
        choices=choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": choose,
            "invalid_choice": f"“%(value)s” is not a {one} of the register. Choose from the list.",
        },
    )
