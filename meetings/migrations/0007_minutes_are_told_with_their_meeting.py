"""How far minutes have come is told to whomever their meeting is: they have no audience of their own any more."""

from django.db import migrations


def refuse_hidden_minutes(apps, _):
    """Minutes that were restricted by themselves would be told of with their meeting: someone must decide first."""
    hidden = apps.get_model("meetings", "Minutes").objects.filter(audience="restricted")
    found = hidden.exclude(meeting__audience="restricted").order_by("pk").first()
    if found:
        raise RuntimeError(
            f"The minutes with the number {found.pk} are restricted and their meeting is not. Restrict the meeting, or "
            "decide that anyone who may know of it may know how far its minutes have come; then migrate again."
        )


class Migration(migrations.Migration):
    dependencies = [("meetings", "0007_drafts_of_new_items")]

    operations = [
        migrations.RunPython(refuse_hidden_minutes, migrations.RunPython.noop),
        migrations.RemoveConstraint(model_name="minutes", name="meetings_minutes_audience_known"),
        migrations.RemoveField(model_name="minutes", name="audience"),
        migrations.RemoveField(model_name="historicalminutes", name="audience"),
    ]
