"""Taking entries out of the index: the one way in which they leave it."""

from django.db.models import QuerySet

from search.models import Entry, Gone
from search.opensearch.server import asks_a_server


def delete(entries: QuerySet[Entry]) -> int:
    """Delete these entries, and note them for the search server where there is one; returns how many there were.

    Whoever calls it is in a transaction: the note is kept with the deletion or not at all.
    """
    if asks_a_server():
        numbers = entries.order_by().values_list("pk", flat=True)
        Gone.objects.bulk_create([Gone(entry=number) for number in numbers], batch_size=1000)
    return entries.order_by().delete()[0]
