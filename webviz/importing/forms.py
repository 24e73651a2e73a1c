"""What a visitor chooses: beside the files, and after the preview. Choices that the form does not show stay as they were."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from flask_babel import gettext as _

from graphmodel.catalogue import Catalogue, fold
from graphmodel.reference import Reference
from importers.columns.overrides import ColumnChoice, targets
from importers.doubts import Answers
from importers.options import Options
from importers.result import Decision
from webviz.errors import WrongAddress
from webviz.importing.columns import AS_UNDERSTOOD, LEFT_OUT
from webviz.importing.looking import Looked
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
    sheets = ["", *sheet_names(looked)]
    sheet = read_whole(form, SHEET, SHEET, 1, len(sheets) - 1) or 0
    return replace(
        before,
        source=read_text(form, SOURCE) or before.source,
        municipality=_municipality(form, codes),
        sheet=sheets[sheet],
        forgets=FORGETS in form,
        columns=_columns(form, before, looked, catalogue),
        answers=_answers(form, before.answers, asked_of(looked, asked)),
        missing=_missing(form, before, looked, catalogue),
    )


def sheet_names(looked: Looked) -> list[str]:
    """The sheets that can be read alone, each name once: what a form counts."""
    return list(dict.fromkeys(sheet.name for sheet in looked.sheets))


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
    headers = {column.key: column.column.header for column in looked.columns}
    shown = {key: form[f"{COLUMN}-{number}"] for number, key in enumerate(looked.keys) if f"{COLUMN}-{number}" in form}
    chosen = [choice for choice in before.columns if (fold(choice.column) or choice.column) not in shown]
    for key, target in shown.items():
        if target in (AS_UNDERSTOOD, LEFT_OUT) or target in known:
            if target != AS_UNDERSTOOD:
                chosen.append(ColumnChoice(headers[key], "" if target == LEFT_OUT else target))
        else:
            raise _not_offered()
    return tuple(chosen)


def _answers(form: Mapping[str, str], before: Answers, asked: Sequence[tuple[Decision, str]]) -> Answers:
    choices = dict(before.choices)
    for number, (decision, answer) in enumerate(asked):
        said = form.get(f"{ANSWER}-{number}")
        if said is None:
            continue
        if said == LATER:
            choices.pop(decision.id, None)
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
