from django.db import migrations, models

from iag_registry.lib.sealed_tables import seal_table


class Migration(migrations.Migration):
    dependencies = [("foi", "0002_restricted_look")]

    operations = [
        migrations.RemoveConstraint("restrictedlook", "foi_restrictedlook_reason_given"),
        migrations.AddConstraint(
            "restrictedlook",
            models.CheckConstraint(
                condition=models.Q(("reason__regex", "\\S")),
                name="foi_restrictedlook_reason_given",
                violation_error_message="Say why you need to see the record. The reason is kept with the request.",
            ),
        ),
        seal_table("foi_restrictedlook"),
    ]
