"""What is said to whoever would delete the history of records."""

NEVER_CLEANED = (
    "The history of the register is never cleaned: it says what was known and answered at any time, and a request may "
    "keep it (FOI-11). Nothing was deleted."
)
