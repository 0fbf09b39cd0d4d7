"""Documents that the five are or speak of (rows D), and meetings (rows M), read from the five by hand."""

from typing import NamedTuple

from tests.register.rows import Place


class Document(NamedTuple):
    """Where a document is spoken of, its date, and the date of its publication, as far as they are printed."""

    source: str
    first: int
    last: int
    words: str
    dated: str = ""
    published: str = ""


DOCUMENTS = {
    "D1": Document("001", 7, 21, "Review of the Independent Advisory Groups", "2006-09-28"),
    "D2": Document("003", 5, 14, "Communities, Equalities and People Committee Legacy Report", "2011-11-03"),
    "D3": Document(
        "002", 3, 9, "London Crime Reduction Board meeting minutes - 2 February 2021", "2021-02-02", "2021-02-02"
    ),
    "D4": Document("004", 5, 8, "Mayor puts diverse communities at forefront of scrutinising police", "2021-03-18"),
    "D5": Document("000", 8, 18, "01.FOI.22.022727"),
    "D6": Document("001", 56, 56, "Previous IAG paper to the MPA Full Authority meeting in April 2006", "2006-04"),
    "D7": Document("003", 19, 19, "first ever MPA/MPS community engagement strategy in 2005", "2005"),
    "D8": Document("003", 19, 21, "2010-13 Community Engagement Commitment"),
    "D9": Document("003", 24, 24, "The DSVB final report"),
    "D10": Document("003", 39, 39, "The Race and Faith Inquiry report, published in July 2010", published="2010-07"),
    "D11": Document("003", 42, 42, "recommendation 61 of the Lawrence Inquiry Report"),
    "D12": Document("003", 35, 35, "a full scrutiny of partnership working in the MPS in 2003", "2003"),
    "D13": Document("003", 29, 29, "GLA best value review of equalities in 2001/2002"),
    "D14": Document("003", 29, 50, "Met Forward"),
    "D15": Document("003", 44, 48, "Appendix 1"),
    "D16": Document(
        "004", 20, 20, "the Mayor’s Action Plan, which he launched in November last year", published="2020-11"
    ),
    "D17": Document("004", 30, 32, "Youth Justice Action Plan", published="2021-03-18"),
    "D18": Document("004", 24, 72, "a new dashboard launched today", published="2021-03-18"),
    "D19": Document("004", 90, 90, "its review into the use of handcuffing pre-arrest"),
    "D20": Document("004", 112, 112, "annual reviews of the implementation of the recommendations"),
    "D21": Document("004", 124, 124, "The survey was completed in November"),
    "D22": Document("004", 132, 132, "Independent academic research"),
    "D23": Document("001", 32, 40, "a Standard Operating Procedure (SOP) and a set of minimum standards"),
    "D24": Document("003", 21, 21, "Police Reform and Social Responsibility Act (2011)", "2011"),
    "D25": Document("002", 113, 117, "The current PCP"),
}

MEETING_PLACES = {
    "M1": Place("002", 3, 9, "London Crime Reduction Board meeting minutes - 2 February 2021"),
    "M2": Place("003", 2, 7, "3 November 2011 meeting of the Communities, Equalities and People Committee"),
    "M3": Place("001", 9, 21, "28 September 2006"),
    "M4": Place("001", 56, 56, "MPA Full Authority meeting in April 2006"),
    "M5": Place("001", 42, 42, "The first Steering group meeting took place on 14 August 2006"),
    "M6": Place("002", 109, 109, "The Deputy Mayor convened a meeting on 25 January"),
    "M7": Place("003", 39, 39, "a national symposium held in January 2011"),
    "M8": Place("003", 14, 14, "Full Authority in January 2012"),
    "M9": Place("004", 82, 82, "Review sessions have now been undertaken by 13 Community Monitoring Groups"),
    "M10": Place("000", 15, 74, "the minutes of the most recent meetings of the IAGs"),
}

# Key of the group where the document names one, date, and what happened to the meeting. M9 and M10 are not meetings of
# a known day but statements about several.
MEETINGS = {
    "M1": ("london-crime-reduction-board", "2021-02-02", "held"),
    "M2": ("communities-equalities-and-people-committee", "2011-11-03", None),
    "M3": (None, "2006-09-28", None),
    "M4": ("mpa-full-authority", "2006-04", None),
    "M5": ("iag-review-steering-group", "2006-08-14", "held"),
    "M6": (None, "2021-01-25", "held"),
    "M7": (None, "2011-01", "held"),
    "M8": ("mpa-full-authority", "2012-01", "planned"),
}

# Number and title of each item as printed, how many paragraphs it has, and how it ended where the minutes say so.
AGENDA = [
    ("1", "Agreement of minutes", 0, "none_recorded"),
    ("2", "The Action Plan - transparency, accountability and trust in policing", 2, "none_recorded"),
    ("3", "Tackling ethnic disproportionality in the Youth Action Plan", 2, "none_recorded"),
    ("4", "Police and Crime Plan (PCP): update and preparing for the next plan", 3, "none_recorded"),
    ("5", "Any other business", 1, "discussed"),
]
