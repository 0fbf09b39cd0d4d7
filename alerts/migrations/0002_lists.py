from django.db import migrations, models

ABOUT = ["changes", "groups", "log", "meetings", "search"]


def number_again(apps, schema_editor):
    """The next run gives numbers to what the lists tell, also where nothing has changed since the last."""
    apps.get_model("alerts", "Ledger").objects.exclude(state="").update(state="unknown")


class Migration(migrations.Migration):
    dependencies = [
        ("alerts", "0001_alerts"),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="subscription", name="alerts_subscription_about_known"),
        migrations.AlterField(
            model_name="subscription",
            name="about",
            field=models.CharField(
                choices=[
                    ("changes", "What changed"),
                    ("search", "New results of a search"),
                    ("groups", "New in the list of groups"),
                    ("meetings", "New meetings and minutes"),
                    ("log", "New replies in the disclosure log"),
                ],
                max_length=20,
            ),
        ),
        migrations.AddConstraint(
            model_name="subscription",
            constraint=models.CheckConstraint(
                condition=models.Q(("about__in", ABOUT)),
                name="alerts_subscription_about_known",
                violation_error_message="Choose one of the offered values for “about”.",
            ),
        ),
        migrations.RunPython(number_again, migrations.RunPython.noop),
    ]
