from django.db import migrations

from search.full_text import index_first


class Migration(migrations.Migration):
    dependencies = [("search", "0004_search_server")]

    operations = [index_first()]
