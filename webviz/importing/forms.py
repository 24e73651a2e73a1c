"""What a visitor chooses: beside the files, and after the preview. Choices that the form does not show stay as they were.

The form shows what holds, chosen now or remembered. What comes back as it was shown stays as it is; what is emptied is taken back.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from flask_babel import gettext as _

from graphmodel.catalogue import Catalogue, fold
from graphmodel.reference import Reference
from importers.choices import AS_READ
from importers.columns.overrides import ColumnChoice, targets
from importers.doubts import Answers
from importers.options import Options
from importers.own_sheets import is_own_sheet
from importers.result import Decision
from webviz.errors import WrongAddress
from webviz.importing.looking import AS_UNDERSTOOD, LEFT_OUT, Looked
from webviz.importing.questions import asked_of
from webviz.parsing import read_text, read_whole

SOURCE, MUNICIPALITY, SHEET, FORGETS, SUGGESTIONS = "kilde", "kommune", "kun-ark", "glem", "forslag"
COLUMN, ANSWER, ABSENT, ALL_ABSENT = "kolonne", "svar", "mangler", "mangler-alle"
LATER = "-"
"""The answer that leaves a question open."""


@dataclass(frozen=True, slots=True)
class MunicipalityChoice:
    """A municipality that can be chosen."""

    code: str
    name: str


def municipalities(reference: Reference, known: Mapping[str, str]) -> list[MunicipalityChoice]:
    """Every municipality, and those that the map alone knows, by name."""
    names = {code: place.name for code, place in reference.municipalities.items()} | dict(known)
    return sorted(
        (MunicipalityChoice(code, name) for code, name in names.items()), key=lambda place: place.name.casefold()
    )


def read_first(form: Mapping[str, str], codes: Sequence[str]) -> Options:
    """What is said of a list when its file is chosen. Raises WrongUse where a municipality is none of the list."""
    return Options(source=read_text(form, SOURCE), municipality=_municipality(form, codes))


def read_choices(
    form: Mapping[str, str],
    before: Options,
    looked: Looked,
    asked: Mapping[str, Decision],
    catalogue: Catalogue,
    codes: Sequence[str],
) -> Options:
    """What is chosen after the preview. Raises WrongUse where a choice is none of what the page offers."""
    holds = looked.preview.options
    return replace(
        before,
        source=read_text(form, SOURCE) or before.source,
        municipality=_now(_municipality(form, [*codes, holds.municipality]), holds.municipality, before.municipality),
        sheet=_now(_sheet(form, holds.sheet, looked), holds.sheet, before.sheet),
        forgets=FORGETS in form,
        columns=_columns(form, before, looked, catalogue),
        answers=_answers(form, before.answers, asked_of(looked, asked)),
        missing=_missing(form, before, looked, catalogue),
    )


def _now(said: str, shown: str, before: str) -> str:
    """A choice after a form: as it was before where the form says what it was shown with, else what it says, or that it is taken back."""
    return before if said == shown else said or AS_READ


def _sheet(form: Mapping[str, str], shown: str, looked: Looked) -> str:
    """The sheet that is to be read alone; a form without the field says what it was shown with."""
    if SHEET not in form:
        return shown
    sheets = ["", *sheet_names(looked)]
    return sheets[read_whole(form, SHEET, SHEET, 1, len(sheets) - 1) or 0]


def sheet_names(looked: Looked) -> list[str]:
    """The sheets that can be read alone, each name once: what a form counts. None of those that the program writes beside the data."""
    return list(dict.fromkeys(sheet.name for sheet in looked.sheets if not is_own_sheet(sheet)))


def statuses(catalogue: Catalogue) -> list[tuple[str, str]]:
    """The statuses that something may be given which a list no longer has."""
    return [(entry.value, entry.name) for entry in catalogue.values.values("status") if entry.value != "active"]


def _municipality(form: Mapping[str, str], codes: Sequence[str]) -> str:
    code = read_text(form, MUNICIPALITY)
    if code and code not in codes:
        raise _not_offered()
    return code


def _columns(
    form: Mapping[str, str], before: Options, looked: Looked, catalogue: Catalogue
) -> tuple[ColumnChoice, ...]:
    """The columns that are chosen for; those of sheets that are not read now stay chosen."""
    known = targets(catalogue)
    first = {column.key: column for column in reversed(looked.columns)}
    chosen = {fold(choice.column) or choice.column: choice for choice in before.columns}
    for number, key in enumerate(looked.keys):
        shown = first[key].chosen
        said = form.get(f"{COLUMN}-{number}", shown)
        if said not in (AS_UNDERSTOOD, LEFT_OUT) and said not in known:
            raise _not_offered()
        if said != shown:
            target = {AS_UNDERSTOOD: AS_READ, LEFT_OUT: ""}.get(said, said)
            chosen[key] = ColumnChoice(first[key].column.header, target)
    return tuple(chosen.values())


def _answers(form: Mapping[str, str], before: Answers, asked: Sequence[tuple[Decision, str]]) -> Answers:
    choices = dict(before.choices)
    for number, (decision, answer) in enumerate(asked):
        said = form.get(f"{ANSWER}-{number}")
        if said is None:
            continue
        if said == LATER:
            if answer:
                choices[decision.id] = AS_READ
        elif said.isdecimal() and int(said) < len(decision.choices):
            choice = decision.choices[int(said)]
            if choice != answer:
                choices[decision.id] = choice
        else:
            raise _not_offered()
    return Answers(choices, takes_suggestions=SUGGESTIONS in form, remembered=before.remembered)


def _missing(form: Mapping[str, str], before: Options, looked: Looked, catalogue: Catalogue) -> dict[str, str]:
    """The statuses of what the list no longer has: one for all of it, else each its own."""
    offered = {"", *(value for value, _name in statuses(catalogue))}
    for_all = form.get(ALL_ABSENT, before.missing.get("", ""))
    missing = {id_: status for id_, status in before.missing.items() if id_}
    for number, gone in enumerate(looked.preview.plan.absent):
        status = form.get(f"{ABSENT}-{number}", missing.pop(gone.id, ""))
        if status not in offered or for_all not in offered:
            raise _not_offered()
        if status:
            missing[gone.id] = status
    return {"": for_all} if for_all else missing


def _not_offered() -> WrongAddress:
    return WrongAddress(_("Et af valgene findes ikke mere. Åbn siden på ny, og vælg igen."))
