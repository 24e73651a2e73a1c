"""How the further views of gaps read: by stage, sector and age, transitions in life, what expires, what lacks its way or its links."""

from collections import Counter
from collections.abc import Iterator, Sequence

from kaedekort.cli.gap_tables import causes_in_words
from kaedekort.cli.gap_words import KINDS, LACKS, UNKNOWN, GapWords, month_in_words
from kaedekort.cli.views import View
from queries.gaps.breakdowns import Breakdown
from queries.gaps.expiring import Expiring
from queries.gaps.life import LifeTransition
from queries.gaps.links import LackingLinks
from queries.gaps.unreachable import Unreachable
from queries.gaps.views import GapViews
from queries.telling.causes import cause_of
from queries.telling.danish import capitalised, counted, listed

_DIMENSIONS = {"stage": ("Fase", "Efter fase"), "sector": ("Sektor", "Efter sektor"), "age": ("Alder", "Efter alder")}
_EXPECTED = "Ventes: så langt er forløbet, men ingen slutdag er aftalt. Det regnes for i gang, til nogen skriver, at det er slut."
_MOST_BROKEN = 3
_NOTES = {
    "stage": "En ung med flere hovedfaser tæller med under hver af dem.",
    "sector": "Et dækket par tæller med i hver sektor, der dækker det; et andet i den sektor, hvor det nærmeste tilbud er.",
    "age": "Den, der fylder år i denne måned, tæller med som den yngste af de to mulige aldre.",
}


def breakdown_view(dimension: str, rows: Sequence[Breakdown], words: GapWords) -> View:
    """The pairs by stage, sector or age."""
    column, title = _DIMENSIONS[dimension]
    return View(
        title,
        (column, "Id", "Unge", "Par", "Dækket", "Muligt", "Hul", "Årsager til huller"),
        [
            (
                words.key(dimension, row.key),
                UNKNOWN if row.key is None else row.key,
                row.tally.youths,
                row.tally.pairs,
                row.tally.covered,
                row.tally.possible,
                row.tally.gap,
                causes_in_words(row.tally.causes),
            )
            for row in rows
        ],
        notes=(
            _NOTES[dimension],
            f"Se et tals par: {words.following.gaps(f'--{dimension}', 'ID')} (og de dækkede med --covered)",
        ),
    )


def life_view(rows: Sequence[LifeTransition], words: GapWords) -> View:
    """A row for each youth who comes to a transition."""
    return View(
        "Overgange i livet",
        (
            "Dag",
            "Ung",
            "Overgang",
            "Slutter",
            "For gammel til det, der er i gang",
            "Tager over",
            "Tager over, id'er",
            "Passer fra da af",
            "Mister dækning",
            "Får dækning",
            "Se nærmere",
        ),
        [
            (
                f"i {month_in_words(row.month)}" if row.month else f"{row.on} (ventes)" if row.expected else row.on,
                row.youth,
                words.event(row.event) + (f": {listed([words.ended(each) for each in row.of])}" if row.of else ""),
                ", ".join(f"{words.offer(offer)} ({offer})" for offer in row.ends),
                _listed(row.outgrown, words),
                _what_takes_over(row, words),
                ", ".join(row.takes_over),
                _listed(row.starts, words),
                ", ".join(words.names.of("Area", area) for area in row.areas_lost),
                ", ".join(words.names.of("Area", area) for area in row.areas_gained),
                words.following.match(row.youth, next(iter((*row.ends, *row.outgrown)), None), row.on),
            )
            for row in rows
        ],
        for_sheet=("Tager over, id'er", "Passer fra da af", "Se nærmere"),
        notes=(*_what_is_expected(rows), *words.questions(row.event for row in rows), _life_closer(rows, words)),
    )


def _what_takes_over(row: LifeTransition, words: GapWords) -> str:
    """The best offer of each area, and how many more; for an area that nothing covers then what comes nearest, and what is missing."""
    told = [words.offer(offer) for offer in row.best]
    if others := len(row.takes_over) - len(row.best):
        told.append(f"og {counted(others, 'andet tilbud', 'andre tilbud')}")
    told += [f"kun hvis det begyndes igen: {words.offer(offer)}" for offer in row.again]
    for pair in row.uncovered:
        near = f"nærmest er {words.offer(pair.offer)}, " if pair.offer else ""
        told.append(f"intet til {words.names.of('Area', pair.area)} ({near}{cause_of(pair.coverage, pair.cause)})")
    if not told and row.ends:
        return "Ingen af den unges åbne områder hang på det"
    return capitalised("; ".join(told))


def _what_is_expected(rows: Sequence[LifeTransition]) -> Iterator[str]:
    if any(row.expected for row in rows):
        yield _EXPECTED


def _life_closer(rows: Sequence[LifeTransition], words: GapWords) -> str:
    closer = f"Se en række nærmere: {words.following.match('UNG', 'TILBUD', 'DAG')}"
    has_birthday = any(row.month for row in rows)
    return f"{closer} (efter en fødselsdag: den første i måneden efter)" if has_birthday else closer


def _listed(offers: Sequence[str], words: GapWords) -> str:
    return ", ".join(words.offer(offer) for offer in offers)


def expiring_view(rows: Sequence[Expiring], words: GapWords) -> View:
    """A row for each permission and day; those that have lapsed have a day that is past."""
    return View(
        "Bemyndigelser, der udløber",
        ("Fra", "Bemyndigelse", "Hvorfor", "Så er den", "Tilbud, der kræver den", "Dækning, der hænger på den"),
        [
            (
                row.on,
                words.names.of("Permission", row.permission),
                capitalised("; ".join(words.ending(each) for each in row.ends)),
                words.then(row),
                _listed(row.offers, words),
                ", ".join(f"{youth}: {words.names.of('Area', area)}" for youth, area in row.pairs),
            )
            for row in rows
        ],
        notes=("Er dagen gået, er bemyndigelsen allerede udløbet, og tilbuddene kræver den stadig.",)
        if any(row.on <= words.on for row in rows)
        else (),
    )


def unreachable_view(rows: Sequence[Unreachable], words: GapWords) -> View:
    """A row for each offer; where the way is broken with the links that are, and what is to be done about them."""
    broken = list(dict.fromkeys(row.broken[0].giver_id for row in rows if row.broken))[:_MOST_BROKEN]
    return View(
        "Tilbud, som ingen kan nå",
        ("Tilbud", "Navn", "Hvorfor", "Det skal der til", "Se nærmere"),
        [
            (
                row.offer,
                words.offer(row.offer),
                capitalised(listed([words.unreachable(reason, row) for reason in row.reasons])),
                words.way_back(row),
                words.following.network(row.broken[0].giver_id if row.broken else row.offer),
            )
            for row in rows
        ],
        for_sheet=("Se nærmere",),
        notes=(
            f"Se en række nærmere: {words.following.network('TILBUD')}",
            *(f"Se et brudt led: {words.following.network(giver)}" for giver in broken),
        ),
    )


def links_view(rows: Sequence[LackingLinks], words: GapWords) -> View:
    """A row for each thing that hangs loose, and how many there are of each."""
    counts = Counter((row.kind, lack) for row in rows for lack in row.lacks)
    told = (f"{KINDS[kind]} uden {LACKS[lack]}: {count}" for (kind, lack), count in counts.items())
    return View(
        "Mangler kobling",
        ("Hvad", "Id", "Navn", "Ung", "Mangler", "Se nærmere"),
        [
            (
                KINDS[row.kind],
                row.id,
                words.row(row.kind, row.id),
                row.youth or "",
                ", ".join(LACKS[lack] for lack in row.lacks),
                _closer(row, words),
            )
            for row in rows
        ],
        for_sheet=("Se nærmere",),
        notes=tuple(told),
    )


def _closer(row: LackingLinks, words: GapWords) -> str:
    youth = row.id if row.kind == "youth" else row.youth
    return words.following.match(youth) if youth else words.following.network(row.id)


def more_view(views: GapViews, pairs: int, covered: int) -> View:
    """What else may be asked, and how many rows that would be."""
    days = counted(views.limits.horizon_days, "dag", "dage")
    return View(
        "Flere visninger",
        ("Hvad", "Antal", "Vis med"),
        [
            ("Par af ung og område, der ikke er dækket", pairs, "--pairs"),
            ("… og hvad der skal til", pairs, "--repairs"),
            ("Par, der er dækket, og hvad der dækker dem", covered, "--covered"),
            ("Dækning efter fase, sektor og alder", None, "--by stage --by sector --by age"),
            (f"Overgange i livet inden for {days}", sum(map(len, views.events)), "--life"),
            (f"Bemyndigelser, der er udløbet eller udløber inden for {days}", len(views.expiring), "--expiring"),
            ("Tilbud, som ingen kan nå", len(views.unreachable), "--unreachable"),
            ("Punkter, der mangler kobling", len(views.links), "--links"),
        ],
    )
