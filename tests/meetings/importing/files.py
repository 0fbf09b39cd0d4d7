"""Files that tests import: the one real page of the register, and invented ones made on the spot."""

from pathlib import Path

DOCUMENTS = Path(__file__).parent.parent / "documents"
LCRB = DOCUMENTS / "london-crime-reduction-board-2021-02-02.txt"
"""The published page of the London Crime Reduction Board's minutes of 2 February 2021, as plain text."""
