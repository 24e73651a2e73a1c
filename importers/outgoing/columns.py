"""The columns of the workbooks that go out: for every field that a list can fill, the header that the import knows it by."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graphmodel.catalogue import Catalogue, fold
from graphmodel.catalogue.list_entries import Column
from graphmodel.fields import FieldSpec, Kind
from graphmodel.schema import EDGE_TYPES, NODE_TYPES
from importers.mentions import OWNERS, SUBJECTS
from importers.outgoing.examples import EXAMPLES
from importers.outgoing.value_texts import ValueTexts

_BESIDE = {"Offer": ("Organisation.name",), "Organisation": (), "Actor": ("Organisation.name",)}
"""What stands in the rows of each label besides its own fields."""
_ELSEWHERE = frozenset({"Organisation.KNOWS", "Offer.REQUIRES"})
"""What has a sheet of its own, and what no list can say in so many words."""
_PREFERRED = {"Organisation.PART_OF": "Hører under"}
"""Headers where the first word of the catalogue is one that only extracts from organisation charts have."""
_HOW = {
    Kind.WHOLE: "Et helt tal.",
    Kind.NUMBER: "Et tal.",
    Kind.DAY: "En dato.",
}


@dataclass(frozen=True, slots=True)
class PaperColumn:
    """A column: its header, the target that it fills, what it takes in Danish, what may stand in it where that is listed, an example."""

    header: str
    target: str
    takes: str
    listed: tuple[str, ...] = ()
    example: str = ""


def columns_of(label: str, values: ValueTexts, catalogue: Catalogue) -> tuple[PaperColumn, ...]:
    """Every column of a sheet about a label, in the order of the catalogue; the name comes first, then what it belongs to."""
    chosen = _column_for_each_target(label, catalogue)
    first = [f"{label}.name", *_BESIDE[label]]
    targets = [target for target in (*first, *(target for target in chosen if target not in first)) if target in chosen]
    return tuple(_paper_column(label, target, chosen[target], values, catalogue) for target in targets)


def _paper_column(label: str, target: str, column: Column, values: ValueTexts, catalogue: Catalogue) -> PaperColumn:
    listed = values.listed(target)
    example = EXAMPLES.get(f"{label}/{target}") or EXAMPLES.get(target) or (listed[0] if listed else "")
    return PaperColumn(
        _header(label, target, column, catalogue), target, _takes(target, listed, example), listed, example
    )


def _column_for_each_target(label: str, catalogue: Catalogue) -> dict[str, Column]:
    """For each target the column that fills it and as little else as possible; of equals the one that is called as the field is."""
    subject = SUBJECTS[label]
    fitting: dict[str, list[Column]] = {}
    for column in catalogue.columns.values():
        targets = column.targets(subject)
        if targets and _belongs(label, targets[0]) and _own_words(column, catalogue):
            fitting.setdefault(targets[0], []).append(column)
    return {
        target: min(columns, key=lambda column: (len(column.targets(subject)), not _is_called(column, target)))
        for target, columns in fitting.items()
    }


def _belongs(label: str, target: str) -> bool:
    return target not in _ELSEWHERE and (target.startswith(f"{label}.") or target in _BESIDE[label])


def _is_called(column: Column, target: str) -> bool:
    spec = _spec(target)
    return spec is not None and fold(spec.label) in map(fold, column.words)


def _own_words(column: Column, catalogue: Catalogue) -> list[str]:
    """The words that mean this column and no other."""
    return [word for word in column.words if catalogue.headers.candidates(word) == (column.id,)]


def _header(label: str, target: str, column: Column, catalogue: Catalogue) -> str:
    """The header that people understand best among those that can only mean this column."""
    own = {fold(word): word for word in reversed(_own_words(column, catalogue))}
    called = next((own[fold(name)] for name in _names(label, target, column) if fold(name) in own), None)
    return called or next(reversed(own.values()))


def _names(label: str, target: str, column: Column) -> Iterator[str]:
    if target in _PREFERRED:
        yield _PREFERRED[target]
    of, _, name = target.partition(".")
    if name == "name":
        yield NODE_TYPES[label].label_da if of == label else EDGE_TYPES[OWNERS[label]].label_da
        yield NODE_TYPES[of].label_da
    spec = _spec(target)
    if spec is not None:
        yield spec.label
    yield column.name


def _spec(target: str) -> FieldSpec | None:
    label, _, name = target.partition(".")
    return NODE_TYPES[label].fields.get(name)


def _takes(target: str, listed: Sequence[str], example: str) -> str:
    """What a column takes, from the declaration of its field."""
    spec = _spec(target)
    takes_several = spec is None or spec.kind in (Kind.TEXTS, Kind.DAYS)
    said = ["Vælg fra listen." if listed else _HOW.get(spec.kind, "") if spec else ""]
    said.append("Flere skilles med semikolon." if takes_several else "")
    if spec is not None and spec.description and not listed:
        said.append(f"{spec.description[0].upper()}{spec.description[1:]}.")
    said.append(f"For eksempel: {example}" if example else "")
    return " ".join(filter(None, said))
