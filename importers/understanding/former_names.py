"""Names that a column says an organisation had before: the graph may still know it under one of them."""

from graphmodel.catalogue import fold
from importers.understanding.gathering import Gathered

_FORMER = frozenset({"tidligere", "foer", "gammelt", "gammel", "gamle", "forhenvaerende", "former", "previous"})


def former_names(gathered: Gathered) -> frozenset[str]:
    """The other names of a row's organisation that its column calls former."""
    said = gathered.fields["Organisation"].get("also_known_as")
    if said is None or not isinstance(said.value, list):
        return frozenset()
    texts = [text for header, text in gathered.sources.values() if _FORMER.intersection(fold(header).split())]
    return frozenset(name for name in said.value if any(fold(name) in fold(text) for text in texts))
