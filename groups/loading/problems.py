"""What is wrong with fixture files, in words for the person who writes them."""

from dataclasses import dataclass


class WrongField(ValueError):
    """A value of one field that cannot be read, with what to do about it."""

    def __init__(self, field: str, problem: str, remedy: str) -> None:
        super().__init__(problem)
        self.field = field
        self.problem = problem
        self.remedy = remedy


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong in one file; `row` and `field` are empty where the whole file or row is meant."""

    file: str
    problem: str
    remedy: str
    row: str = ""
    field: str = ""

    def __str__(self) -> str:
        place = [self.file, self.row, f"field “{self.field}”" if self.field else ""]
        return f"{', '.join(part for part in place if part)}: {self.problem} {self.remedy}".strip()


class BrokenFixtures(Exception):
    """The files cannot be loaded; all that was found wrong is in `problems`, and nothing has been saved."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems
