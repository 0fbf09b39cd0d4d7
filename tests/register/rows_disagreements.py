"""Contradictions, gaps and traps (rows X), read by hand: the places that must stand side by side.

X31 is left out: it rests on pages that are not among the five documents. Of the rows that set one of the five against
such a page (X12, X13, X25, X29, X30, X33, X35) the side that is in the five is held.
"""

from tests.register.rows import Place

DISAGREEMENTS = {
    "X01": [Place("000", 58, 58, "Diversity IAG"), Place("000", 70, 70, "Disability IAG")],
    "X02": [
        Place("000", 56, 56, "LGBT+"),
        Place("000", 69, 69, "LGBT+ IAG"),
        Place("000", 12, 12, "LGBT"),
    ],
    "X03": [
        Place("001", 15, 15, "five Central Advisory Groups"),
        Place("000", 55, 62, "7 CPIE IAG’s"),
    ],
    "X04": [
        Place("000", 20, 20, "7 Crime Prevention Inclusion and Engagement Command (CPIE) led IAG’s"),
        Place("000", 59, 59, "DPS IAG"),
        Place("000", 60, 60, "MO6 IAG"),
    ],
    "X05": [
        Place("000", 64, 65, "Who sits (name, organisation)"),
        Place("000", 69, 69, "Chief Inspector Nick Hackett-Peacock"),
    ],
    "X06": [Place("000", 68, 68, "Commander Harper"), Place("000", 68, 68, "Ass Commissioner Helen Ball")],
    "X07": [Place("000", 72, 72, "They are not paid"), Place("001", 50, 50, "advisors’ expenses")],
    "X08": [
        Place("000", 66, 66, "There is not a hate crime IAG within the MPS"),
        Place("000", 73, 73, "IAGs for hate crime, race and LGBT"),
    ],
    "X09": [Place("000", 20, 20, "that I have located"), Place("000", 63, 63, "to name a few")],
    "X10": [Place("000", 67, 67, "Young Womens Forum"), Place("000", 63, 63, "Central Youth Forum")],
    "X11": [
        Place("000", 20, 22, "IAGS"),
        Place("000", 66, 66, "meetng"),
        Place("000", 66, 66, "Commnder"),
        Place("000", 67, 67, "Womens"),
        Place("000", 68, 68, "Ass Commissioner"),
    ],
    "X12": [Place("001", 15, 15, "established since 1999")],
    "X13": [Place("001", 40, 40, "before December 2006")],
    "X14": [
        Place("001", 11, 11, "By: Commissioner"),
        Place("001", 60, 60, "Sue Williams"),
        Place("003", 8, 8, "By: Chief Executive"),
        Place("003", 62, 62, "Natasha Plummer"),
    ],
    "X15": [
        Place("001", 3, 3, "MOPC"),
        Place("003", 3, 13, "MOPC"),
        Place("000", 66, 66, "MOPAC"),
        Place("002", 35, 97, "MOPAC"),
        Place("004", 150, 150, "MOPAC"),
    ],
    "X16": [Place("001", 9, 10, "Report: 10")],
    "X17": [Place("001", 36, 36, "(B)OCU"), Place("001", 50, 50, "B(OCUs)")],
    "X18": [
        Place("003", 39, 39, "Head of Equalities and Engagement"),
        Place("003", 40, 40, "Head of Diversity and Equality"),
    ],
    "X19": [Place("003", 36, 36, "borough command unit (BCU)"), Place("004", 22, 22, "Basic Command Unit (BCU)")],
    "X20": [
        Place("003", 42, 42, "borough stop and search monitoring groups"),
        Place("004", 82, 82, "Community Monitoring Groups"),
    ],
    "X21": [
        Place("004", 9, 16, "new community scrutiny groups"),
        Place("004", 16, 16, "new community groups"),
        Place("004", 18, 18, "community monitoring groups"),
    ],
    "X22": [
        Place("002", 107, 111, "Youth Action Plan"),
        Place("004", 12, 12, "youth action plan"),
        Place("004", 30, 30, "Youth Justice Action Plan"),
    ],
    "X23": [
        Place("004", 10, 10, "to lead pilot"),
        Place("004", 22, 22, "City Hall is also working with"),
        Place("004", 42, 42, "borough commander for Harrow"),
    ],
    "X24": [
        Place("002", 3, 3, "2 February 2021"),
        Place("002", 9, 9, "Publication date: Tuesday 2 February 2021"),
    ],
    "X25": [Place("002", 99, 99, "Agreement of minutes")],
    "X26": [
        Place("002", 17, 17, "The Action Plan – transparency"),
        Place("002", 101, 101, "The Action Plan - transparency"),
    ],
    "X27": [Place("002", 119, 119, "People Referral Unit")],
    "X28": [Place("002", 25, 97, "Board and advisors")],
    "X29": [Place("002", 61, 61, "Damien McCleave"), Place("002", 53, 53, "Cllr Rachael Robathan")],
    "X30": [Place("000", 68, 68, "Ass Commissioner Helen Ball")],
    "X32": [Place("003", 3, 3, "The Metropolitan Police Authority has been replaced")],
    "X33": [Place("000", 63, 63, "London Muslim Community Forum")],
    "X34": [
        Place("004", 148, 148, "Autism UK"),
        Place("004", 148, 148, "The Royal Society of Speech and Language Therapists"),
    ],
    "X35": [Place("003", 21, 21, "CPEGs are currently funded within the MPA budget until 2013/14")],
    "X36": [Place("001", 15, 15, "All 32 Boroughs been encouraged"), Place("000", 22, 22, "32 Borough IAG’s")],
}
