"""What publishing minutes may change, and a change to minutes that are published."""

from meetings.models import Minutes, MinutesMove, MinutesRelease, ReleaseWithdrawal


def state():
    """All that publishing may change."""
    return (
        list(Minutes.objects.values_list("stage", "reason")),
        list(MinutesMove.objects.values_list("stage", "reason", "by")),
        list(MinutesRelease.objects.values_list("version", "kind", "reason", "released_by")),
        list(ReleaseWithdrawal.objects.values_list("release__version", "withdrawn_on", "reason", "by")),
    )


def edit(meeting, text):
    item = meeting.items.get(position=3)
    item.text = text
    item.save()
