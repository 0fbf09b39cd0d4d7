"""The words by which a printed list of names is read: of offices, of ranks, of bodies, of titles."""

ROLE_WORDS = frozenset(
    {
        *("chair", "chairman", "chairwoman", "chairperson", "vice", "deputy", "mayor", "commissioner", "director"),
        *("head", "manager", "officer", "lead", "leader", "inspector", "sergeant", "constable", "superintendent"),
        *("commander", "chief", "secretary", "secretariat", "member", "adviser", "advisor", "representative"),
        *("rep", "coordinator", "co-ordinator", "president", "executive", "assistant", "analyst", "clerk"),
        *("observer", "resident", "volunteer", "worker", "chaplain", "consultant", "minister", "treasurer"),
        *("administrator", "detective", "independent", "minute-taker", "minutes", "notes", "co-chair", "trustee"),
        *("councillor", "ombudsman", "advocate", "solicitor", "professor", "facilitator", "host"),
    }
)
"""With one of these begins or ends what someone is."""
RANKS = frozenset(
    {
        *("PC", "DC", "PS", "DS", "DI", "DCI", "CI", "T/DCI", "Ch/Supt", "Supt", "Insp", "DAC", "AC", "CEO"),
        *("MBE", "OBE", "CBE", "QC", "KC", "MP", "AM", "JP", "PCSO", "A/Insp", "Cmdr"),
    }
)
"""Letters before or after a name that are no organisation."""
ORGANISATION_WORDS = frozenset(
    {
        *("council", "councils", "service", "services", "board", "police", "ministry", "department", "office"),
        *("trust", "association", "society", "group", "forum", "network", "federation", "university", "college"),
        *("school", "church", "mosque", "synagogue", "temple", "gurdwara", "centre", "charity", "foundation"),
        *("committee", "panel", "partnership", "authority", "agency", "unit", "iag", "nhs", "ltd", "cic"),
        *("directorate", "team", "union", "institute", "commission", "alliance", "borough", "hospital", "company"),
        *("limited", "plc", "mencap", "academy", "project", "watch", "bcu", "constabulary", "court"),
    }
)
"""With one of these begins or ends the name of a body."""
TITLES = frozenset(
    {
        *("Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Prof", "Professor", "Sir", "Dame", "Lord", "Lady", "Baroness"),
        *("Cllr", "Councillor", "Rev", "Revd", "Rabbi", "Imam", "Father"),
    }
)
"""What stands before a name."""
PARTICLES = frozenset(
    {
        *("de", "da", "di", "du", "van", "der", "den", "von", "bin", "bint", "al", "el", "la", "le", "ap", "ab"),
        *("st", "y", "e"),
    }
)
"""Small words inside a name."""
LOOSE_ENDS = frozenset(
    {
        *("of", "for", "to", "the", "and", "at", "in", "&", "on"),
    }
)
"""Words after which what someone is goes on."""
