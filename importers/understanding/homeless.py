"""What a row says of an organisation, an offer or a person that it does not name."""

from importers.result import Severity, shortened
from importers.understanding.gathering import Gathered
from importers.understanding.partners import addresses

_LABELS = {"Offer": "et tilbud", "Organisation": "en organisation", "Actor": "en person"}
_OF_THE_ORGANISATION = frozenset({"phone", "email"})


def keep_what_has_no_home(gathered: Gathered, there: tuple[str, ...]) -> None:
    """Keep as words what a row says of an organisation, an offer or a person that it does not name.

    `there` are the labels that the row does name, the one that takes the words first.
    """
    for label in (label for label in _LABELS if label not in there):
        cells = {said.cell for said in gathered.fields[label].values()}
        cells |= _cells_of_joined_texts(gathered, label)
        cells |= {cell for giver, _, _, cell in gathered.edges if giver == label}
        partners = [partner for partner in gathered.partners if partner.label == label]
        cells |= addresses(partners)
        gathered.partners = [partner for partner in gathered.partners if partner not in partners]
        for cell in sorted(cells & gathered.sources.keys()):
            header, text = gathered.sources[cell]
            gathered.keep(f"{there[0]}.", header, text, cell)
            if there[0] == "Actor":
                continue  # it is told of once it is known whether anybody can hold it
            message = f"»{shortened(text)}« under »{header}« hører til {_LABELS[label]}, men rækken nævner ingen. Teksten er gemt."
            gathered.warn(
                Severity.WARNING, cell, "no_home", message, "Skriv navnet i rækken, hvis den skal kunne søges på."
            )
        gathered.fields[label] = {}
        gathered.edges = [edge for edge in gathered.edges if edge[0] != label]


def _cells_of_joined_texts(gathered: Gathered, label: str) -> set[str]:
    """The cells whose texts stand together in one field, which names the first of them alone."""
    texts = [said.value for said in gathered.fields[label].values() if isinstance(said.value, str)]
    lines = {line for text in texts for line in (text, *text.split("\n"))}
    return {
        cell
        for cell, (header, text) in gathered.sources.items()
        if text in lines or any(f"{header}: {text}" in joined for joined in texts)
    }


def hand_to_organisation(gathered: Gathered) -> None:
    """Where a row names no person, the phone and e-mail in it are the organisation's."""
    for name, said in sorted(gathered.fields["Actor"].items()):
        target = name if name in _OF_THE_ORGANISATION else "procedure"
        if not gathered.put("Organisation", target, said.value, said.cell):
            gathered.put("Organisation", "procedure", str(said.value), said.cell)
    gathered.fields["Actor"] = {}
