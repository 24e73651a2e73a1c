"""The page of a list that was looked at: everything that it shows, as values."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from flask_babel import gettext as _

from graphmodel.catalogue import Catalogue
from graphmodel.cpr import mask_cpr
from importers.options import Options
from importers.result import Result, Severity
from webviz.importing.columns import TableColumns, build_columns
from webviz.importing.forms import sheet_names, statuses
from webviz.importing.grid import Grid, build_grid
from webviz.importing.job import Job
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
from webviz.importing.walking import chosen_problems
from webviz.importing.wanted import (
    LINES_A_PAGE,
    QUESTIONS_A_PAGE,
    SEVERITIES_CALLED,
    Addresses,
    Part,
    Wanted,
    part_of,
)
from webviz.languages import language


@dataclass(frozen=True, slots=True)
class MessageChoice:
    """Messages that may be shown alone: what an address calls their severity ("" for all), and how many there are."""

    called: str
    name: str
    count: int
    address: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class ListPage:
    """A list as its page shows it; each long list of it with the part that is shown."""

    result: Result
    source: str
    """Where the list comes from as long as nobody says otherwise."""
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
    message_choices: tuple[MessageChoice, ...]
    message_count: int
    updates: tuple[UpdateLine, ...]
    updates_part: Part
    absent: tuple[AbsentLine, ...]
    absent_part: Part
    statuses: Sequence[tuple[str, str]]
    municipality_is_as_last: bool
    """Whether the municipality that holds was chosen when the source was last read."""
    sheet_is_as_last: bool
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
    asked, plan, holds = asked_of(looked, job.asked), preview.plan, preview.options
    questions = part_of(len(asked), wanted.questions, QUESTIONS_A_PAGE, addresses, "questions", "tvivl")
    chosen = chosen_problems(looked, wanted.severity)
    messages = part_of(len(chosen), wanted.problems, LINES_A_PAGE, addresses, "problems", "beskeder")
    updates = part_of(len(plan.updates), wanted.updates, LINES_A_PAGE, addresses, "updates", "rettelser")
    absent = part_of(len(plan.absent), wanted.absent, LINES_A_PAGE, addresses, "absent", "mangler")
    lines = [message_line(problem, addresses) for problem in chosen[messages.first - 1 : messages.last]]
    return ListPage(
        result=preview.result,
        source=preview.source,
        options=replace(job.options, municipality=holds.municipality, sheet=holds.sheet),
        addresses=addresses,
        outcome=build_outcome(preview.result, plan, catalogue),
        questions=build_questions(looked, asked, addresses, _numbers(questions), catalogue),
        questions_part=questions,
        open_questions=len(preview.result.decisions),
        grid=build_grid(looked, addresses, catalogue),
        columns=build_columns(looked, addresses, catalogue),
        targets=targets_by_subject(catalogue),
        messages=tuple(_by_severity(lines)),
        messages_part=messages,
        message_choices=tuple(_choices(looked, addresses)),
        message_count=len(looked.problems),
        updates=tuple(update_lines(looked, addresses, catalogue, _numbers(updates))),
        updates_part=updates,
        absent=tuple(absent_lines(plan, _numbers(absent), job.options.missing)),
        absent_part=absent,
        statuses=statuses(catalogue),
        municipality_is_as_last=bool(holds.municipality and not job.options.municipality),
        sheet_is_as_last=bool(holds.sheet and not job.options.sheet),
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


def _choices(looked: Looked, addresses: Addresses) -> Iterable[MessageChoice]:
    """All messages, and those of each severity that there are any of."""
    counts = Counter(problem.issue.severity.value for problem in looked.problems)
    found = [("", _("Alle"), len(looked.problems))]
    found += [
        (called, SEVERITIES[Severity(severity)](), counts[severity])
        for called, severity in SEVERITIES_CALLED.items()
        if counts[severity]
    ]
    for called, name, count in found:
        address = addresses.of("beskeder", severity=called, problems=1, problem=0)
        yield MessageChoice(called, name, count, address, called == addresses.wanted.severity)
