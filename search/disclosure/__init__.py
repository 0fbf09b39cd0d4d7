"""What goes into the index, made of the views that the other apps give to the public, and of nothing else (DP-01).

No file here reads a column of a record: it asks which records there are, and then their views with the audience of the
public. What a view does not hold cannot be found.
"""

from search.disclosure.drafts import Draft
from search.disclosure.making import drafts_of, every_record, still_there

__all__ = ["Draft", "drafts_of", "every_record", "still_there"]
