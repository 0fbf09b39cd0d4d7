from django.db import migrations

from search.full_text import index_words


class Migration(migrations.Migration):
    dependencies = [("search", "0001_index")]

    operations = [index_words()]
