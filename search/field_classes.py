"""The audience class of every field of every model of this app (DP-01); a test fails for a field without one."""

from iag_registry.lib.field_classes import Declaration, declare

FIELD_CLASSES: dict[str, Declaration] = {
    # Made of what the public may read, and of nothing else.
    "Entry": declare(public="sort title context body words url dated facets", staff="id made_of record ref"),
    "Waiting": declare(staff="id made_of record lost"),
    "Copy": declare(staff="id index step next_step greatest entries busy_since"),
    "Gone": declare(staff="id entry"),
    "Word": declare(public="text letters entries", staff="id"),
}
