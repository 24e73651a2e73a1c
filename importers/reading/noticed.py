"""What reading noticed, in sentences: hidden and wrong cells, formulas without a result, comments, macros, links."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from graphmodel.cpr import mask_cpr
from importers.reading.facts import Place, SheetFacts, WorkbookFacts
from importers.reading.sheets import Remark, Sheet, column_letter

_MOST_SPANS = 6
_MOST_COMMENTS = 20
_LONGEST_COMMENT = 300
_OURS = "Kædekort"
"""Comments by this author are the program's own, from a file that it handed back."""


def about_workbook(facts: WorkbookFacts, file: str) -> Iterator[Remark]:
    """What is never run and never followed."""
    if facts.has_macros:
        yield Remark(file, "macros", f"»{file}« rummer makroer. De er ikke kørt.", is_note=True)
    if facts.has_links:
        message = f"»{file}« henter værdier fra andre filer. De er ikke åbnet; det, cellerne sidst viste, er læst."
        yield Remark(file, "external_links", message, is_note=True)


def about_sheet(sheet: Sheet, facts: SheetFacts) -> Iterator[Remark]:
    """Hidden columns and rows, formulas without a result, comments."""
    if sheet.hidden_columns:
        letters = [column_letter(column) for column in sheet.hidden_columns]
        what = f"Kolonne {letters[0]}" if len(letters) == 1 else f"Kolonnerne {_listed(letters)}"
        yield _hidden(sheet, "hidden_columns", what, sheet.address(0, sheet.hidden_columns[0]))
    if sheet.hidden_rows:
        yield _hidden(sheet, "hidden_rows", spans_of_rows(sheet.hidden_rows), sheet.address(sheet.hidden_rows[0], 0))
    if facts.uncalculated:
        where, is_one = spans(facts.uncalculated), len(facts.uncalculated) == 1
        are_read = "så cellen er læst som tom" if is_one else "så cellerne er læst som tomme"
        message = (
            f"{'Formlen' if is_one else 'Formlerne'} i {where} i arket »{sheet.name}« er aldrig regnet ud, {are_read}."
        )
        first = min(facts.uncalculated)
        suggestion = "Åbn filen i Excel eller LibreOffice, gem den, og indlæs den igen."
        yield Remark(sheet.address(*first), "formula_without_value", message, suggestion)
    comments = [comment for comment in facts.comments if comment.author != _OURS]
    for comment in comments[:_MOST_COMMENTS]:
        text = " ".join(mask_cpr(comment.text).split())
        text = text if len(text) <= _LONGEST_COMMENT else f"{text[: _LONGEST_COMMENT - 1]}…"
        message = f"Cellen har en kommentar, som ikke er læst med: »{text}«"
        yield Remark(sheet.address(*comment.place), "comment", message, is_note=True)
    if len(comments) > _MOST_COMMENTS:
        message = f"Arket »{sheet.name}« har {len(comments)} kommentarer; de første {_MOST_COMMENTS} er vist."
        yield Remark(sheet.address(*comments[_MOST_COMMENTS].place), "comments", message, is_note=True)


def about_errors(sheet: Sheet, errors: Mapping[str, Sequence[Place]]) -> Iterator[Remark]:
    """Cells in which a formula went wrong."""
    for error, places in sorted(errors.items()):
        are_read = "er læst som tom" if len(places) == 1 else "er læst som tomme"
        message = f"I arket »{sheet.name}« viser {spans(places)} fejlen {error} og {are_read}."
        yield Remark(sheet.address(*min(places)), "error_cell", message, "Ret formlen, eller skriv værdien i stedet.")


def spans(places: Sequence[Place]) -> str:
    """Cells in words, those below each other as one: the first few, and how many more there are.

    >>> spans([(1, 2), (2, 2), (3, 2), (5, 0)])
    'A6 og C2:C4'
    """
    by_column = sorted((column, row) for row, column in places)
    found: list[str] = []
    for column, cells in groupby(by_column, key=lambda cell: cell[0]):
        letter = column_letter(column)
        for first, last in _runs([row for _, row in cells]):
            found.append(f"{letter}{first + 1}" if first == last else f"{letter}{first + 1}:{letter}{last + 1}")
    return _listed(found)


def spans_of_rows(rows: Sequence[int]) -> str:
    """Rows in words: the first few, and how many more there are.

    >>> spans_of_rows([1, 2, 3, 7]), spans_of_rows([4])
    ('Rækkerne 2-4 og 8', 'Række 5')
    """
    found = [_run(run) for run in _runs(rows)]
    return f"Række {found[0]}" if len(rows) == 1 else f"Rækkerne {_listed(found)}"


def _hidden(sheet: Sheet, code: str, what: str, cell: str) -> Remark:
    return Remark(cell, code, f"{what} i arket »{sheet.name}« er skjult, men læst med.", is_note=True)


def _runs(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Numbers in order as runs of neighbours, both ends included."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and number <= runs[-1][1] + 1:
            runs[-1] = runs[-1][0], number
        else:
            runs.append((number, number))
    return runs


def _run(run: tuple[int, int]) -> str:
    return str(run[0] + 1) if run[0] == run[1] else f"{run[0] + 1}-{run[1] + 1}"


def _listed(words: Sequence[str]) -> str:
    if len(words) > _MOST_SPANS:
        return f"{', '.join(words[: _MOST_SPANS - 1])} og {len(words) - _MOST_SPANS + 1} andre"
    return " og ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)
