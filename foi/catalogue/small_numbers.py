"""Small numbers of people, which may tell who someone is and are therefore not given (DP-07)."""

FEWEST = 5
"""Fewer people than this are given as “fewer than 5”, and no sum from which the number could be worked out."""
TOO_FEW = f"Fewer than {FEWEST}"


def is_few(number: int) -> bool:
    """Whether a number of people is too small to be told; none at all is told."""
    return 0 < number < FEWEST
