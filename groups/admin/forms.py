"""The forms of the staff screens: each problem at its field, a reason for each change, no change overwritten unseen."""

from collections.abc import Collection, Sequence
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import BaseConstraint
from django.utils.html import format_html

from groups.actions import NAMES_SOMEONE, names_for_a_publisher, refuse_to_delete, why_a_publisher
from groups.admin.record_field import RecordChoiceField
from groups.admin.timeline import said_since
from groups.admin.versions import lock, parts_of, stamp
from groups.choices import WithholdingReason
from groups.doubts import doubt_of
from groups.models import Person
from groups.models.record import DatedFact, Record
from iag_registry.lib.audiences import Audience

PLACE_OF_PROBLEM = {
    "approval_named": "approved_at",
    "approved_at_another": "approved_at",
    "code_once": "code",
    "dated": "start",
    "end_reason_with_end": "end",
    "held_has_file": "file_name",
    "lines_in_order": "last_line",
    "number_has_comparator": "comparator",
    "number_once": "number",
    "observed_not_after_end": "end",
    "one_chair": "role_type",
    "one_open": "unit",
    "policed_by_when_outside": "policed_by",
    "position_once": "position",
    "public_file_is_clean": "file",
    "postponed_to_another": "postponed_to",
    "postponed_to_when_postponed": "postponed_to",
    "reason_given": "reason",
    "reason_when_withheld": "withholding_reason",
    "reference_given": "reference",
    "slug_once": "slug",
    "slug_once_without_group": "slug",
    "start_not_after_end": "end",
    "start_time_not_after_end_time": "end_time",
    "two_areas": "unit",
    "two_bodies": "second",
    "two_people": "second",
}
"""At which field the message of a constraint stands, by the last part of the constraint's name."""

FILLED_FROM = {"reference_key": "reference"}
"""Columns that are worked out from what is typed into a box."""

OVERTAKEN = (
    "Someone else changed this record after you opened it, so nothing has been saved yet. What you typed is still "
    "here. Compare it with these changes, and save again if yours should stand:"
)


class EntryForm(forms.ModelForm):
    """A record, or an entry on the page of one. The page sets `request` and `model_admin` on the class."""

    request: Any
    model_admin: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.judged_on_its_page = True
        for name, field in self.fields.items():
            if isinstance(field, RecordChoiceField) and getattr(self.instance, f"{name}_id", None):
                field.kept = getattr(self.instance, name)
                self.initial[name] = field.prepare_value(field.kept)
            if name in {"key", "code", "reference"}:
                field.error_messages["unique"] = f"Another record has this {name} already. Choose a different one."
        reason = self.fields.get("withholding_reason")
        if reason and self.instance._state.adding and not self.initial.get("withholding_reason"):
            self.initial["withholding_reason"] = WithholdingReason.NOT_CONSIDERED
        self._show_what_is_for_a_publisher()
        self._show_doubt()

    def _show_what_is_for_a_publisher(self) -> None:
        """Say beside the boxes of a name, before anything is typed, that the name is a publisher's business."""
        boxes = {*NAMES_SOMEONE, "name"}.intersection(self.fields)
        if boxes and not self.model_admin.may_publish(self.request) and (why := why_a_publisher(self.instance)):
            for name in boxes if "name" not in boxes or isinstance(self.instance, Person) else ():
                self.fields[name].help_text = why

    def _show_doubt(self) -> None:
        """Say beside the box for the day on which something was seen that the day is unlikely."""
        field = self.fields.get("observed")
        doubt = doubt_of(self.instance) if field and isinstance(self.instance, DatedFact) else ""
        if field and doubt:
            usual = self.base_fields["observed"].help_text
            field.help_text = format_html('{} <strong class="staff-doubt">Please check: {}</strong>', usual, doubt)

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        self._forget_why_it_was_withheld()
        may_publish = self.model_admin.may_publish(self.request)
        for name in names_for_a_publisher(record=self.instance, changed=self.changed_data, may_publish=may_publish):
            self.add_error(name, why_a_publisher(self.instance))
        return cleaned

    def _forget_why_it_was_withheld(self) -> None:
        """What is made public now has nothing to explain: the reason that still stands in its box goes with it."""
        made_public = "audience" in self.changed_data and self.cleaned_data.get("audience") == Audience.PUBLIC
        if made_public and "withholding_reason" not in self.changed_data and "withholding_reason" in self.fields:
            self.cleaned_data["withholding_reason"] = ""

    def _get_validation_exclusions(self) -> set[str]:
        """What is worked out from a box is looked at too."""
        return super()._get_validation_exclusions() - FILLED_FROM.keys()  # type: ignore[misc]

    def _update_errors(self, errors: ValidationError) -> None:
        """Say at a box what is wrong with a column that is worked out from it."""
        if hasattr(errors, "error_dict"):
            errors.error_dict = {FILLED_FROM.get(name, name): said for name, said in errors.error_dict.items()}
        super()._update_errors(errors)  # type: ignore[misc]

    def _post_clean(self) -> None:
        """Try each constraint, also one about a field that is not on the form, and say it where it can be put right.

        The model tries them as well, but without those fields, and can only say it above the form.
        """
        self.unreadable = set(self.errors)
        super()._post_clean()  # type: ignore[misc]
        wrong = {name for name in self.errors if name != NON_FIELD_ERRORS}
        for model, constraints in self.instance.get_constraints():
            for constraint in constraints:
                try:
                    constraint.validate(model, self.instance, exclude=wrong)
                except ValidationError as problem:
                    self._move(problem, self._place(constraint))
        self._show_doubt()

    def judge(self, typed: Sequence[Record] = (), replaced: Collection[int] = ()) -> None:
        """Say what is wrong with the record beside others: those typed on its page, and those kept elsewhere."""
        if self.unreadable.intersection({"start", "end", "observed"}):
            return
        try:
            self.instance.refuse_beside_typed(typed, replaced)
        except ValidationError as problem:
            for name, said in problem.message_dict.items():
                place = FILLED_FROM.get(name, name)
                self.add_error(place if place in self.fields else None, said)

    def _move(self, problem: ValidationError, place: str | None) -> None:
        above: Any = self.errors.get(NON_FIELD_ERRORS)
        if above is not None:
            above.data = [said for said in above.data if not set(problem.messages) & set(said.messages)]
            if not above.data:
                del self.errors[NON_FIELD_ERRORS]
        self.add_error(place, problem.messages)

    def _place(self, constraint: BaseConstraint) -> str | None:
        options = self.instance._meta
        ending = constraint.name.removeprefix(f"{options.app_label}_{options.model_name}_")
        place = PLACE_OF_PROBLEM.get(ending, ending.removesuffix("_shape").removesuffix("_known"))
        return place if place in self.fields else None


class RecordForm(EntryForm):
    """The main form of a page: with it go the reason for the change and the version that the page showed."""

    change_reason = forms.CharField(
        label="Why are you making this change?",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
        help_text="Kept with the change for good. For example: the chair told us on 3 May that she has stepped down.",
    )
    # Not called "version": a document has a column of that name.
    as_opened = forms.CharField(required=False, max_length=4000, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and "as_opened" in self.fields:
            self.fields["change_reason"].required = True
            if not self.is_bound:
                self.initial["as_opened"] = self._version_now()

    def _post_clean(self) -> None:
        super()._post_clean()
        self.judge()

    def _version_now(self) -> str:
        return stamp(parts_of(self.model_admin, self.request.user), self.instance.pk, self.request.user)

    @property
    def record_changed(self) -> bool:
        """True where a column of the record itself has changed."""
        return not {"change_reason", "as_opened"}.issuperset(self.changed_data)

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if refusal := getattr(self.request, "refusal", None):
            raise ValidationError(refusal)
        if self.instance.pk and "as_opened" in self.fields:
            self._refuse_to_overwrite()
        return cleaned

    def _refuse_to_overwrite(self) -> None:
        """Save nothing where someone has changed the record or an entry of its page since the page was opened."""
        parts = parts_of(self.model_admin, self.request.user)
        lock(parts, self.instance.pk)
        shown, now = self.cleaned_data.get("as_opened", ""), self._version_now()
        if shown == now:
            return
        typed: Any = self.data
        self.data = typed.copy()
        self.data[self.add_prefix("as_opened")] = now  # type: ignore[index]
        lines = said_since(shown, parts, self.instance.pk, self.request.user)
        raise ValidationError([OVERTAKEN, *lines])


class EntryFormSet(forms.BaseInlineFormSet):
    """The entries of one sort on the page of a record."""

    request: Any
    model_admin: Any

    def clean(self) -> None:
        super().clean()
        for form in self.deleted_forms:
            refuse_to_delete(record=form.instance, may_publish=self.model_admin.may_publish(self.request))
        self._judge_together()

    def _judge_together(self) -> None:
        """Judge each entry beside the others as typed, so that one save may end one and begin its follower."""
        forms: list[Any] = [
            form for form in self.forms if form not in self.deleted_forms and form not in self._empty_forms
        ]
        replaced = {form.instance.pk for form in self.initial_forms}
        for form in forms:
            if form.has_changed():
                form.judge([other.instance for other in forms if other is not form], replaced)

    @property
    def _empty_forms(self) -> list[Any]:
        return [form for form in self.extra_forms if not form.has_changed()]

    def get_unique_error_message(self, unique_check: Any) -> str:
        model: Any = self.model
        labels = [str(model._meta.get_field(name).verbose_name) for name in unique_check if name != self.fk.name]
        return f"Two entries here have the same {' and '.join(labels)}. Change or delete one of them."

    def get_form_error(self) -> str:
        return "This entry and another are alike."
