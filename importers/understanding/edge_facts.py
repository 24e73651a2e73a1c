"""The facts of one row of a sheet of relations while they are put together: its ends, its owner, and the ties between them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from graphmodel.catalogue import fold
from graphmodel.schema import EDGE_TYPES
from importers.mentions import NOTES, Mention, Said, Tie
from importers.result import RowId
from importers.tables import Cell
from importers.understanding.edge_fields import EdgeFields
from importers.values.relations import Direction

_TELLS_NOTHING = frozenset({"valid_from", "valid_to", "state"})
_NOTED_ON = {"WORKS_AT": "Actor", "PROVIDES": "Offer", "PART_OF": "Organisation"}
"""Where words go that are said of an edge which has no field for them."""


@dataclass(frozen=True, slots=True)
class EndOfEdge:
    """A name at one end of a relation, and the code of its municipality ("" where nobody says)."""

    name: Cell
    place: str = ""


@dataclass(slots=True)
class EdgeBuild:
    """The mentions and ties of one row; `beside` is the municipality of the list."""

    row: RowId
    beside: str
    mentions: list[Mention] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)
    _places: dict[tuple[str, str], int] = field(default_factory=dict)

    def mention(self, label: str, end: EndOfEdge, fields: Mapping[str, Said] | None = None) -> int:
        """The place of a name among the row's mentions; an organisation without a municipality is only named here, as partners are."""
        key = (label, fold(end.name.text))
        if key not in self._places:
            self._places[key] = len(self.mentions)
            is_partner = label == "Organisation" and not end.place
            said = Mention(
                label,
                end.name.text,
                end.name.address,
                self.row,
                place=end.place,
                fields=fields or {},
                is_partner=is_partner,
                beside=self.beside,
                is_end=True,
            )
            self.mentions.append(said)
        return self._places[key]

    def _owner(self, name: Cell, fields: Mapping[str, Said], beside: EndOfEdge) -> int:
        """The person who keeps a relation going, as one who may work at this end of it: people know them by either."""
        key = ("Actor", f"{fold(name.text)}@{fold(beside.name.text)}")
        if key not in self._places:
            self._places[key] = len(self.mentions)
            self.mentions.append(Mention("Actor", name.text, name.address, self.row, fields=fields, is_end=True))
            workplace = self.mention("Organisation", beside)
            self.ties.append(Tie("WORKS_AT", self._places[key], workplace, name.address, is_supposed=True))
        return self._places[key]

    def tie(self, direction: Direction, first: EndOfEdge, second: EndOfEdge, cell: str, said: EdgeFields) -> None:
        """Tie two ends, the other way round where the row says it so; the owner works at the first."""
        giver, taker = (second, first) if direction.is_reversed else (first, second)
        kind = EDGE_TYPES[direction.type]
        noted_on = _NOTED_ON.get(kind.type)
        noted = None if kind.is_collaboration else _as_words(said, str(noted_on))
        from_label, to_label = kind.from_labels[0], kind.to_labels[0]
        from_place = self.mention(from_label, giver, noted if from_label == noted_on else None)
        to_place = self.mention(to_label, taker, noted if to_label == noted_on and from_label != noted_on else None)
        values = said.with_note() if kind.is_collaboration else said.values
        fields = {name: value for name, value in values.items() if name in kind.fields}
        owner = None
        if kind.is_collaboration and said.owner:
            owner = self._owner(said.owner[0], said.owner[1], first)
            self._owner(said.owner[0], {}, second)
        self.ties.append(Tie(kind.type, from_place, to_place, cell, fields, owner))


def _as_words(said: EdgeFields, label: str) -> dict[str, Said]:
    """What an edge without fields cannot hold, as words for the note of one of its ends."""
    labels = EDGE_TYPES["KNOWS"].fields
    lines = [
        (f"{labels[name].label}: {value.value}", value.cell)
        for name, value in said.values.items()
        if name not in _TELLS_NOTHING
    ]
    lines += said.lines
    if said.owner:
        lines.append((f"{labels['owner'].label}: {said.owner[0].text}", said.owner[0].address))
    return {NOTES[label]: Said("\n".join(dict.fromkeys(text for text, _ in lines)), lines[0][1])} if lines else {}
