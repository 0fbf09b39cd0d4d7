"""Groups, forums, boards and panels that the five documents name (rows G), read from the documents by hand."""

from typing import NamedTuple

from tests.register.rows import Place


class Body(NamedTuple):
    """A body as one document has it: where, in which printed words, of what kind, and whether it exists then."""

    source: str
    first: int
    last: int
    words: str
    kind: str
    status: str = "active"


# The list "32 Borough IAG’s" of the reply, in print order.
BOROUGH_GROUPS = {
    "G01": Body("000", 23, 23, "Barking and Dagenham IAG", "iag_borough"),
    "G02": Body("000", 24, 24, "Barnet IAG", "iag_borough"),
    "G03": Body("000", 25, 25, "Bexley IAG", "iag_borough"),
    "G04": Body("000", 26, 26, "Brent IAG", "iag_borough"),
    "G05": Body("000", 27, 27, "Bromley IAG", "iag_borough"),
    "G06": Body("000", 28, 28, "Camden IAG", "iag_borough"),
    "G07": Body("000", 29, 29, "Croydon IAG", "iag_borough"),
    "G08": Body("000", 30, 30, "Ealing IAG", "iag_borough"),
    "G09": Body("000", 31, 31, "Enfield IAG", "iag_borough"),
    "G10": Body("000", 32, 32, "Greenwich IAG", "iag_borough"),
    "G11": Body("000", 33, 33, "Hackney IAG", "iag_borough"),
    "G12": Body("000", 34, 34, "Hammersmith and Fulham IAG", "iag_borough"),
    "G13": Body("000", 35, 35, "Haringey IAG", "iag_borough"),
    "G14": Body("000", 36, 36, "Harrow IAG", "iag_borough"),
    "G15": Body("000", 37, 37, "Havering IAG", "iag_borough"),
    "G16": Body("000", 38, 38, "Hillingdon IAG", "iag_borough"),
    "G17": Body("000", 39, 39, "Hounslow IAG", "iag_borough"),
    "G18": Body("000", 40, 40, "Islington IAG", "iag_borough"),
    "G19": Body("000", 41, 41, "Kensington and Chelsea IAG", "iag_borough"),
    "G20": Body("000", 42, 42, "Kingston upon Thames IAG", "iag_borough"),
    "G21": Body("000", 43, 43, "Lambeth IAG", "iag_borough"),
    "G22": Body("000", 44, 44, "Lewisham IAG", "iag_borough"),
    "G23": Body("000", 45, 45, "Merton IAG", "iag_borough"),
    "G24": Body("000", 46, 46, "Newham IAG", "iag_borough"),
    "G25": Body("000", 47, 47, "Redbridge IAG", "iag_borough"),
    "G26": Body("000", 48, 48, "Richmond upon Thames IAG", "iag_borough"),
    "G27": Body("000", 49, 49, "Southwark IAG", "iag_borough"),
    "G28": Body("000", 50, 50, "Sutton IAG", "iag_borough"),
    "G29": Body("000", 51, 51, "Tower Hamlets IAG", "iag_borough"),
    "G30": Body("000", 52, 52, "Waltham Forest IAG", "iag_borough"),
    "G31": Body("000", 53, 53, "Wandsworth IAG", "iag_borough"),
    "G32": Body("000", 54, 54, "Westminster IAG", "iag_borough"),
}

# The list "7 CPIE IAG’s", and the group that only the answer to question 3 names.
CENTRAL_GROUPS = {
    "G33": Body("000", 56, 56, "LGBT+", "iag_central"),
    "G34": Body("000", 57, 57, "Race IAG", "iag_central"),
    "G35": Body("000", 58, 58, "Diversity IAG", "iag_central"),
    "G36": Body("000", 59, 59, "DPS IAG", "iag_central"),
    "G37": Body("000", 60, 60, "MO6 IAG", "iag_central"),
    "G38": Body("000", 61, 61, "Trident IAG", "iag_central"),
    "G39": Body("000", 62, 62, "Greater London Central Somali IAG", "iag_central"),
    "G40": Body("000", 70, 70, "Disability IAG", "iag_central", "unknown"),
}

GROUPS_OF_2006 = {
    "G41": Body("001", 15, 15, "Race IAG", "iag_central"),
    "G42": Body("001", 15, 15, "Lesbian, Gay, Bisexual and Transgender (LGBT) IAG", "iag_central"),
    "G43": Body("001", 15, 15, "Disability IAG", "iag_central"),
    "G44": Body("001", 15, 15, "Youth IAG", "iag_central"),
    "G45": Body("001", 15, 15, "Gypsy and Traveller IAG", "iag_central"),
    "G50": Body("001", 15, 15, "‘themed’ IAGs have emerged for Operations such as Sapphire", "iag_command"),
    "G51": Body("001", 15, 15, "Trident", "iag_command"),
    "G52": Body("001", 15, 15, "Child Protection Team (CPT) Safeguarding Children Advisory Group", "iag_command"),
    "G53": Body("001", 15, 15, "All 32 Boroughs been encouraged to establish", "iag_borough", "proposed"),
    "G54": Body("001", 15, 15, "a number of OCUs have been exploring the possibility", "iag_command", "proposed"),
    "G55": Body("001", 36, 42, "a steering group has been established", "steering_group"),
}

OTHER_BODIES = {
    "G60": Body("000", 63, 63, "London Muslim Community Forum", "forum"),
    "G61": Body("000", 63, 63, "London Jewish Community Forum", "forum"),
    "G62": Body("000", 63, 63, "Central Youth Forum", "forum"),
    "G63": Body("000", 67, 67, "Young Womens Forum", "forum"),
    "G64": Body("000", 66, 66, "engagement meetng similar to a Diamond Group", "meeting_unnamed"),
    "G65": Body("000", 66, 66, "hate crime strategic meeting", "meeting_unnamed"),
    "G67": Body("003", 26, 26, "Hate Crime Forum (HCF)", "board_oversight"),
    "G68": Body("003", 20, 20, "Haringey Young People Empowered (HYPE) project", "youth_project"),
    "G70": Body("002", 3, 123, "London Crime Reduction Board", "board_partnership"),
    "G71": Body("002", 123, 123, "LCJB", "board_partnership"),
    "G72": Body("002", 123, 123, "Efficiency Board", "board_partnership", "proposed"),
    "G73": Body("002", 123, 123, "Safer Streets Board", "board_partnership", "proposed"),
    "G74": Body("003", 5, 16, "Communities, Equalities and People Committee", "committee"),
    "G75": Body("003", 20, 20, "Community Engagement and Citizen Focus Sub-Committee", "committee"),
    "G76": Body("003", 14, 14, "Full Authority", "committee"),
    "G77": Body("003", 20, 21, "Community and Police Engagement Groups (CPEGs)", "cpeg"),
    "G78": Body("003", 23, 23, "Domestic and Sexual Violence Board (DSVB)", "board_oversight"),
    "G79": Body("003", 32, 32, "32 borough-based panels", "icv_panel"),
    "G80": Body("003", 42, 42, "borough stop and search monitoring groups", "cmg"),
    "G81": Body("003", 35, 37, "community safety partnerships (CSPs)", "partnership"),
    "G82": Body("003", 36, 36, "central partnership steering group", "steering_group"),
    "G83": Body("003", 39, 39, "The panel examined", "inquiry_panel", "unknown"),
    "G84": Body("003", 39, 39, "internal Race and Faith Monitoring Group", "board_oversight"),
    "G85": Body("004", 16, 82, "Community Monitoring Groups", "cmg"),
    "G86": Body("004", 9, 16, "new community scrutiny groups", "csg", "proposed"),
}

BODIES = {**BOROUGH_GROUPS, **CENTRAL_GROUPS, **GROUPS_OF_2006, **OTHER_BODIES}

# Meetings that the reply speaks of beside a denial; not a body.
MEETINGS_WITH_WOMEN = Place("000", 67, 67, "specific meetings with women from across our IAG’s and VAWG issues")
