"""Where a marked workbook came from: written into a sheet of its own, and taken back when the workbook is read again.

So a corrected file is the same source with the same choices whatever it is called by then, and its sheets are read as those of the
files that they came from.
"""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from graphmodel.cpr import mask_cpr
from importers.choices import Choices
from importers.own_sheets import MARK
from importers.reading.sheets import Sheet, Workbook
from importers.result import Issue, Severity

ORIGIN = "Kædekort-kilde"
"""What the sheet is called."""
_TITLE = f"{MARK}kilde"
_HOW = "Her står, hvor listen kom fra, så den kendes igen, når den indlæses rettet. Ret det ikke."
_SOURCE, _CHOICES, _SHEET = "Kilde", "Valg", "Ark"
_MOST_SIGNS = 30_000
"""In one cell: a spreadsheet has room for few more."""
_BY_MARKS = "filen med mærker"
"""What remembers choices that no change does."""


@dataclass(frozen=True, slots=True)
class Carried:
    """What a marked workbook says of itself: its source, what was chosen, and the file that each of its sheets was read from."""

    source: str
    choices: Choices = field(default_factory=Choices)
    files: Mapping[str, str] = field(default_factory=dict)

    def rows(self) -> Iterator[tuple[str, ...]]:
        """The sheet that carries it."""
        chosen = self.choices.as_text()
        yield (_TITLE,)
        yield (_HOW,)
        yield _SOURCE, mask_cpr(self.source)
        yield _CHOICES, *(chosen[at : at + _MOST_SIGNS] for at in range(0, len(chosen), _MOST_SIGNS))
        for sheet, file in self.files.items():
            yield _SHEET, sheet, mask_cpr(file)


def taken_back(workbook: Workbook) -> tuple[Workbook, Carried | None]:
    """A workbook, and what it carries if it is a marked one; its sheets are then those of the files that they came from."""
    carried = next((found for sheet in workbook.sheets if (found := _read(sheet))), None)
    if carried is None:
        return workbook, None
    files = set(carried.files.values())
    other = files.pop() if len(files) == 1 else workbook.file
    sheets = (replace(sheet, file=carried.files.get(sheet.name, other)) for sheet in workbook.sheets)
    return replace(workbook, sheets=tuple(sheets)), carried


def _read(sheet: Sheet) -> Carried | None:
    if sheet.text(0, 0) != _TITLE:
        return None
    said = {row[0]: row[1:] for row in sheet.rows if len(row) > 1 and row[0] != _SHEET}
    files = {row[1]: row[2] for row in sheet.rows if len(row) > 2 and row[0] == _SHEET}
    source = next(iter(said.get(_SOURCE, ())), "")
    return Carried(source, _choices("".join(said.get(_CHOICES, ()))), files) if source else None


def _choices(text: str) -> Choices:
    """The choices of a cell; none where somebody has made it something else."""
    try:
        found = Choices.from_text(text, _BY_MARKS)
        texts = [*found.columns.items(), *found.answers.items(), (found.municipality, found.sheet)]
    except (ValueError, TypeError, AttributeError):
        return Choices()
    return found if all(isinstance(one, str) for pair in texts for one in pair) else Choices()


def filled_up(remembered: Choices, carried: Sequence[Carried | None], source: str, targets: Container[str]) -> Choices:
    """What the graph remembers of a source, filled up with what its marked workbooks carry; what was stored last holds.

    `targets` are those that a column may be given.
    """
    for one in carried:
        if one is None or one.source != source or not one.choices.change:
            continue
        columns = {header: target for header, target in one.choices.columns.items() if not target or target in targets}
        remembered = Choices(
            columns | dict(remembered.columns),
            dict(one.choices.answers) | dict(remembered.answers),
            remembered.municipality or one.choices.municipality,
            remembered.sheet or one.choices.sheet,
            remembered.change or one.choices.change,
        )
    return remembered


def source_of(workbooks: Sequence[Workbook], carried: Sequence[Carried | None]) -> str:
    """The source of some files where nobody names one: what they carry, else what they are called."""
    pairs = zip(workbooks, carried, strict=True)
    return ", ".join(sorted({one.source if one else workbook.file for workbook, one in pairs}))


def told_of_carried(workbooks: Sequence[Workbook], carried: Sequence[Carried | None], source: str) -> list[Issue]:
    """A note for each file that says itself that it belongs to the source of this import."""
    return [
        Issue(
            Severity.NOTE,
            workbook.file,
            "handed_back",
            f"Filen er hentet med mærker i Kædekort og hører til kilden »{one.source}«, så valgene derfra gælder også her.",
            "Er det nu en anden liste, så sig, hvor den kommer fra.",
        )
        for workbook, one in zip(workbooks, carried, strict=True)
        if one and one.source == source
    ]
