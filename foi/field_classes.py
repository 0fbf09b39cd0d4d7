"""The audience class of every field of every model of this app (DP-01); a test fails for a field without one."""

from iag_registry.lib.field_classes import Declaration, declare

FIELD_CLASSES: dict[str, Declaration] = {
    "BankHoliday": declare(public="date name england_and_wales scotland northern_ireland source note uuid", staff="id"),
    "GivenFigures": declare(public="quarter as_at is_final lines", staff="id uuid given_at"),
    "HeldRecord": declare(staff="id uuid request record_kind", restricted="record_uuid"),
    "InformationRequest": declare(
        public="reference received replied date_note decision closing_note state source uuid",
        staff="id reference_key audience staff_note",
    ),
    "RequestQuestion": declare(
        public="request number text redefined answer catalogue_question", staff="id uuid owner state"
    ),
    "QuestionPart": declare(public="question position label theme outcome note statement", staff="id uuid"),
    "ReminderSent": declare(staff="id uuid request kind due_on sent_to sent_at"),
    "RequestEvent": declare(
        staff="id uuid request came_from state happened_on promised_for reason takes_back by recorded_at",
    ),
    "Requester": declare(staff="id uuid request", restricted="name address letter"),
    "SearchEntry": declare(
        staff="id uuid request question place activity minutes expected searched_on searched_by found",
    ),
    "RestrictedLook": declare(staff="id uuid request looked_by looked_at reason record_kind", restricted="record_uuid"),
    "Exemption": declare(
        public=(
            "uuid code section subsection title kind test also_needed limbs read_with ncnd_provision ncnd_reason "
            "position"
        ),
        staff="id note",
    ),
    "FrozenAnswer": declare(
        staff="id uuid question part catalogue_question parameters on known_at audience row_count frozen_at frozen_by",
        restricted="rendition sha256",
    ),
    "Pack": declare(
        public="uuid request version corrects reason note time_note dated archive_sha256",
        staff=(
            "id state drafted_by drafted_at handed_over_by handed_over_at handed_over_sha256 released_by released_at"
        ),
    ),
    "PackAnswer": declare(staff="id uuid pack answer opened_because"),
    "PackMinutes": declare(public="pack question release", staff="id uuid"),
    "WrittenReply": declare(public="pack question text", staff="id uuid"),
    "PackFile": declare(public="pack position name media_type about size sha256 content", staff="id uuid"),
    "Withholding": declare(
        public="pack part what neither",
        staff="id uuid answer release place everywhere elsewhere decided_by decided_at",
        restricted="words",
    ),
    "WithholdingGround": declare(
        public=(
            "withholding exemption limb provision why prejudice interest_for interest_against balance "
            "decision_expected estimate_hours more"
        ),
        staff="id uuid weighs_interest needs_level needs_more why_is_exempt",
    ),
    "LogEntry": declare(public="uuid request slug title", staff="id"),
    "LogRelease": declare(
        public="uuid entry pack published_on text decision is_interim withdrawn_on withdrawn_because",
        staff="id published_by withdrawn_by",
    ),
    "LogEntryGroup": declare(public="entry group", staff="id uuid"),
    "LogEntryTheme": declare(public="entry theme", staff="id uuid"),
}
