"""What is sealed can no longer be emptied at one stroke either (TRUNCATE, which fires no trigger of a row)."""

from django.db import migrations

from iag_registry.lib.sealed_tables import seal_tables_against_truncate


class Migration(migrations.Migration):
    dependencies = [("foi", "0005_packs")]

    operations = [
        seal_tables_against_truncate(
            "foi_restrictedlook",
            "foi_requestevent",
            "foi_remindersent",
            "foi_frozenanswer",
            "foi_pack",
            "foi_packfile",
            "foi_packanswer",
            "foi_packminutes",
            "foi_writtenreply",
            "foi_withholding",
            "foi_withholdingground",
        )
    ]
