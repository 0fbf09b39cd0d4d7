"""The audience class of every field of every model of this app (DP-01); a test fails for a field without one.

PERSONAL fields are about a person: they leave the server only through a view that asks the audience of the row.
"""

from iag_registry.lib.field_classes import Declaration, declare

FACT = "start end observed statement note uuid"

FIELD_CLASSES: dict[str, Declaration] = {
    "Area": declare(public="key name kind code short_code other_names policed_by note uuid", staff="id"),
    "AreaMembership": declare(public=f"{FACT} area unit", staff="id"),
    "Organisation": declare(public="key name abbreviation kind description uuid", staff="id audience"),
    "OrganisationName": declare(public=f"{FACT} organisation text kind", staff="id"),
    "OrganisationRelation": declare(public=f"{FACT} first kind second", staff="id"),
    "Theme": declare(public="key name other_words description exit_this_page uuid", staff="id"),
    "GroupKind": declare(public="code name plural is_advisory_group description position uuid", staff="id"),
    "AdvisoryGroup": declare(
        public=(
            "key name summary stands_for_several meeting_frequency quorum open_to_public contact_mailbox position "
            "exit_this_page uuid"
        ),
        staff="id audience staff_note",
    ),
    "FormerKey": declare(public="key group", staff="id uuid"),
    "GroupName": declare(public=f"{FACT} group text kind", staff="id"),
    "GroupKindPeriod": declare(public=f"{FACT} group kind", staff="id"),
    "GroupStatus": declare(public=f"{FACT} group status reason", staff="id"),
    "GroupArea": declare(public=f"{FACT} group area", staff="id"),
    "GroupTheme": declare(public=f"{FACT} group theme", staff="id"),
    "GroupOrganisation": declare(public=f"{FACT} group organisation part", staff="id"),
    "GroupPayment": declare(public=f"{FACT} group payment answer", staff="id"),
    "GroupRelation": declare(public=f"{FACT} first kind second", staff="id"),
    "Person": declare(personal="name", staff="id uuid key staff_note"),
    "PersonName": declare(personal=f"{FACT} text kind", staff="id person"),
    "PersonMatch": declare(staff="id uuid first second confirmed note"),
    "Role": declare(
        public="group role_type position withholding_reason uuid",
        personal=(
            "person title on_behalf_of appointed_by start end observed statement note end_reason term_length term_ends"
        ),
        staff="id audience staff_note",
    ),
    "Agreement": declare(restricted="person group kind level agreed_on review_on", staff="id uuid"),
    "GroupDocument": declare(
        public="group kind title version approved_on review_due source url withholding_reason uuid", staff="id audience"
    ),
    "Source": declare(
        public=(
            "key title kind held reference publisher issued_by author dated published date_note status_note "
            "archived_warning licence url file_name sha256 uuid"
        ),
        staff="id audience staff_note",
    ),
    "Statement": declare(
        public=(
            "key source first_line last_line section quote summary aspect standing as_of number comparator unit "
            "counted completeness preferred note uuid"
        ),
        staff="id audience staff_note",
    ),
    "StatementSubject": declare(
        public="statement group kind organisation theme area document", personal="person", staff="id uuid"
    ),
    "Disagreement": declare(public="key title explanation how_held settled uuid", staff="id audience"),
    "DisagreementStatement": declare(public="disagreement statement", staff="id uuid"),
    "Confirmation": declare(public="group confirmed_on", staff="id uuid confirmed_by note"),
}
