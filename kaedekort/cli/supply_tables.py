"""How the supply reads in a terminal and in a spreadsheet."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from kaedekort.cli.gap_options import UNKNOWN
from kaedekort.cli.gap_tables import View, print_view
from kaedekort.cli.gap_words import band_in_words, to_show
from kaedekort.cli.output import Value, console, print_table, printable
from queries.supply.facts import SupplyFacts
from queries.supply.placing import Listed
from queries.supply.supply import Cell, Supply
from queries.telling.danish import counted, day_in_words
from queries.telling.names import Names

OFFER_COLUMNS = (
    "Tilbud", "Navn", "Udbyder", "Sektor", "Faser", "Områder", "Fra alder", "Til alder", "Vej ind", "Næste start", "Se nærmere",
)  # fmt: skip
_ROUTES = {"open": "åben", "self": "egen henvendelse", "referral": "henvisning", "visitation": "visitation"}
_MOST_MAYBE = 3


@dataclass(frozen=True, slots=True)
class SupplyWords:
    """What the keys of the cells are called."""

    names: Names
    sectors: Mapping[str, str]

    @classmethod
    def of(cls, facts: SupplyFacts) -> "SupplyWords":
        """The words for some facts."""
        return cls(facts.names, facts.surfaces.sector_names())

    def of_key(self, dimension: str, key: str | None) -> str:
        """What a stage, an area, an age band, a way in or a sector is called."""
        if key is None:
            return UNKNOWN
        if dimension in {"stage", "area"}:
            return self.names.of(dimension.capitalize(), key)
        if dimension == "sector":
            return self.sectors.get(key, key)
        return _ROUTES.get(key, key) if dimension == "route" else band_in_words(key)


def print_supply(found: Supply, words: SupplyWords, *, with_offers: bool) -> None:
    """Areas by stage, the totals by way in, age and sector, what there is nothing of; and the offers, where they are asked for."""
    where = "alle kommuner" if found.municipality is None else words.names.of("Municipality", found.municipality)
    head = f"\nTilbud · {where} · {day_in_words(found.on)} · kortets udgave {found.graph_version} · "
    console().print(printable(head + counted(len(found.offers), "tilbud", "tilbud")), markup=False, style="bold")
    _print_matrix(found, words)
    for dimension, title in (("route", "Vej ind"), ("age", "Alder"), ("sector", "Sektor")):
        rows = [(words.of_key(dimension, key), len(offers)) for key, offers in _by(found.cells, dimension).items()]
        print_table((title, "Tilbud"), rows, f"Efter {title.lower()}")
    print_view(_nothing(found, words))
    if count := len(found.no_provider):
        console().print(f"{counted(count, 'tilbud', 'tilbud')} uden udbyder er ikke talt med.")
    if with_offers:
        shown = (f"Se en række nærmere: {to_show('TILBUD', found.on)}",)
        print_view(View("Tilbuddene", OFFER_COLUMNS, list(offer_rows(found, words)), ("Se nærmere",), shown))


def _print_matrix(found: Supply, words: SupplyWords) -> None:
    """How many different offers there are for each area at each stage; what is not known has a row and a column of its own."""
    stages = list(dict.fromkeys([cell.stage for cell in found.cells] + [each.stage for each in found.nothing]))
    areas = sorted(
        {cell.area for cell in found.cells} | {each.area for each in found.nothing},
        key=lambda area: (area is None, words.of_key("area", area)),
    )
    stages.sort(key=lambda stage: stage is None)
    offers: dict[tuple[str | None, str | None], set[str]] = {}
    for cell in found.cells:
        for key in ((cell.area, cell.stage), (cell.area, "")):
            offers.setdefault(key, set()).update(cell.offers)
    rows = [
        (
            words.of_key("area", area),
            *(len(offers.get((area, stage), ())) for stage in stages),
            len(offers.get((area, ""), ())),
        )
        for area in areas
    ]
    columns = ("Område", *(words.of_key("stage", stage) for stage in stages), "I alt")
    print_table(columns, rows, "Tilbud efter område og fase")


def _by(cells: Iterable[Cell], dimension: str) -> dict[str | None, set[str]]:
    """The different offers of each key, the one that is not known last."""
    found: dict[str | None, set[str]] = {}
    for cell in cells:
        found.setdefault(cell.key(dimension), set()).update(cell.offers)
    return dict(sorted(found.items(), key=lambda each: (each[0] is None, _order(dimension, each[0] or ""))))


def _order(dimension: str, key: str) -> tuple[int, str]:
    return (list(_ROUTES).index(key), key) if dimension == "route" and key in _ROUTES else (len(_ROUTES), key)


def _nothing(found: Supply, words: SupplyWords) -> View:
    """The stages and areas without any offer."""
    rows: list[list[Value]] = [
        [
            words.of_key("stage", each.stage),
            words.of_key("area", each.area),
            ", ".join(each.maybe[:_MOST_MAYBE]) + (" …" if len(each.maybe) > _MOST_MAYBE else ""),
        ]
        for each in found.nothing
    ]
    columns = ("Fase", "Område", "Måske, for det er ikke oplyst")
    return View(f"Her er der intet ({len(rows)})", columns, rows)


def offer_rows(found: Supply, words: SupplyWords) -> Iterator[list[Value]]:
    """A row for each offer."""
    for each in found.offers:
        yield [
            each.offer,
            each.name,
            _listed(each.providers, lambda id_: words.names.of("Organisation", id_)),
            _listed(each.sectors, lambda id_: words.of_key("sector", id_)),
            _listed(each.stages, lambda id_: words.of_key("stage", id_)),
            _listed(each.areas, lambda id_: words.of_key("area", id_)),
            *_ages(each),
            words.of_key("route", each.route),
            each.start or UNKNOWN,
            to_show(each.offer, found.on),
        ]


def _listed(ids: Iterable[str], called: Callable[[str], str]) -> str:
    return ", ".join(map(called, ids)) or UNKNOWN


def _ages(offer: Listed) -> tuple[Value, Value]:
    """The bounds of the ages; where there is neither they are not known, and one that is missing is open."""
    if offer.min_age is None and offer.max_age is None:
        return UNKNOWN, UNKNOWN
    return offer.min_age, offer.max_age
