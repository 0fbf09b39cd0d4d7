"""How much the longest proofs try: a part with every change, and with `make proof` as much as their targets name."""

import os

IS_PROOF = bool(os.environ.get("PROOF"))


def tries(with_every_change: int, *, as_named: int) -> int:
    """How many cases, or rows, to try in this run."""
    return as_named if IS_PROOF else with_every_change
