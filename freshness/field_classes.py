"""The audience class of every field of every model of this app (DP-01); a test fails for a field without one."""

from iag_registry.lib.field_classes import Declaration, declare

FIELD_CLASSES: dict[str, Declaration] = {
    "Change": declare(staff="id changed"),
}
