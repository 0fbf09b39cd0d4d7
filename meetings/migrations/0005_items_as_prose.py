"""The text of items, plain until now, becomes HTML of the closed set; history is left as it was written."""

from django.db import migrations

from iag_registry.lib.prose import clean_prose
from iag_registry.lib.sealed_tables import seal_table


def to_prose(apps, _):
    for item in apps.get_model("meetings", "AgendaItem").objects.exclude(text=""):
        item.text = clean_prose(item.text)
        item.save(update_fields=["text"])


class Migration(migrations.Migration):
    dependencies = [("meetings", "0004_minutes_and_releases")]

    operations = [
        migrations.RunPython(to_prose, migrations.RunPython.noop),
        seal_table("meetings_minutesrelease"),
    ]
