"""The page `docs/datamodel.md`, derived from the declarations; `python -m graphmodel.datamodel_page` writes it again."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from graphmodel.fields import Confidentiality, FieldSpec
from graphmodel.schema import EDGE_TYPES, MODEL_VERSION, NODE_TYPES, EdgeType

PAGE = Path(__file__).parents[1] / "docs" / "datamodel.md"

_SEEN_BY: Mapping[Confidentiality, str] = {
    Confidentiality.OPEN: "åben",
    Confidentiality.INTERNAL: "intern",
    Confidentiality.CONFIDENTIAL: "fortrolig",
    Confidentiality.SENSITIVE: "følsom",
}

_HEAD = """\
# Datamodellen

Siden er afledt af erklæringerne i `graphmodel/nodes.py` og `graphmodel/edges.py` og skal ikke rettes i hånden:
`python -m graphmodel.datamodel_page` skriver den igen, og en test holder den ved lige. Modellen har version {version}.

## Det, der gælder for alt

- **Identitet.** Et punkt er sin slags og sit `id`: en læselig tekst, der er entydig inden for slagsen og den samme
  fra import til import. En kommunes `id` er dens firecifrede kode, en ungs er et pseudonym. To slags punkter kan have
  det samme `id`.
- **Nøgle.** En forbindelse er sin type, sine to ender og `valid_from`, så en ung kan vende tilbage til en fase og en
  person til et arbejde. Af dem afledes dens `key`: `TYPE|fra|til|valid_from`. Hvor en ende kan være af flere slags,
  er slagsen med i nøglen, og i en fil kan den siges med `from_label` og `to_label`.
- **Gyldighed.** Alle forbindelser kan have `valid_from` og `valid_to`. Begge dage er med, og en dag, der mangler, er
  åben. En forbindelse, der slutter, før den begynder, gælder aldrig.
- **Status.** Et punkt uden `status` er `active`. Et punkt, der ikke er det, er med alle sine forbindelser som om det
  ikke var der.
- **Det, der ikke er oplyst.** Null, en tom tekst og en tom liste gemmes ikke. At noget mangler, betyder »ved ikke« og
  aldrig ja eller nej.
- **Datoer** er tekst som `2026-11-23`, måneder som `2009-04`, årlige dage som `02-01`.
- **Hvem må se et felt.** Åben: alle. Intern: de, der arbejder med kortet. Fortrolig: de, der arbejder med den unge.
  Følsom: sagens egne folk.
- **Aldrig** navn, CPR-nummer eller diagnose på en ung. Alt, der ligner et CPR-nummer, bliver afvist, hvor det end
  står.

I en fil med JSON Lines er et punkt `{{"node": "Offer", "id": "offer-1", "name": "…"}}` og en forbindelse
`{{"edge": "PROVIDES", "from": "org-1", "to": "offer-1"}}`; felterne hedder det samme som her.
"""


def derive_page() -> str:
    """The whole page as Markdown."""
    return "\n".join((_HEAD.format(version=MODEL_VERSION), *_nodes(), *_edges()))


def _nodes() -> Iterator[str]:
    yield "## Punkter\n"
    yield from _table(
        ("Slags", "Hedder", "Flere", "Hører til de unges zone"),
        [
            (f"`{kind.label}`", kind.label_da, kind.plural_da, "ja" if kind.youth_zone else "")
            for kind in NODE_TYPES.values()
        ],
    )
    for kind in NODE_TYPES.values():
        yield f"### {kind.label_da} (`{kind.label}`)\n"
        yield from _fields(kind.fields.values())


def _edges() -> Iterator[str]:
    yield "## Forbindelser\n"
    yield from _table(
        ("Fra", "Type", "Til", "Læses"),
        [
            (_labels(kind.from_labels), f"`{kind.type}`", _labels(kind.to_labels), _sentence(kind))
            for kind in EDGE_TYPES.values()
        ],
    )
    spans = [spec for spec in next(iter(EDGE_TYPES.values())).fields.values() if _is_common(spec)]
    yield "### Felter på alle forbindelser\n"
    yield from _fields(spans)
    collaborations = [kind for kind in EDGE_TYPES.values() if kind.is_collaboration]
    yield "### Felter på samarbejdsflader\n"
    yield "Det er " + ", ".join(f"`{kind.type}`" for kind in collaborations) + ".\n"
    yield from _fields(_own(collaborations[0]))
    for kind in EDGE_TYPES.values():
        if not kind.is_collaboration and _own(kind):
            yield f"### {_sentence(kind)} (`{kind.type}`)\n"
            yield from _fields(_own(kind))


def _is_common(spec: FieldSpec) -> bool:
    return all(kind.fields.get(spec.name) == spec for kind in EDGE_TYPES.values())


def _own(kind: EdgeType) -> list[FieldSpec]:
    return [spec for spec in kind.fields.values() if not _is_common(spec)]


def _sentence(kind: EdgeType) -> str:
    givers, takers = (
        " eller ".join(NODE_TYPES[label].label_da for label in labels) for labels in (kind.from_labels, kind.to_labels)
    )
    return f"{givers} {kind.label_da}: {takers}"


def _labels(labels: Sequence[str]) -> str:
    return " eller ".join(f"`{label}`" for label in labels)


def _fields(specs: Iterable[FieldSpec]) -> Iterator[str]:
    rows = [
        (f"`{spec.name}`", spec.label, _content(spec), _SEEN_BY[spec.confidentiality], spec.description)
        for spec in specs
    ]
    yield from _table(("Felt", "Hedder", "Indhold", "Må ses", "Forklaring"), rows)


def _content(spec: FieldSpec) -> str:
    return " · ".join(f"`{choice}`" for choice in spec.choices) or spec.kind.value


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    for row in (head, ["---"] * len(head), *rows):
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |"
    yield ""


def main() -> None:
    """Write the page."""
    PAGE.write_text(derive_page(), encoding="utf-8")


if __name__ == "__main__":
    main()
