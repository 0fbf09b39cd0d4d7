"""The audience class of every field of every model of this app (DP-01); a test fails for a field without one."""

from iag_registry.lib.field_classes import Declaration, declare

FIELD_CLASSES: dict[str, Declaration] = {
    # What a reader writes may be about anyone, and is for those who mend the pages alone.
    "Feedback": declare(
        personal="text email",
        staff="id uuid page received_at fingerprint status staff_note",
    ),
}
