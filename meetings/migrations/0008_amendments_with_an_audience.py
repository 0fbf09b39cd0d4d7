"""A change agreed at approval can be withheld; those recorded until now were published, and stay public."""

from django.db import migrations, models

AUDIENCES = [
    ("public", "Public"),
    ("on_request", "On request, considered case by case"),
    ("staff", "Staff"),
    ("restricted", "Restricted"),
]
REASONS = [
    ("s40_2", "personal information, s.40(2)"),
    ("s31_1", "law enforcement, s.31(1)"),
    ("s38_1", "health and safety, s.38(1)"),
    ("s41_1", "given in confidence, s.41(1)"),
    ("no_consent", "no recorded consent to publish"),
    ("not_considered", "not yet considered for publication"),
]


def columns(model):
    """Existing rows become public; new ones are for staff unless something else is said."""
    return [
        migrations.AddField(model, "audience", models.CharField(choices=AUDIENCES, default="public", max_length=20)),
        migrations.AlterField(model, "audience", models.CharField(choices=AUDIENCES, default="staff", max_length=20)),
        migrations.AddField(
            model, "withholding_reason", models.CharField(blank=True, choices=REASONS, max_length=20, default="")
        ),
        migrations.AlterField(model, "withholding_reason", models.CharField(blank=True, choices=REASONS, max_length=20)),
    ]


class Migration(migrations.Migration):
    dependencies = [("meetings", "0007_minutes_are_told_with_their_meeting")]

    operations = [
        *columns("amendment"),
        *columns("historicalamendment"),
        migrations.AddConstraint(
            "amendment",
            models.CheckConstraint(
                condition=models.Q(audience__in=["on_request", "public", "restricted", "staff"]),
                name="meetings_amendment_audience_known",
                violation_error_message="Choose one of the offered values for “audience”.",
            ),
        ),
        migrations.AddConstraint(
            "amendment",
            models.CheckConstraint(
                condition=models.Q(
                    withholding_reason__in=["", "no_consent", "not_considered", "s31_1", "s38_1", "s40_2", "s41_1"]
                ),
                name="meetings_amendment_withholding_reason_known",
                violation_error_message="Choose one of the offered values for “withholding reason”.",
            ),
        ),
        migrations.AddConstraint(
            "amendment",
            models.CheckConstraint(
                condition=models.Q(audience="public", withholding_reason="")
                | (~models.Q(audience="public") & ~models.Q(withholding_reason="")),
                name="meetings_amendment_reason_when_withheld",
                violation_error_message=(
                    "Say why the name is withheld, or make it public: a public entry has no reason for withholding."
                ),
            ),
        ),
    ]
