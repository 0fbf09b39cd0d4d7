"""The audience class of every field of every model of this app (DP-01); a test fails for a field without one."""

from iag_registry.lib.field_classes import Declaration, declare

FIELD_CLASSES: dict[str, Declaration] = {
    "BankHoliday": declare(public="date name england_and_wales scotland northern_ireland source note uuid", staff="id"),
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
}
