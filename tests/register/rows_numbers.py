"""Numbers with how they stand to the figure printed (rows F), read from the five documents by hand."""

from typing import NamedTuple


class Figure(NamedTuple):
    """A printed figure: where, in which words, and the number that the register holds."""

    source: str
    first: int
    last: int
    words: str
    number: str
    comparator: str = "equal"


FIGURES = {
    "F1": [Figure("000", 20, 22, "32 Borough IAGS", "32")],
    "F2": [Figure("000", 20, 55, "7 Crime Prevention Inclusion and Engagement Command (CPIE) led IAG’s", "7")],
    "F3": [Figure("001", 15, 15, "five Central Advisory Groups", "5")],
    "F4": [Figure("001", 15, 15, "All 32 Boroughs been encouraged", "32")],
    "F5": [Figure("003", 23, 23, "covering all 32 London boroughs", "32")],
    "F6": [Figure("003", 32, 32, "32 borough-based panels", "32")],
    "F7": [Figure("003", 32, 32, "in excess of 400 lay visitors", "400", "more_than")],
    "F8": [Figure("004", 82, 82, "13 Community Monitoring Groups", "13")],
    "F9": [Figure("002", 25, 97, "Board and advisors", "36")],
    "F10": [
        Figure("003", 29, 29, "in excess of 55 000", "55000", "more_than"),
        Figure("003", 29, 29, "approximately 38 000", "38000", "about"),
    ],
    "F11": [
        Figure("003", 29, 29, "16.6%", "16.6"),
        Figure("003", 29, 29, "13.4%", "13.4"),
    ],
    "F12": [
        Figure("003", 29, 29, "34.4%", "34.4"),
        Figure("003", 29, 29, "32.2%", "32.2"),
    ],
    "F13": [Figure("003", 29, 29, "3 year tenure period for all borough commanders", "3")],
    "F14": [
        Figure("004", 26, 26, "30 per cent", "30"),
        Figure("004", 26, 26, "40 per cent from April 2022", "40"),
    ],
    "F15": [
        Figure("004", 28, 28, "400 officers have been recruited", "400"),
        Figure("004", 28, 28, "51 per cent were women", "51"),
        Figure("004", 28, 28, "27 per cent BAME", "27"),
    ],
    "F16": [
        Figure("004", 28, 28, "34 per cent of recruits were women", "34"),
        Figure("004", 28, 28, "16 per cent BAME", "16"),
    ],
    "F17": [
        Figure("004", 30, 30, "51 per cent in 2019", "51"),
        Figure("004", 30, 30, "25 per cent in 2009", "25"),
    ],
    "F18": [Figure("004", 32, 32, "£700,000 of City Hall funding", "700000")],
    "F19": [Figure("004", 112, 112, "More than 1000 Black Londoners", "1000", "more_than")],
    "F20": [Figure("004", 161, 161, "in 5 working days", "5")],
    "F21": [Figure("000", 10, 15, "Are they paid?", "5")],
}
