"""Going through the messages one by one, each seen at its cell."""

from dataclasses import dataclass

from webviz.importing.looking import Looked, Problem
from webviz.importing.wanted import SEVERITIES_CALLED, Addresses


@dataclass(frozen=True, slots=True)
class Walk:
    """Where one has come to: `here` of `total` messages that have a cell, 0 before the first, and the ways on and back."""

    here: int
    total: int
    problem: Problem | None
    previous: str | None
    following: str | None


def chosen_problems(looked: Looked, severity: str) -> list[Problem]:
    """The messages of the severity that an address names, of every severity where it names none."""
    wanted = SEVERITIES_CALLED.get(severity)
    return [problem for problem in looked.problems if wanted in (None, problem.issue.severity.value)]


def build_walk(looked: Looked, addresses: Addresses) -> Walk:
    """The way through the messages that are shown."""
    problems = [problem for problem in chosen_problems(looked, addresses.wanted.severity) if problem.place]
    at = next((at for at, one in enumerate(problems, start=1) if one.number + 1 == addresses.wanted.problem), 0)

    def address(place: int) -> str | None:
        problem = problems[place - 1] if 1 <= place <= len(problems) else None
        return addresses.of_cell(problem.place, problem.number + 1) if problem and problem.place else None

    return Walk(at, len(problems), problems[at - 1] if at else None, address(at - 1), address(at + 1))
