"""Small numbers of people, which may tell who someone is and are therefore not given (DP-07)."""

FEWEST = 5
"""A number of people that is smaller than this is not given, nor one from which it could be worked out."""
