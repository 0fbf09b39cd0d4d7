from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("freshness", "0001_initial")]
    operations = [
        migrations.AddField(
            model_name="change",
            name="changed",
            field=models.CharField(
                blank=True,
                default="",
                help_text="The table that was changed; empty where it may have been any.",
                max_length=100,
            ),
            preserve_default=False,
        ),
    ]
