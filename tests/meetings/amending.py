"""An item of invented minutes that was changed between their first draft and their approval."""

from tests.factories import make_agenda_item


def change_text(meeting, before, after):
    """An item whose text was circulated in one form, and changed before the approval."""
    item = make_agenda_item(meeting=meeting, title="Invented item", text=f"<p>{before}</p>")
    item.text = f"<p>{after}</p>"
    item.save()
    return item
