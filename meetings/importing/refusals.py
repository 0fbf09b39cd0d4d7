"""Why a file of minutes is not read: one message for the person who chose it, which says what to do instead.

What is wrong with any file, whatever it is wanted for, stands in `iag_registry.lib.strange_files.refusals`.
"""

from iag_registry.lib.strange_files.refusals import BROKEN as BROKEN
from iag_registry.lib.strange_files.refusals import DAMAGE as DAMAGE
from iag_registry.lib.strange_files.refusals import DOCTYPE as DOCTYPE
from iag_registry.lib.strange_files.refusals import EMBEDDED as EMBEDDED
from iag_registry.lib.strange_files.refusals import ENCRYPTED as ENCRYPTED
from iag_registry.lib.strange_files.refusals import INSTEAD as INSTEAD
from iag_registry.lib.strange_files.refusals import SWELLS as SWELLS
from iag_registry.lib.strange_files.refusals import TOO_MANY_PARTS as TOO_MANY_PARTS
from iag_registry.lib.strange_files.refusals import Refused as Refused

PDF = (
    "This is a PDF. The order of its words and what is a heading cannot be read from it with certainty, and a scanned "
    "one holds only pictures. Ask for the Word file it was made from, or open it, copy the text and paste it here."
)
OLD_WORD = (
    "This is an old Word file (.doc). Open it in Word, choose “Save as”, “Word document (.docx)”, and import that."
)
RICH_TEXT = (
    "This is a rich text file (.rtf). Open it in Word, choose “Save as”, “Word document (.docx)”, and import that."
)
MACROS = (
    "This file holds macros, which are small programs. Open it in Word, choose “Save as”, “Word document (.docx)” "
    "without macros, and import that."
)
TOO_LARGE = (
    "This file is too large: at most 10 MB can be imported. Save a copy without its pictures, or paste the text."
)
EMPTY = "There is no text in it. Choose the file of the minutes, or paste their text."
NOT_A_DOCUMENT = (
    "This is not a document that can be imported. Choose a Word file (.docx), an OpenDocument file (.odt) or a plain "
    "text file; or copy the text and paste it."
)
SPREADSHEET = "This is a spreadsheet or a presentation. Copy the text of the minutes and paste it here."
PICTURE = (
    "This is a picture, so there is no text to read. Ask for the Word file, or type the minutes on the meeting's page."
)
TOO_LONG = "This text is too long for the minutes of one meeting. Import the minutes of one meeting at a time."
