"""The staff screens of the groups, the people and the sources: one file for each sort of record."""

from groups.admin import document, group, organisation, person, reference, role, source, statement

__all__ = ["document", "group", "organisation", "person", "reference", "role", "source", "statement"]
