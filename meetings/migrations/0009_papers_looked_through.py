"""A paper says what is hidden in its file, and cannot be public with it.

Nobody has looked through the files that are kept by now. Those that are public are withheld for staff, with a row in
their history that says why: to make one public again looks it through.
"""

from django.db import migrations, models
from django.utils import timezone

WHY = "Withheld until its file has been looked through for hidden data. To make it public looks it through."


def withhold(apps, _):
    paper, history = (apps.get_model("meetings", name) for name in ("Paper", "HistoricalPaper"))
    for row in paper.objects.filter(audience="public").exclude(file=""):
        row.audience, row.withholding_reason = "staff", "not_considered"
        row.save(update_fields=["audience", "withholding_reason"])
        kept = {field.attname: getattr(row, field.attname) for field in paper._meta.concrete_fields}
        history.objects.create(
            **kept, history_date=timezone.now(), history_type="~", history_change_reason=WHY, history_user=None
        )


class Migration(migrations.Migration):
    dependencies = [("meetings", "0008_reasons_of_steps")]

    operations = [
        *(
            migrations.AddField(model, name, field)
            for model in ("historicalpaper", "paper")
            for name, field in (
                ("hidden_data", models.TextField(blank=True, editable=False)),
                (
                    "is_looked_through",
                    models.BooleanField(
                        default=False, editable=False, verbose_name="looked through for hidden data"
                    ),
                ),
            )
        ),
        migrations.RunPython(withhold, migrations.RunPython.noop),
        migrations.AddConstraint(
            "paper",
            models.CheckConstraint(
                condition=~models.Q(audience="public")
                | models.Q(file="")
                | models.Q(is_looked_through=True, hidden_data=""),
                name="meetings_paper_public_file_is_clean",
                violation_error_message="This file cannot be public, because it holds more than its pages show.",
            ),
        ),
    ]
