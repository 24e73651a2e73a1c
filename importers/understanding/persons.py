"""Lists with several contacts: which columns are about the first person of a row, and which about a second or third."""

import re
from collections.abc import Mapping, Sequence

from graphmodel.catalogue import fold
from importers.columns.columns import ColumnUse
from importers.mentions import Said
from importers.tables import Cell
from importers.understanding.gathering import Gathered, gather
from importers.understanding.readings import Memory
from importers.values.persons import is_job_title
from importers.values.words import Words

_OF_PERSONS = frozenset({"Actor.name", "Actor.phone", "Actor.email", "Actor.job_title"})
_NO_TITLES = frozenset(
    {
        "navn",
        "fulde navn",
        "person",
        "medarbejder",
        "medarbejdernavn",
        "ansat",
        "fornavn",
        "efternavn",
        "name",
        "first name",
        "last name",
    }
)
_NUMBER = re.compile(r"(\d)\.?$")
_NUMBERED = re.compile(r"\d")


def columns_by_person(uses: Sequence[ColumnUse]) -> tuple[tuple[ColumnUse, ...], tuple[tuple[ColumnUse, ...], ...]]:
    """The columns that are about a row's things and its first person, and those of each further person.

    A column belongs to the person whose number, heading or title its header repeats ("Tlf. 2", "Souschef: Tlf.", "Mail formand"), else to
    the one named nearest to its left; so do blocks with the same headers. Where persons share a column, all are the first one's.
    """
    names = sorted(
        (use for use in uses if use.targets[0] == "Actor.name" and not use.as_words), key=lambda use: use.column.index
    )
    headers = {(use.column.group, use.column.said) for use in names}
    if len(names) < 2 or (len(headers) < len(names) and not _are_blocks(uses, names)):
        return tuple(uses), ()
    owner = {use.column.index: _owner(use, names) for use in uses if use.targets[0] in _OF_PERSONS and not use.as_words}
    others = tuple(
        tuple(use for use in uses if owner.get(use.column.index) == number) for number in range(1, len(names))
    )
    return tuple(use for use in uses if owner.get(use.column.index, 0) == 0), others


def _are_blocks(uses: Sequence[ColumnUse], names: Sequence[ColumnUse]) -> bool:
    """Whether every name has columns of its own to its right, under the headers that stand there at the first one."""
    told = sorted((use.column.index, fold(use.column.said)) for use in uses if use.targets[0] in _OF_PERSONS)
    starts = [name.column.index for name in names]
    ends = [*starts[1:], max(index for index, _ in told) + 1]
    blocks = [[said for index, said in told if start <= index < end] for start, end in zip(starts, ends, strict=True)]
    return all(len(block) > 1 and block[0] == blocks[0][0] and set(block) <= set(blocks[0]) for block in blocks)


def _owner(use: ColumnUse, names: Sequence[ColumnUse]) -> int:
    for number, name in enumerate(names):
        if use is name:
            return number
    fitting = [number for number, name in enumerate(names) if _says_whose(use, name)]
    if len(fitting) == 1:
        return fitting[0]
    return max((number for number, name in enumerate(names) if name.column.index < use.column.index), default=0)


def _says_whose(use: ColumnUse, name: ColumnUse) -> bool:
    if use.column.group or name.column.group:
        return use.column.group == name.column.group
    ends = _NUMBER.search(use.column.said.strip()), _NUMBER.search(name.column.said.strip())
    if ends[0] and ends[1]:
        return ends[0][1] == ends[1][1]
    words = {word.removesuffix("s").removesuffix("en") for word in fold(use.column.said).split()}
    return not words.isdisjoint(word.removesuffix("en") for word in fold(name.column.said).split() if len(word) > 3)


def gather_persons(
    first: Sequence[ColumnUse],
    others: Sequence[Sequence[ColumnUse]],
    cells: Mapping[int, Cell],
    words: Words,
    memory: Memory,
) -> Gathered:
    """A row with all its persons; what stands in a second person's columns without a name is read as the first one's."""
    spoken = [uses for uses in others if any(use.column.index in cells for use in uses)]
    persons = [(uses, gather(uses, cells, words, memory)) for uses in spoken]
    nameless = [use for uses, person in persons if "Actor" not in person.names for use in uses]
    gathered = gather([*first, *nameless], cells, words, memory)
    _give_first_title(first, cells, gathered)
    for uses, person in persons:
        if "Actor" not in person.names or _is_the_first(person, gathered):
            continue
        _give_title(uses, person)
        gathered.persons += [person, *person.persons]
        gathered.issues += person.issues
        gathered.sources |= person.sources
    return gathered


def _is_the_first(person: Gathered, gathered: Gathered) -> bool:
    """Whether a row names the same person twice; what the second column adds fills what the first left open."""
    if "Actor" not in gathered.names or fold(gathered.names["Actor"].text) != fold(person.names["Actor"].text):
        return False
    for name, said in person.fields["Actor"].items():
        gathered.fields["Actor"].setdefault(name, said)
    return True


def _give_title(uses: Sequence[ColumnUse], person: Gathered) -> None:
    """The title that the header of a person's column is: the one under "Souschef" is that."""
    name = next(use for use in uses if use.targets[0] == "Actor.name")
    title = name.column.group or name.column.said
    says_it = name.meaning == "person-name" and fold(title) not in _NO_TITLES
    if (says_it or (name.column.group and fold(name.column.said) in _NO_TITLES)) and not _NUMBERED.search(title):
        person.fields["Actor"].setdefault("job_title", Said(title, person.names["Actor"].address))


def _give_first_title(first: Sequence[ColumnUse], cells: Mapping[int, Cell], gathered: Gathered) -> None:
    """The title of a row's first person, where the header is one and nothing but that: "Leder", "Daglig leder"."""
    named = gathered.names.get("Actor")
    if named is None:
        return
    for use in first:
        if use.targets[0] != "Actor.name" or use.meaning != "person-name":
            continue
        cell, title = cells.get(use.column.index), use.column.said.strip(" :*")
        is_its = cell is not None and cell.address == named.address
        if is_its and is_job_title(title) and fold(title) not in _NO_TITLES:
            gathered.fields["Actor"].setdefault("job_title", Said(title, named.address))
