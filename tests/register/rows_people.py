"""People whom the five documents name (rows P), read from the documents by hand."""

from tests.register.rows import Place

# The names under "Board and advisors", in print order: one to every second line.
BOARD_AND_ADVISORS = {
    "P20": Place("002", 27, 27, "Sadiq Khan, Mayor of London, Chair"),
    "P21": Place("002", 29, 29, "Sophie Linden, Deputy Mayor for Policing and Crime"),
    "P22": Place("002", 31, 31, "Debbie Weekes-Bernard, Deputy Mayor for Social Integration, Social Mobility"),
    "P23": Place("002", 33, 33, "Sir Stephen House, Deputy Commissioner, Metropolitan Police Service"),
    "P24": Place("002", 35, 35, "Will Balakrishnan, Director MOPAC"),
    "P25": Place("002", 37, 37, "James Bottomley, MOPAC"),
    "P26": Place("002", 39, 39, "Natasha Plummer, MOPAC"),
    "P27": Place("002", 41, 41, "Lib Peck, VRU"),
    "P28": Place("002", 43, 43, "Claire Waxman, London Victims Commissioner"),
    "P29": Place("002", 45, 45, "John O'Brien, London Councils"),
    "P30": Place("002", 47, 47, "Doug Flight, London Councils"),
    "P31": Place("002", 49, 49, "Carolyn Downs, London Councils"),
    "P32": Place("002", 51, 51, "Cllr Gareth Roberts, London Councils"),
    "P33": Place("002", 53, 53, "Cllr Rachael Robathan, London Councils"),
    "P34": Place("002", 55, 55, "Cllr Jas Athwal, London Councils"),
    "P35": Place("002", 57, 57, "Georgia Gould, London Councils"),
    "P36": Place("002", 59, 59, "Colin Allars, Youth Justice Board"),
    "P37": Place("002", 61, 61, "Damien McCleave, HMCTS"),
    "P38": Place("002", 63, 63, "Lionel Idan, Crown Prosecution Service"),
    "P39": Place("002", 65, 65, "Barry Hughes, Crown Prosecution Service"),
    "P40": Place("002", 67, 67, "Phil Douglas, Ministry of Justice"),
    "P41": Place("002", 69, 69, "Sinead Dervin, NHS England"),
    "P42": Place("002", 71, 71, "Kilvinder Vigurs, NPS"),
    "P43": Place("002", 73, 73, "Ian Bickers, HMPPS"),
    "P44": Place("002", 75, 75, "Nick Bowes, Mayor of London's Private Office"),
    "P45": Place("002", 77, 77, "Sasha Salmon, Mayor of London's Private Office"),
    "P46": Place("002", 79, 79, "Tom Pickup, London Councils"),
    "P47": Place("002", 81, 81, "Ed Wardley, MOPAC"),
    "P48": Place("002", 83, 83, "Tom Burnham, MOPAC"),
    "P49": Place("002", 85, 85, "Paul Rowan, MOPAC"),
    "P50": Place("002", 87, 87, "Roisin Briody, MOPAC"),
    "P51": Place("002", 89, 89, "Michelle Chapman, MPS"),
    "P52": Place("002", 91, 91, "Rory Murray, MPS"),
    "P53": Place("002", 93, 93, "Daniel Houghton, London Councils"),
    "P54": Place("002", 95, 95, "Jade Appleton, London Councils"),
    "P55": Place("002", 97, 97, "Tony Hawker, MOPAC"),
}

PEOPLE = {
    "P01": Place("000", 68, 68, "Commander Harper"),
    "P02": Place("000", 68, 68, "Ass Commissioner Helen Ball"),
    "P03": Place("000", 69, 69, "Chief Inspector Nick Hackett-Peacock"),
    "P04": Place("000", 70, 70, "Chief Inspector Simon Rothertham"),
    "P05": Place("000", 66, 66, "Commnder Southworth"),
    "P06": Place("000", 66, 66, "Superintendent Martin Kirby"),
    "P10": Place("001", 60, 60, "Superintendent Sue Williams, MPS"),
    "P11": Place("003", 62, 62, "Natasha Plummer, Engagement and Partnerships Manager, MPA"),
    **BOARD_AND_ADVISORS,
    "P60": Place("004", 14, 34, "The Mayor of London, Sadiq Khan"),
    "P61": Place("004", 10, 42, "Victor Olisa QPM, a former borough commander for Haringey"),
    "P62": Place("004", 10, 42, "Dal Babu, OBE, who was borough commander for Harrow"),
}

# Group, person, role, rank or title as printed, of everyone whom a document ties to a group.
ROLES = [
    ("disability-iag", "Simon Rothertham", "police_lead", "Chief Inspector"),
    ("hate-crime-strategic-meeting", "Martin Kirby", "police_lead", "Superintendent"),
    ("hate-crime-strategic-meeting", "Southworth", "police_lead", "Commnder"),
    ("lgbt-iag", "Nick Hackett-Peacock", "police_lead", "Chief Inspector"),
    ("london-crime-reduction-board", "Sadiq Khan", "chair", "Mayor of London, Chair"),
    ("race-iag", "Harper", "role_not_stated", "Commander"),
    ("race-iag", "Helen Ball", "role_not_stated", "Ass Commissioner"),
]
