"""The read-only API: the public tables piece by piece, for programs."""
