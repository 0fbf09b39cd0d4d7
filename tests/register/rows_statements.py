"""Denials, policy facts, programmes and successions (rows N, A, B, S), read from the five documents by hand."""

from tests.register.rows import Place

NEGATIVE_OR_OPEN = {
    "N1": Place("000", 66, 66, "There is not a hate crime IAG within the MPS"),
    "N2": Place("000", 67, 67, "There is not a Womens IAG within the MPS"),
    "N3": Place("000", 20, 20, "that I have located within the MPS"),
    "N4": Place("000", 63, 63, "to name a few"),
    "N5": Place("000", 74, 74, "once I have the minutes for question 5 I will be in touch"),
    "N6": Place("003", 44, 44, "It is not an exhaustive list and should not be considered a work plan"),
    "N7": Place("001", 40, 40, "It is not expected that this review will be concluded before December 2006"),
    "N8": Place("001", 38, 38, "will emerge"),
    "N9": Place("004", 18, 64, "to be drawn up by September"),
}
STANDINGS = {
    "N1": "denied",
    "N2": "denied",
    "N3": "stated",
    "N4": "stated",
    "N5": "pending",
    "N6": "stated",
    "N7": "proposed",
    "N8": "proposed",
    "N9": "proposed",
}

POLICY = {
    "A1": Place("001", 15, 15, "have been established since 1999"),
    "A2": Place("001", 46, 46, "members of the public from diverse ethnic backgrounds"),
    "A3": Place("001", 28, 28, "to review the concept of Independent Advisory Groups"),
    "A4": Place("001", 30, 34, "tasking and deployments"),
    "A5": Place("001", 38, 38, "the difference between ‘community consultation’ and ‘independent advice’"),
    "A6": Place("001", 50, 50, "advisors’ expenses, access or assistance costs"),
    "A7": Place("001", 50, 50, "this alone should not be a reason for not seeking"),
    "A8": Place("001", 50, 50, "financial accountability and contribute public value for money"),
    "A9": Place("001", 52, 52, "will be met from existing budgets"),
    "A10": Place("000", 72, 72, "They are not paid"),
    "A11": Place("003", 26, 26, "an external reference group and critical friend"),
}

PROGRAMMES = {
    "B1": Place("004", 22, 22, "North Area Basic Command Unit (BCU) covering Haringey and Enfield"),
    "B2": Place("004", 82, 82, "reinstated in late October 2020"),
    "B3": Place("004", 64, 64, "A tendering process is underway to begin work in May"),
    "B4": Place("004", 100, 102, "launched by the Met on 18 January"),
    "B5": Place("004", 90, 90, "Work is underway to implement those recommendations"),
    "B6": Place("004", 150, 150, "MOPAC will commission a BAME specialist service"),
    "B7": Place("004", 149, 149, "ethnicity and age in charging decisions"),
    "B8": Place("004", 148, 148, "information packs for young people going into police custody"),
    "B9": Place("004", 151, 151, "the Judicial College will explore"),
    "B10": Place("002", 105, 105, "A 'buddy' scheme with support for each new BAME officer was in place"),
    "B11": Place("003", 26, 26, "new compulsory fields on the crime recording system"),
    "B12": Place("003", 23, 23, "revised guidance about the use of repeat cautions"),
    "B13": Place("003", 23, 23, "updating pan-London standard operating procedures"),
    "B14": Place("003", 32, 32, "during the recent disturbances"),
    "B15": Place("003", 42, 42, "consultation exercise on the withdrawal"),
    "B16": Place("003", 36, 36, "GLA Oracle evaluation tool"),
    "B17": Place("003", 58, 58, "may not have the same scope for business to be conducted in public meetings"),
    "B18": Place("003", 18, 44, "Community Engagement"),
}

SUCCESSIONS = {
    "S1": Place("001", 3, 3, "has been replaced by the Mayor's Office for Policing and Crime (MOPC)"),
    "S2": Place("003", 21, 21, "statutory consultation duties"),
    "S3": Place("003", 21, 21, "until 2013/14"),
    "S4": Place("003", 23, 23, "began as the Domestic Violence Board in 2006"),
    "S5": Place("003", 26, 26, "later adopted by the Domestic and Sexual Violence Board"),
    "S6": Place("003", 33, 33, "it is a statutory requirement that will transfer to the MOPC"),
    "S7": Place("003", 37, 37, "both of which will continue under the MOPC"),
    "S8": Place("003", 19, 19, "This was then followed by"),
    "S9": Place("004", 9, 18, "Existing community monitoring structures are to be overhauled"),
    "S10": Place("002", 123, 123, "The governance reforms of the LCRB and LCJB was discussed"),
    "S11": Place("003", 44, 44, "Met Forward 2"),
    "S12": Place("001", 17, 17, "supports the five central IAGs both financially and administratively"),
    "S13": Place("003", 42, 42, "on the withdrawal of the recording of stop and account"),
}

STATEMENTS = {**NEGATIVE_OR_OPEN, **POLICY, **PROGRAMMES, **SUCCESSIONS}
