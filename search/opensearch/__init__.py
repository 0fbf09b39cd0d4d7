"""Speaking to a search server (OpenSearch): it is given words of the index, and answers with numbers of entries.

It is never asked for a text: whatever is shown comes from the database.
"""
