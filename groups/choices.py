"""The closed lists of words that groups, people and sources are described with."""

from django.db import models


class AreaKind(models.TextChoices):
    """What sort of place an area is."""

    FORCE = "force", "Whole force area"
    UNIT = "unit", "Police command unit (such as a BCU)"
    BOROUGH = "borough", "Borough or district"
    OUTSIDE = "outside", "Policed by another force"
    """Kept so that it can be explained, and so that nobody enters it as one of ours."""


class OrganisationKind(models.TextChoices):
    """What sort of body an organisation is."""

    FORCE = "force", "Police force"
    COMMAND = "command", "Command, directorate or unit of a force"
    OVERSIGHT = "oversight", "Police oversight body"
    PUBLIC_BODY = "public_body", "Public body"
    COMMUNITY = "community", "Community or voluntary organisation"
    PARTNERSHIP = "partnership", "Partnership"
    UNKNOWN = "unknown", "Not stated"


class NameKind(models.TextChoices):
    """How a name is used."""

    OFFICIAL = "official", "Official name"
    SHORT = "short", "Short name or abbreviation"
    VARIANT = "variant", "Variant"
    MISSPELT = "misspelt", "Misspelt"


class GroupStatusKind(models.TextChoices):
    """What is known of a group's existence on a day (GRP-03)."""

    PROPOSED = "proposed", "Proposed"
    ACTIVE = "active", "Active"
    DORMANT = "dormant", "Dormant"
    SUSPENDED = "suspended", "Suspended"
    CLOSED = "closed", "Closed"
    SUPERSEDED = "superseded", "Superseded"
    UNKNOWN = "unknown", "Not known"
    """No source says; absence from a list is never proof that a group closed."""


OVER = frozenset({GroupStatusKind.CLOSED, GroupStatusKind.SUPERSEDED})
"""The statuses of a group that is no more."""


class YesNoUnknown(models.TextChoices):
    """An answer that may not be known."""

    YES = "yes", "Yes"
    NO = "no", "No"
    UNKNOWN = "unknown", "Not known"


class PaymentKind(models.TextChoices):
    """What advisers may be given: three different questions (GRP-05)."""

    PAY = "pay", "Pay"
    EXPENSES = "expenses", "Expenses"
    ACCESS_COSTS = "access_costs", "Access or assistance costs"


class OrganisationPart(models.TextChoices):
    """What an organisation does for a group (GRP-04)."""

    LEAD_COMMAND = "lead_command", "Leads it"
    RUNS = "runs", "Runs it"
    SUPPORTS = "supports", "Supports it"
    FUNDS = "funds", "Funds it"
    SECRETARIAT = "secretariat", "Keeps its papers and contacts"


LEADS_OR_RUNS = (OrganisationPart.LEAD_COMMAND, OrganisationPart.RUNS)
"""A command that leads a group and a body that runs one are looked for, and compared, as one."""


class RelationKind(models.TextChoices):
    """How one body stands to another; read "first body … second body"."""

    SUCCEEDED_BY = "succeeded_by", "was succeeded by"
    RENAMED_TO = "renamed_to", "was renamed to"
    MERGED_INTO = "merged_into", "was merged into"
    SPLIT_FROM = "split_from", "was split from"
    PART_OF = "part_of", "is part of"
    REPORTS_TO = "reports_to", "reports to"
    SPONSORED_BY = "sponsored_by", "is sponsored by"
    SUPPORTS = "supports", "supports"
    POSSIBLY_SAME_AS = "possibly_same_as", "is possibly the same as"
    """Alike in name only: never merged until an editor confirms it (GRP-09)."""


class RoleType(models.TextChoices):
    """In what capacity someone is tied to a group (PPL-02)."""

    CHAIR = "chair", "Chair"
    VICE_CHAIR = "vice_chair", "Vice chair"
    MEMBER = "member", "Member"
    ADVISER = "adviser", "Adviser"
    POLICE_LEAD = "police_lead", "Police lead"
    SPONSOR = "sponsor", "Sponsor"
    SECRETARIAT = "secretariat", "Secretariat"
    AUTHOR = "author", "Author"
    SIGNATORY_OFFICE = "signatory_office", "Office that signs"
    ATTENDEE = "attendee", "Attendee"
    OBSERVER = "observer", "Observer"
    ROLE_NOT_STATED = "role_not_stated", "Role not stated"


class WithholdingReason(models.TextChoices):
    """Why a name, text or document is not public."""

    PERSONAL_INFORMATION = "s40_2", "personal information, s.40(2)"
    LAW_ENFORCEMENT = "s31_1", "law enforcement, s.31(1)"
    HEALTH_AND_SAFETY = "s38_1", "health and safety, s.38(1)"
    CONFIDENCE = "s41_1", "given in confidence, s.41(1)"
    NO_CONSENT = "no_consent", "no recorded consent to publish"
    NOT_CONSIDERED = "not_considered", "not yet considered for publication"

    @property
    def is_section(self) -> bool:
        """Whether it is a section of the Freedom of Information Act 2000."""
        return self not in {self.NO_CONSENT, self.NOT_CONSIDERED}


class Exemption(models.TextChoices):
    """A section of the Freedom of Information Act 2000 under which words are withheld."""

    NATIONAL_SECURITY = "s24", "s.24"
    INVESTIGATIONS = "s30", "s.30"
    LAW_ENFORCEMENT = "s31_1", "s.31(1)"
    EFFECTIVE_CONDUCT = "s36", "s.36"
    HEALTH_AND_SAFETY = "s38_1", "s.38(1)"
    PERSONAL_INFORMATION = "s40_2", "s.40(2)"
    CONFIDENCE = "s41_1", "s.41(1)"
    LEGAL_ADVICE = "s42", "s.42"
    COMMERCIAL = "s43", "s.43"
    PROHIBITED = "s44", "s.44"

    @property
    def subject(self) -> str:
        """What the section is about, in a few words."""
        return _EXEMPTION_SUBJECTS[self.value]


_EXEMPTION_SUBJECTS = {
    "s24": "national security",
    "s30": "investigations",
    "s31_1": "law enforcement",
    "s36": "effective conduct of public affairs",
    "s38_1": "health and safety",
    "s40_2": "personal information",
    "s41_1": "given in confidence",
    "s42": "legal advice",
    "s43": "commercial interests",
    "s44": "disclosure prohibited by law",
}


class AgreementKind(models.TextChoices):
    """What someone has signed, passed or attended."""

    CONFIDENTIALITY = "confidentiality", "Confidentiality agreement"
    INFORMATION_SHARING = "information_sharing", "Information-sharing agreement"
    VETTING = "vetting", "Vetting"
    TRAINING = "training", "Training"


class DocumentKind(models.TextChoices):
    """What a group's own document is for."""

    TERMS_OF_REFERENCE = "terms_of_reference", "Terms of reference"
    GUIDANCE = "guidance", "Guidance"
    PROCEDURE = "procedure", "Procedure"
    OTHER = "other", "Other"


class SourceKind(models.TextChoices):
    """What sort of document a source is."""

    FOI_REPLY = "foi_reply", "Reply to a Freedom of Information request"
    REPORT = "report", "Report"
    MINUTES = "minutes", "Minutes"
    PRESS_RELEASE = "press_release", "Press release"
    PLAN = "plan", "Plan or strategy"
    STATUTE = "statute", "Act of Parliament"
    GUIDANCE = "guidance", "Guidance or procedure"
    DATA = "data", "Data or dashboard"
    OTHER = "other", "Other"


class Standing(models.TextChoices):
    """How firmly a source says something."""

    STATED = "stated", "Stated"
    INFERRED = "inferred", "Inferred from the source"
    POSSIBLE = "possible", "Possible"
    DENIED = "denied", "Stated not to be so"
    PROPOSED = "proposed", "Proposed or expected"
    PENDING = "pending", "Promised, not yet supplied"


class Aspect(models.TextChoices):
    """What about its subject a statement speaks of."""

    EXISTENCE = "existence", "Whether it exists"
    NAME = "name", "Name"
    KIND = "kind", "Kind"
    LIST = "list", "A list and whether it is complete"
    COUNT = "count", "A number of groups or people"
    FIGURE = "figure", "Another figure"
    ROLE = "role", "Who holds which role"
    MEMBERSHIP = "membership", "Who its members are"
    APPOINTMENT = "appointment", "How members are chosen and appointed"
    VETTING = "vetting", "How members are vetted"
    TERM = "term", "How long members serve"
    LEAD = "lead", "Who leads, runs or supports it"
    PAYMENT = "payment", "Pay, expenses and costs"
    PURPOSE = "purpose", "What it is for"
    SUCCESSION = "succession", "Succession, transfer or renaming"
    MEETING = "meeting", "A meeting"
    MINUTES = "minutes", "Minutes"
    DOCUMENT = "document", "A document"
    PROGRAMME = "programme", "A programme, pilot or commitment"
    REQUEST = "request", "A request for information"


def standing_in_words(standing: str, aspect: str) -> str:
    """How firmly a source says something, as a reader meets it beside words that already say what it denies."""
    if standing == Standing.DENIED:
        return "Source says there is none" if aspect == Aspect.EXISTENCE else "Source denies it"
    return str(Standing(standing).label)


class Comparator(models.TextChoices):
    """How a printed figure stands to the number ("in excess of 400" is not 400)."""

    EQUAL = "equal", "exactly"
    MORE_THAN = "more_than", "more than"
    ABOUT = "about", "about"
    AT_LEAST = "at_least", "at least"


class Completeness(models.TextChoices):
    """Whether a list says that it is whole (GRP-07)."""

    COMPLETE = "complete", "Complete"
    NOT_COMPLETE = "not_complete", "Not complete"
    UNKNOWN = "unknown", "Not known"


class GroupChange(models.TextChoices):
    """What a dated fact can say has changed about a group."""

    OPENED = "group_opened", "Group opened"
    STATUS = "group_status", "Status of a group changed"
    STATED = "group_stated", "Status of a group stated"
    """A status with its date, where the register does not surely know what the group was before."""
    NAME_ENDED = "group_name_ended", "Official name of a group ended"
    """Whether another name followed is told in its words, and only where a source says so."""
    CONTINUED = "group_continued", "Group continued as, or merged into, another"
    SUPERSEDED = "group_superseded", "Group superseded"
    CLOSED = "group_closed", "Group closed"
    ROLE_TAKEN_UP = "role_taken_up", "Role taken up"
    ROLE_LEFT = "role_left", "Role left"
