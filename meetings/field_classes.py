"""The audience class of every field of every model of this app (DP-01); a test fails for a field without one."""

from iag_registry.lib.field_classes import Declaration, declare

FIELD_CLASSES: dict[str, Declaration] = {
    "Meeting": declare(
        public=(
            "group slug title date date_note start_time end_time how_held open_to_public publication_type "
            "publication_date attendance_heading statement note uuid accessibility how_to_attend notice "
            "declarations_state"
        ),
        # Public where their own audience says so.
        personal="place online_link",
        staff="id audience staff_note place_audience online_audience",
    ),
    "MeetingEvent": declare(public="meeting kind dated reason postponed_to statement", staff="id uuid"),
    "JointMeeting": declare(public="meeting group", staff="id uuid"),
    "AgendaItem": declare(
        public=(
            "meeting position number title neutral_title item_type outcome vote text earlier_item withholding_reason"
        ),
        staff="id uuid audience",
    ),
    "Decision": declare(public="item position text withholding_reason", staff="id uuid audience"),
    "Attendance": declare(
        public="meeting position capacity withholding_reason",
        personal=(
            "name_as_printed role_as_printed organisation_as_printed person organisation is_chair statement role "
            "substitute_for initials took_part_remotely arrived left"
        ),
        staff="id uuid audience",
    ),
    "Minutes": declare(
        public="meeting stage approved_at approved_by_procedure approved_on created reason expected summary source",
        staff="id uuid",
    ),
    "MinutesMove": declare(
        public="minutes stage dated approved_at approved_by_procedure",
        staff="id uuid reason recorded_at by",
    ),
    "Amendment": declare(public="minutes item position before after withholding_reason", staff="id uuid audience"),
    "MinutesRelease": declare(
        public="minutes version kind published_on reason document html text sha256 text_sha256 uuid",
        staff="id released_at released_by",
    ),
    "ReleaseWithdrawal": declare(public="release withdrawn_on reason", staff="id uuid by"),
    # What it takes out never leaves; the gap and the section are in the release.
    "Redaction": declare(
        public="exemption",
        restricted="start end quote before after reason",
        staff="id uuid item decided_by decided_at approved_by approved_at",
    ),
    "Action": declare(
        public="meeting item position number text owner_role owner_organisation due withholding_reason uuid",
        staff="id audience owner_as_printed",
    ),
    "ActionUpdate": declare(public="action status dated meeting text", staff="id uuid"),
    "Paper": declare(
        public="meeting item position title number author link file media_type size sha256 withholding_reason uuid",
        staff="id audience is_looked_through hidden_data",
    ),
    "InterestDeclared": declare(
        public="meeting position withholding_reason",
        personal="attendance interest what_was_done",
        staff="id uuid audience",
    ),
    "ItemDraft": declare(staff="id item meeting by text as_opened saved_at"),
    "FormatRequest": declare(
        staff=(
            "id uuid meeting format_wanted details technology contact received_on due_on status closed_on staff_note"
        ),
    ),
}
