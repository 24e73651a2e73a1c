"""How the supply reads in a terminal and in a spreadsheet."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from kaedekort.cli.everyone_tables import head_of
from kaedekort.cli.following import Following
from kaedekort.cli.gap_words import UNKNOWN, band_in_words
from kaedekort.cli.output import Sheet, Value, console, printable
from kaedekort.cli.views import View, as_sheets, print_view
from queries.supply.facts import SupplyFacts
from queries.supply.placing import Listed, Wanted
from queries.supply.supply import BOTH, Cell, Supply
from queries.telling.danish import counted, listed
from queries.telling.names import Names

OFFER_COLUMNS = (
    "Tilbud", "Navn", "Udbyder", "Sektor", "Faser", "Områder", "Fra alder", "Til alder", "Vej ind", "Næste start", "Se nærmere",
)  # fmt: skip
_ROUTES = {"open": "åben", "self": "egen henvendelse", "referral": "henvisning", "visitation": "visitation"}
_MOST_MAYBE = 3
_AREA_ID, _STAGE_ID, _MAYBE_IDS = "Områdets id", "Fasens id", "Deres id'er"
_DIMENSIONS = {"stage": "fase", "area": "område", "route": "vej ind", "sector": "sektor", "age": "alder"}
_PLURALS = {"stage": "faser", "area": "områder"}


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


def heading(found: Supply, words: SupplyWords, wanted: Wanted) -> list[str]:
    """What the answer is about, of which day and version it is, and how many offers there are."""
    where = "alle kommuner" if found.municipality is None else words.names.of("Municipality", found.municipality)
    head = head_of(found.on, found.graph_version, narrowed=["Tilbud", where, *_narrowed(words, wanted)])
    return [*head, counted(len(found.offers), "tilbud", "tilbud")]


def _narrowed(words: SupplyWords, wanted: Wanted) -> Iterator[str]:
    for dimension, keys in wanted.keys.items():
        names = sorted(words.of_key(dimension, key) for key in keys)
        yield f"{_DIMENSIONS[dimension]} {listed(names, last='eller')}"
    if wanted.ages is not None:
        lowest, highest = wanted.ages
        yield f"alder {lowest}" if lowest == highest else f"alder {lowest}-{highest}"


def print_supply(found: Supply, words: SupplyWords, wanted: Wanted) -> None:
    """Areas by stage, the totals by way in, age and sector, what there is nothing of; and the offers, where they are asked for."""
    console().print(printable("\n" + " · ".join(heading(found, words, wanted))), markup=False, style="bold")
    for view in (_matrix(found, words), *_totals(found, words)):
        print_view(view, most=None)
    if found.nothing:
        print_view(_nothing(found, words, _MOST_MAYBE))
    for sentence in what_is_seen_to_lack(found):
        console().print(sentence)
    if count := len(found.no_provider):
        console().print(f"{counted(count, 'tilbud', 'tilbud')} uden udbyder er ikke talt med.")
    if not wanted.is_all:
        print_view(_offers(found, words))


def sheets_of_supply(found: Supply, words: SupplyWords) -> Iterator[Sheet]:
    """A sheet for each of the views, and the offers first."""
    return as_sheets((_offers(found, words), _matrix(found, words), *_totals(found, words), _nothing(found, words)))


def what_is_seen_to_lack(found: Supply) -> Iterator[str]:
    """What there is to say of where there is nothing, beside the table of it: why it is not seen, or that there is something everywhere."""
    unseen = "så det kan ikke ses, hvor der intet er."
    if found.lacking == BOTH:
        yield f"Der er hverken faser eller områder i kortet, {unseen}"
    elif found.lacking:
        yield f"Der er ingen {_PLURALS[found.lacking[0]]} i kortet, {unseen}"
    elif found.asks_where_nothing_is and not found.nothing:
        yield "Der er noget til hver fase og hvert område, der spørges om."
    for dimension, one in (("stage", "fasen"), ("area", "området")):
        if count := len(found.untold(dimension)):
            yield f"For {counted(count, 'tilbud', 'tilbud')} er {one} ikke oplyst."


def _matrix(found: Supply, words: SupplyWords) -> View:
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
            area,
            words.of_key("area", area),
            *(len(offers.get((area, stage), ())) for stage in stages),
            len(offers.get((area, ""), ())),
        )
        for area in areas
    ]
    columns = (_AREA_ID, "Område", *(words.of_key("stage", stage) for stage in stages), "I alt")
    return View("Tilbud efter område og fase", columns, rows, (_AREA_ID,))


def _totals(found: Supply, words: SupplyWords) -> Iterator[View]:
    """The offers by way in, by age and by sector; one may stand in several rows."""
    for dimension, title in (("route", "Vej ind"), ("age", "Alder"), ("sector", "Sektor")):
        rows = [(key, words.of_key(dimension, key), len(offers)) for key, offers in _by(found.cells, dimension).items()]
        yield View(f"Efter {title.lower()}", ("Id", title, "Tilbud"), rows, ("Id",))


def _by(cells: Iterable[Cell], dimension: str) -> dict[str | None, set[str]]:
    """The different offers of each key, the one that is not known last."""
    found: dict[str | None, set[str]] = {}
    for cell in cells:
        found.setdefault(cell.key(dimension), set()).update(cell.offers)
    return dict(sorted(found.items(), key=lambda each: (each[0] is None, _order(dimension, each[0] or ""))))


def _order(dimension: str, key: str) -> tuple[int, str]:
    return (list(_ROUTES).index(key), key) if dimension == "route" and key in _ROUTES else (len(_ROUTES), key)


def _nothing(found: Supply, words: SupplyWords, most: int | None = None) -> View:
    """The stages and areas without any offer, and the offers that may be for them, so many of each or all."""
    names = {each.offer: each.name or each.offer for each in found.offers}
    rows: list[list[Value]] = [
        [
            each.stage,
            words.of_key("stage", each.stage),
            each.area,
            words.of_key("area", each.area),
            ", ".join(names[offer] for offer in each.maybe[:most])
            + (" …" if len(each.maybe[:most]) < len(each.maybe) else ""),
            ", ".join(each.maybe),
        ]
        for each in found.nothing
    ]
    columns = (_STAGE_ID, "Fase", _AREA_ID, "Område", "Måske, for det er ikke oplyst", _MAYBE_IDS)
    for_sheet = (_STAGE_ID, _AREA_ID, _MAYBE_IDS)
    return View(f"Her er der intet ({len(rows)})", columns, rows, for_sheet, sheet="Her er der intet")


def _offers(found: Supply, words: SupplyWords) -> View:
    shown = (f"Se en række nærmere: {Following(found.on).network('TILBUD')}",)
    return View("Tilbuddene", OFFER_COLUMNS, list(offer_rows(found, words)), ("Se nærmere",), shown, sheet="Tilbud")


def offer_rows(found: Supply, words: SupplyWords) -> Iterator[list[Value]]:
    """A row for each offer."""
    following = Following(found.on)
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
            following.network(each.offer),
        ]


def _listed(ids: Iterable[str], called: Callable[[str], str]) -> str:
    return ", ".join(map(called, ids)) or UNKNOWN


def _ages(offer: Listed) -> tuple[Value, Value]:
    """The bounds of the ages; where there is neither they are not known, and one that is missing is open."""
    if offer.min_age is None and offer.max_age is None:
        return UNKNOWN, UNKNOWN
    return offer.min_age, offer.max_age
