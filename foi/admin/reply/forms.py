"""The forms of the decisions on what is not given: each asks for what its exemption asks for, and for nothing else."""

from typing import Any

from django import forms

from foi.actions.withholding import Reasons, seen_of
from foi.admin.reply.pages import wide
from foi.choices import AlsoNeeded, ExemptionKind, ExemptionTest, Prejudice
from foi.models import Exemption, InformationRequest, WithholdingGround
from foi.searches import estimate_of

FIRST = "s40_2"
"""The section that is offered first: most of what is withheld is about people."""
LABELS = {
    AlsoNeeded.ESTIMATE: "How can the request be narrowed?",
    AlsoNeeded.PLACE: "Where can the information be had?",
    AlsoNeeded.OPINION: "Whose opinion is it, of which day, and what does it say?",
}


class ReasonsForm(forms.Form):
    """Why one exemption applies; the boxes follow from the exemption."""

    why = forms.CharField(
        label="Why does it apply?", required=False, widget=wide(), help_text="Goes into the letter and the schedule."
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    """The reasons as they were when the page was opened."""
    why_is_exempt = forms.BooleanField(
        label="To say why would itself give away what is exempt (section 17(4))", required=False
    )

    def __init__(
        self,
        *args: Any,
        exemption: Exemption,
        asked_for: InformationRequest,
        ground: WithholdingGround | None = None,
        **kwargs: Any,
    ) -> None:
        if ground is not None:
            kwargs.setdefault("initial", {name: getattr(ground, name) for name in REASONS} | {"seen": seen_of(ground)})
        super().__init__(*args, **kwargs)
        self.exemption = exemption
        self.use_required_attribute = False
        limbs = [(limb, f"{exemption.section}{exemption.subsection}{limb}") for limb in exemption.limbs.split("\n")]
        if len(limbs) > 1:
            self.fields["limb"] = forms.ChoiceField(label="Which limb?", choices=[("", "Choose one"), *limbs])
        if exemption.test in (ExemptionTest.PREJUDICE, ExemptionTest.BY_LIMB):
            self.fields["prejudice"] = forms.ChoiceField(
                label="How likely is the harm?",
                choices=[("", "Choose one"), *Prejudice.choices],
                required=exemption.test == ExemptionTest.PREJUDICE,
            )
        if exemption.kind == ExemptionKind.QUALIFIED:
            self._add_public_interest()
        if exemption.also_needed == AlsoNeeded.ESTIMATE:
            estimate = estimate_of(asked_for)
            self.fields["estimate_hours"] = forms.DecimalField(
                label="How many hours would it take?",
                max_digits=7,
                decimal_places=2,
                min_value=0,
                initial=round(estimate.minutes / 60, 2) or None,
                help_text=f"The search log of this request comes to {estimate.words}.",
            )
        if exemption.also_needed:
            self.fields["more"] = forms.CharField(label=LABELS[AlsoNeeded(exemption.also_needed)], widget=wide())
        for name, field in self.fields.items():
            if field.help_text:
                field.widget.attrs["aria-describedby"] = f"{self[name].id_for_label}_helptext"

    def _add_public_interest(self) -> None:
        boxes = {
            "interest_for": "What speaks for disclosure?",
            "interest_against": "What speaks against it?",
            "balance": "Where does the balance lie, and why?",
        }
        for name, label in boxes.items():
            self.fields[name] = forms.CharField(label=label, required=False, widget=wide(2))
        self.fields["decision_expected"] = forms.DateField(
            label="Or by which day will the public interest be decided?",
            required=False,
            help_text="A day like 28/9/2027, only where the time for it was extended.",
        )

    def reasons(self) -> Reasons:
        """What was given, once the form is valid."""
        given = {name: value for name, value in self.cleaned_data.items() if name in REASONS and value is not None}
        return Reasons(self.exemption, **given)


REASONS = (
    *("limb", "why", "why_is_exempt", "prejudice", "interest_for", "interest_against", "balance"),
    *("decision_expected", "estimate_hours", "more"),
)
"""The boxes of a ground."""


class PlaceForm(ReasonsForm):
    """Withholding one place of an answer."""

    everywhere = forms.BooleanField(
        label="Take these words out wherever they stand in the answers of this reply",
        required=False,
        initial=True,
        help_text="Other forms of the same name go too.",
    )


class ItemForm(ReasonsForm):
    """Withholding something that is told in words: what a part asks for, or the gaps in minutes."""

    what = forms.CharField(
        label="What is withheld?",
        max_length=300,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text="Shown to anyone. Give none of it away.",
    )
    field_order = ("what",)


class NeitherForm(forms.Form):
    """The sections under which it is neither confirmed nor denied that anything is held."""

    exemptions = forms.ModelMultipleChoiceField(
        label="Under which sections?",
        queryset=Exemption.objects.exclude(ncnd_provision=""),
        widget=forms.CheckboxSelectMultiple,
        help_text="The letter says the words of the section and no others, the same whether or not anything is held.",
        error_messages={"required": "Choose at least one section."},
    )
    opinion = forms.CharField(
        label="For section 36: whose opinion is it, of which day, and what does it say?",
        required=False,
        widget=wide(2),
        help_text="The qualified person’s reasonable opinion. Kept for the record: the letter leaves it out.",
    )
    estimate_hours = forms.DecimalField(
        label="For section 12: how many hours would it take to find out whether it is held?",
        required=False,
        max_digits=7,
        decimal_places=2,
        min_value=0,
    )
    advice = forms.CharField(
        label="For section 12: how can the request be narrowed?",
        required=False,
        widget=wide(2),
        help_text="Goes into the letter. Give nothing away of what is held.",
    )


class ElsewhereForm(forms.Form):
    """Why words that are withheld may stand elsewhere in the reply."""

    elsewhere = forms.CharField(
        label="Why may the same words stand elsewhere in the reply?",
        required=False,
        widget=wide(2),
        help_text="Only where they mean something else there. Kept for the record, for staff.",
    )
    as_opened = forms.CharField(required=False, widget=forms.HiddenInput)


def sections(chosen: Exemption) -> list[tuple[str, str, bool]]:
    """The exemptions to choose from: the code, the words, and whether it is the one that is chosen."""
    return [(each.code, str(each), each.pk == chosen.pk) for each in Exemption.objects.all()]


def exemption_asked_for(code: str) -> Exemption | None:
    """The exemption of this code, or the one that is offered first; None where there is no reference data."""
    rows = Exemption.objects
    return rows.filter(code=code).first() or rows.filter(code=FIRST).first() or rows.first()
