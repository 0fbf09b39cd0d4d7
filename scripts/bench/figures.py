"""What was measured, what is to be reached, and how it is told."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One figure: what it is of, the number, its unit, and the least or the most that it should be."""

    target: str
    what: str
    number: float
    unit: str
    least: float | None = None
    most: float | None = None

    @property
    def is_met(self) -> bool:
        return (self.least is None or self.number >= self.least) and (self.most is None or self.number <= self.most)

    @property
    def aim(self) -> str:
        if self.least is not None:
            return f"at least {self.least:g}"
        return f"at most {self.most:g}" if self.most is not None else ""


def verdict(figures: list[Figure]) -> int:
    """Say how many figures are met; what the program ends with, 1 where one is missed."""
    missed = [figure for figure in figures if not figure.is_met]
    print(f"{len(figures) - len(missed)} of {len(figures)} figures are met.")
    return 1 if missed else 0


def told(figures: list[Figure], heading: str) -> str:
    """The figures as a table for the terminal."""
    lines = [heading, "-" * len(heading)]
    for each in figures:
        met = "" if each.least is None and each.most is None else "met" if each.is_met else "MISSED"
        lines.append(f"{each.target:<4}{each.what:<66}{each.number:>12,.2f} {each.unit:<22}{each.aim:<16}{met}")
    return "\n".join([*lines, ""])
