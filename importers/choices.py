"""What a person chose while a list was imported, kept with the change so that the next edition of the list is read the same way."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from graphmodel.cpr import mask_cpr

AS_READ = "?"
"""Said where something is to be read as the program reads it by itself, whatever was chosen when the source was last read."""


@dataclass(frozen=True, slots=True)
class Choices:
    """Columns by header with the target each is to fill, answers by decision, the municipality of whatever names none, the sheet to read.

    `change` is the change that remembers them, "" where nothing is remembered.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)
    municipality: str = ""
    sheet: str = ""
    change: str = ""

    def as_text(self) -> str:
        """The choices as they are stored with a change; "" where nothing was chosen."""
        said: dict[str, Any] = {
            "columns": {mask_cpr(header): target for header, target in sorted(self.columns.items())},
            "answers": dict(sorted(self.answers.items())),
            "municipality": self.municipality,
            "sheet": mask_cpr(self.sheet),
        }
        given = {name: value for name, value in said.items() if value}
        return json.dumps(given, ensure_ascii=False, separators=(",", ":")) if given else ""

    @classmethod
    def from_text(cls, text: str, change: str) -> "Choices":
        """Read what `as_text` wrote, as the change of that id remembers it.

        >>> Choices.from_text(Choices(columns={"Hvad": "Offer.name"}).as_text(), "change-1").columns
        {'Hvad': 'Offer.name'}
        """
        said = json.loads(text) if text else {}
        return cls(
            said.get("columns", {}),
            said.get("answers", {}),
            said.get("municipality", ""),
            said.get("sheet", ""),
            change if said else "",
        )
