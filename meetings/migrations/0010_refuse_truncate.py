"""What is sealed can no longer be emptied at one stroke either (TRUNCATE, which fires no trigger of a row)."""

from django.db import migrations

from iag_registry.lib.sealed_tables import seal_tables_against_truncate


class Migration(migrations.Migration):
    dependencies = [("meetings", "0009_papers_looked_through")]

    operations = [seal_tables_against_truncate("meetings_minutesrelease")]
