"""What was measured, what is to be reached, and how it is told."""

from dataclasses import dataclass
from statistics import median


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
    """Say how many of the figures that have an aim are met; what the program ends with, 1 where one is missed."""
    aimed = [figure for figure in figures if figure.aim]
    missed = [figure for figure in aimed if not figure.is_met]
    print(f"{len(aimed) - len(missed)} of {len(aimed)} figures with an aim are met.")
    return 1 if missed else 0


def beside_scale_1(found: dict[int, list[Figure]]) -> list[Figure]:
    """How quick kept pages of each larger register are beside those of scale 1, the middle of all pages (S1)."""
    if 1 not in found:
        return []
    kept = {scale: median(_of_kept_pages(figures)) for scale, figures in sorted(found.items())}
    return [
        Figure("S1", f"kept pages at scale {scale}, beside scale 1", number / kept[1], "times", least=0.85)
        for scale, number in kept.items()
        if scale != 1
    ]


def _of_kept_pages(figures: list[Figure]) -> list[float]:
    return [each.number for each in figures if each.target == "S1" and each.what.endswith("beside hello")]


def told(figures: list[Figure], heading: str) -> str:
    """The figures as a table for the terminal."""
    lines = [heading, "-" * len(heading)]
    for each in figures:
        met = "" if each.least is None and each.most is None else "met" if each.is_met else "MISSED"
        lines.append(f"{each.target:<4}{each.what:<66}{each.number:>12,.2f} {each.unit:<22}{each.aim:<16}{met}")
    return "\n".join([*lines, ""])
