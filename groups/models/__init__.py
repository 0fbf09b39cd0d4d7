"""The records of the register's groups: one main record to a file."""

from groups.models.agreement import Agreement
from groups.models.area import Area, AreaMembership
from groups.models.confirmation import Confirmation
from groups.models.disagreement import Disagreement, DisagreementStatement
from groups.models.group import AdvisoryGroup, FormerKey
from groups.models.group_document import GroupDocument
from groups.models.group_facts import (
    GroupArea,
    GroupKindPeriod,
    GroupName,
    GroupOrganisation,
    GroupPayment,
    GroupStatus,
    GroupTheme,
)
from groups.models.group_kind import GroupKind
from groups.models.group_relation import GroupRelation
from groups.models.organisation import (
    Organisation,
    OrganisationName,
    OrganisationRelation,
)
from groups.models.person import Person, PersonMatch, PersonName
from groups.models.record import DatedFact, Record
from groups.models.role import Role
from groups.models.source import Source
from groups.models.statement import SUBJECTS, Statement, StatementSubject
from groups.models.theme import Theme

__all__ = [
    "SUBJECTS",
    "AdvisoryGroup",
    "Agreement",
    "Area",
    "AreaMembership",
    "Confirmation",
    "DatedFact",
    "Disagreement",
    "DisagreementStatement",
    "FormerKey",
    "GroupArea",
    "GroupDocument",
    "GroupKind",
    "GroupKindPeriod",
    "GroupName",
    "GroupOrganisation",
    "GroupPayment",
    "GroupRelation",
    "GroupStatus",
    "GroupTheme",
    "Organisation",
    "OrganisationName",
    "OrganisationRelation",
    "Person",
    "PersonMatch",
    "PersonName",
    "Record",
    "Role",
    "Source",
    "Statement",
    "StatementSubject",
    "Theme",
]
