"""Opening files that strangers made: archives and XML with limits on everything, and words for what is refused (F1)."""
