"""The page of a list that was looked at: everything that it shows, as values."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from graphmodel.catalogue import Catalogue
from graphmodel.cpr import mask_cpr
from importers.options import Options
from importers.result import Result, Severity
from webviz.importing.columns import TableColumns, build_columns
from webviz.importing.forms import sheet_names, statuses
from webviz.importing.grid import Grid, build_grid
from webviz.importing.jobs import Job
from webviz.importing.looking import Looked
from webviz.importing.naming import targets_by_subject
from webviz.importing.picture import Coming, what_would_come
from webviz.importing.questions import Question, asked_of, build_questions
from webviz.importing.telling import (
    SEVERITIES,
    AbsentLine,
    MessageLine,
    Outcome,
    UpdateLine,
    absent_lines,
    build_outcome,
    message_line,
    update_lines,
)
from webviz.importing.wanted import LINES_A_PAGE, QUESTIONS_A_PAGE, Addresses, Part, Wanted, part_of
from webviz.languages import language


@dataclass(frozen=True, slots=True)
class ListPage:
    """A list as its page shows it; each long list of it with the part that is shown."""

    result: Result
    options: Options
    addresses: Addresses
    outcome: Outcome
    questions: tuple[Question, ...]
    questions_part: Part
    open_questions: int
    grid: Grid | None
    columns: tuple[TableColumns, ...]
    targets: Sequence[tuple[str, Sequence[tuple[str, str]]]]
    messages: tuple[tuple[str, str, tuple[MessageLine, ...]], ...]
    """Messages by severity: its value, what it is called, the lines."""
    messages_part: Part
    message_counts: tuple[tuple[str, int], ...]
    updates: tuple[UpdateLine, ...]
    updates_part: Part
    absent: tuple[AbsentLine, ...]
    absent_part: Part
    statuses: Sequence[tuple[str, str]]
    municipality_as_last: str
    """The code of the municipality that was taken because it was chosen last time; "" where none was."""
    sheet_as_last: str
    sheets: tuple[tuple[str, str], ...]
    """The sheets that can be read alone: the name, and how it is shown."""
    coming: Coming | None
    is_remembered: bool

    @property
    def held_back(self) -> int:
        """How many rows are held back for another reason than a question that is asked."""
        return sum(held.issue.code != "undecided" for held in self.result.held_back)

    @property
    def can_be_stored(self) -> bool:
        """Whether storing would do anything."""
        return self.outcome.things > 0


def build_page(job: Job, looked: Looked, wanted: Wanted, catalogue: Catalogue, on: str) -> ListPage:
    """Everything that the page of a list shows."""
    addresses, preview = Addresses(job.id, wanted), looked.preview
    asked, plan = asked_of(looked, job.asked), preview.plan
    questions = part_of(len(asked), wanted.questions, QUESTIONS_A_PAGE, addresses, "questions", "tvivl")
    messages = part_of(len(looked.problems), wanted.problems, LINES_A_PAGE, addresses, "problems", "beskeder")
    updates = part_of(len(plan.updates), wanted.updates, LINES_A_PAGE, addresses, "updates", "rettelser")
    absent = part_of(len(plan.absent), wanted.absent, LINES_A_PAGE, addresses, "absent", "mangler")
    lines = [message_line(problem, addresses) for problem in looked.problems[messages.first - 1 : messages.last]]
    return ListPage(
        result=preview.result,
        options=job.options,
        addresses=addresses,
        outcome=build_outcome(preview.result, plan, catalogue),
        questions=build_questions(looked, asked, addresses, _numbers(questions), catalogue),
        questions_part=questions,
        open_questions=len(preview.result.decisions),
        grid=build_grid(looked, addresses, catalogue),
        columns=build_columns(looked, job.options.columns, addresses, catalogue),
        targets=targets_by_subject(catalogue),
        messages=tuple(_by_severity(lines)),
        messages_part=messages,
        message_counts=tuple(_counts(looked)),
        updates=tuple(update_lines(looked, addresses, catalogue, _numbers(updates))),
        updates_part=updates,
        absent=tuple(absent_lines(plan, _numbers(absent), job.options.missing)),
        absent_part=absent,
        statuses=statuses(catalogue),
        municipality_as_last="" if job.options.municipality else preview.choices.municipality,
        sheet_as_last="" if job.options.sheet else mask_cpr(preview.choices.sheet),
        sheets=tuple((name, mask_cpr(name)) for name in sheet_names(looked)),
        coming=coming_of(job, looked, on),
        is_remembered=any(issue.code == "remembered" for issue in preview.result.issues),
    )


def coming_of(job: Job, looked: Looked, on: str) -> Coming | None:
    """The network of what would come, worked out once for each preview and language."""
    key = (job.round, language())
    if key not in job.pictures:
        job.pictures = {key: what_would_come(looked, on)}
    return job.pictures[key]


def _numbers(part: Part) -> range:
    return range(part.first - 1, part.last)


def _by_severity(lines: Iterable[MessageLine]) -> Iterable[tuple[str, str, tuple[MessageLine, ...]]]:
    for severity, found in groupby(lines, key=lambda line: line.severity):
        yield severity.value, SEVERITIES[severity](), tuple(found)


def _counts(looked: Looked) -> Iterable[tuple[str, int]]:
    counts: Mapping[Severity, int] = {
        severity: sum(problem.issue.severity is severity for problem in looked.problems) for severity in Severity
    }
    return ((SEVERITIES[severity](), count) for severity, count in counts.items() if count)
