"""Who may see an item and each of its decisions: boxes for publishers on the page on which minutes are written."""

from typing import Any

from django import forms

from groups.actions import set_audience
from groups.choices import WithholdingReason
from iag_registry.lib.audiences import Audience
from meetings.actions.decisions import as_line
from meetings.models import AgendaItem, Decision

LONGEST_SHOWN = 120


class AudienceForm(forms.Form):
    """Who may see one item or decision, and why it is withheld; one that someone else has decided since stays so."""

    audience = forms.ChoiceField(choices=Audience.choices, label="Who may see it", show_hidden_initial=True)
    withholding_reason = forms.ChoiceField(
        choices=[("", "–"), *WithholdingReason.choices],
        required=False,
        label="If not public, why?",
        show_hidden_initial=True,
    )

    def __init__(self, data: Any, *, row: AgendaItem | Decision) -> None:
        is_decision = isinstance(row, Decision)
        super().__init__(
            data,
            prefix=f"{'decision' if is_decision else 'whole'}-{row.pk}",
            initial={"audience": row.audience, "withholding_reason": row.withholding_reason},
        )
        self.row = row
        self.use_required_attribute = False
        self.words = as_line(row.text) if isinstance(row, Decision) else ""
        self.legend = f"Decision: {self.words[:LONGEST_SHOWN]}" if self.words else "The whole item"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        audience = cleaned.get("audience")
        if audience and audience != Audience.PUBLIC and not cleaned.get("withholding_reason"):
            self.add_error("withholding_reason", "Say why it is not public.")
        return cleaned

    def decide(self, *, by: Any, reason: str) -> bool:
        """Record what was chosen, unless the words are others by now; True where anything changed."""
        if not self.has_changed():
            return False
        row = type(self.row)._default_manager.filter(pk=self.row.pk).first()
        if row is None or (isinstance(row, Decision) and as_line(row.text) != self.words):
            return False
        set_audience(
            record=row,
            audience=Audience(self.cleaned_data["audience"]),
            withholding_reason=self.cleaned_data["withholding_reason"],
            reason=reason,
            by=by,
        )
        return True


def audience_forms(data: Any, item: AgendaItem) -> list[AudienceForm]:
    """The boxes of an item and of those of its decisions that were read with it."""
    return [AudienceForm(data, row=item), *(AudienceForm(data, row=decision) for decision in item.decisions.all())]
