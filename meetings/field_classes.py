"""The audience class of every field of every model of this app (DP-01); a test fails for a field without one."""

from iag_registry.lib.field_classes import Declaration, declare

FIELD_CLASSES: dict[str, Declaration] = {
    "Meeting": declare(
        public=(
            "group slug title date date_note start_time end_time place how_held open_to_public publication_type "
            "publication_date attendance_heading statement note uuid"
        ),
        staff="id audience staff_note",
    ),
    "MeetingEvent": declare(public="meeting kind dated reason postponed_to statement", staff="id uuid"),
    "AgendaItem": declare(
        public="meeting position number title neutral_title item_type outcome text withholding_reason",
        staff="id uuid audience",
    ),
    "Attendance": declare(
        public="meeting position capacity withholding_reason",
        personal="name_as_printed role_as_printed organisation_as_printed person organisation is_chair statement",
        staff="id uuid audience",
    ),
    "Minutes": declare(
        public="meeting stage approved_at approved_by_procedure approved_on reason expected source",
        staff="id uuid audience",
    ),
}
