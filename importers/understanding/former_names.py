"""Names that a column says an organisation had before: the graph may still know it under one of them."""

from graphmodel.catalogue import fold
from importers.understanding.gathering import Gathered

_FORMER = frozenset({"tidligere", "foer", "gammelt", "gammel", "gamle", "forhenvaerende", "former", "previous"})

_NONE: frozenset[str] = frozenset()
"""One for all: each new one would weigh more than a row's name."""


def former_names(label: str, gathered: Gathered | None) -> frozenset[str]:
    """The other names of a row's thing of a label, an organisation's alone, that its column calls former."""
    said = gathered.fields[label].get("also_known_as") if gathered and label == "Organisation" else None
    if gathered is None or said is None or not isinstance(said.value, list):
        return _NONE
    texts = [text for header, text in gathered.sources.values() if _FORMER.intersection(fold(header).split())]
    return frozenset(name for name in said.value if any(fold(name) in fold(text) for text in texts))
