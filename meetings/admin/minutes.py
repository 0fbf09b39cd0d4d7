from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from groups.admin.base import OwnFields, RecordAdmin
from meetings.choices import MinutesStage
from meetings.models import Minutes

DRAFTED = (MinutesStage.NONE, MinutesStage.DRAFT, MinutesStage.CIRCULATED)
APPROVAL = ("stage", "approved_at", "approved_by_procedure", "approved_on", "reason")


class MinutesRules(OwnFields):
    """Editors draft and circulate minutes; a publisher records approval, publishes, corrects and withdraws."""

    def formfield_for_choice_field(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        if db_field.name == "stage" and not self.may_publish(request):
            kwargs["choices"] = [(stage.value, stage.label) for stage in DRAFTED]
        return super().formfield_for_choice_field(db_field, request, **kwargs)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        fields = [*super().get_readonly_fields(request, obj)]
        minutes = obj if isinstance(obj, Minutes) else Minutes.objects.filter(meeting=obj).first() if obj else None
        if minutes and minutes.stage not in DRAFTED and not self.may_publish(request):
            fields += APPROVAL
        return fields


@admin.register(Minutes)
class MinutesAdmin(MinutesRules, RecordAdmin):
    """What is known of the minutes of each meeting."""

    list_display = ("meeting", "stage", "approved_on", "expected", "audience")
    list_filter = ("stage", "audience")
    list_select_related = ("meeting", "meeting__group")
    search_fields = ("meeting__title", "meeting__group__name", "reason")
    fields = (
        "meeting",
        "stage",
        ("approved_at", "approved_by_procedure", "approved_on"),
        ("reason", "expected"),
        "source",
        "audience",
    )
    restoring_publishes = True
