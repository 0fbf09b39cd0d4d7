"""Loading of TOML files into the register: idempotent, all or nothing, and never over a person's work (EXP-10)."""

from groups.loading.engine import load_folder
from groups.loading.problems import BrokenFixtures, Problem, WrongField
from groups.loading.report import Report
from groups.loading.table import Table
from groups.loading.tables import REFERENCE_TABLES, TABLES

__all__ = [
    "REFERENCE_TABLES",
    "TABLES",
    "BrokenFixtures",
    "Problem",
    "Report",
    "Table",
    "WrongField",
    "load_folder",
]
