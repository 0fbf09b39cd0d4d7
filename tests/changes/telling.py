"""What the tests of the changes of groups look at."""

from datetime import date

from changes.disclosure import Wanted, public_changes

DAY = date(2022, 6, 30)


def told(on=DAY, **asked):
    """Kind, date and sentence of each change."""
    return [(change.kind, change.when, change.sentence) for change in public_changes(on=on, asked=Wanted(**asked))]
