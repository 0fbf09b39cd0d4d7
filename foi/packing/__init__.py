"""The files of a reply, made from its document alone: the same document gives the same bytes (FOI-46)."""
