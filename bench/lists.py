"""The made-up partner list of the benchmark: as many rows and providers as are asked for, the same on every machine."""

import csv
from pathlib import Path

_HEADER = (
    "Tilbud", "Udbyder", "Målgruppe/Alder", "Beskrivelse", "Adgang", "Pladser", "Opstart", "Delmål", "Kontaktperson", "Tlf.", "Mail",
    "Adresse", "Pris", "Sidst opdateret", "Samarbejdspartnere",
)  # fmt: skip
_WHAT = (
    "Mentor",
    "Madhold",
    "Værksted",
    "Cykelhold",
    "Morgenhold",
    "Gårdhold",
    "Musikhold",
    "Lektiecafé",
    "Gruppeforløb",
    "Praktik",
)
_FOR_WHOM = (
    "piger",
    "drenge",
    "nye",
    "ordblinde",
    "natteravne",
    "begyndere",
    "øvede",
    "søskende",
    "værger",
    "flyttere",
    "fædre",
    "mødre",
)
_WHEN = (
    "om morgenen",
    "om aftenen",
    "i ferien",
    "ved havnen",
    "i skoven",
    "på hjul",
    "på nettet",
    "i laden",
    "hele året",
)
_KINDS = (
    "Ungdomsskolen",
    "Værestedet",
    "Klubben",
    "Foreningen",
    "Produktionsskolen",
    "Jobhuset",
    "Musikskolen",
    "Rådgivningen",
)
_TOWNS = (
    "Askelund",
    "Birkeby",
    "Cedermose",
    "Dybvad Enge",
    "Elmebæk",
    "Fyrreholt",
    "Granskov",
    "Hasselø",
    "Ibsgård",
    "Jernved",
)
_ROADS = ("Havnegade", "Skolestien", "Torvet", "Lindealleen", "Værftsvej")
_FIRST = ("Amira", "Bo", "Camilla", "Dennis", "Ea", "Freja", "Gitte", "Hans", "Ida", "Jonas", "Karim", "Lise", "Maja")
_LAST = ("Holm", "Lund", "Skov", "Dam", "Bæk", "Kær", "Vang", "Sø", "Toft", "Bro", "Høj")
_AGES = (
    "15-25 år",
    "18+",
    "under 25",
    "fra 15 år",
    "op til 29",
    "13-24 år",
    "ml. 16-28",
    "15-17 år, dog ikke om aftenen",
)
_ACCESS = (
    "ingen henvisning",
    "Henvisning fra kontaktperson",
    "visitation via KUI",
    "Selvhenvendelse",
    "kræver ikke henvisning",
    "Ring",
)
_SEATS = ("8", "12 pladser", "-", "6 ledige", "3 af 10", "uklart", "ca. 40")
_STARTS = ("løbende", "januar og august", "uge 33", "8. december 2026", "hver torsdag", "1. februar og 1. august")
_AREAS = ("motivation", "døgnrytme; netværk", "økonomi", "fritid, kontakt og tillid", "bolig")
_PRICES = ("gratis", "300 kr.", "", "0", "150 kr. om måneden")
_FRESH = ("2026-11-02", "okt. 2026", "02.11.2026", "uge 45", "10/11-26", "-")


def write_list(path: Path, rows: int, providers: int) -> None:
    """Write a list of offers as a text with columns; every offer is another, every provider has its share of them."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(_HEADER)
        writer.writerows(_row(number, providers) for number in range(rows))


def _row(number: int, providers: int) -> tuple[str, ...]:
    at, turn = number % providers, number // providers
    name = _provider(at)
    what, whom = _WHAT[turn % 10], _FOR_WHOM[turn // 10 % 12]
    person = f"{_FIRST[number % 13]} {_LAST[number % 11]}{_LAST[at % 11].lower()}"
    return (
        f"{what} for {whom} {_WHEN[number % 9]}",
        name,
        _AGES[number % 8],
        f"{what} i hus {number % 97} ved {_TOWNS[at % 10]}; kom, når du kan, og tag {whom} med ({number % 13} gange).",
        _ACCESS[number % 6],
        _SEATS[number % 7],
        _STARTS[number % 6],
        _AREAS[number % 5],
        person,
        f"01 {number // 1000 % 100:02} {number // 100 % 100:02} {number % 100:02}",
        f"post{number % 4999}@liste.example",
        f"{_ROADS[number % 5]} {number % 89 + 1}, 09{number % 90 + 10} {_TOWNS[at % 10]}",
        _PRICES[number % 5],
        _FRESH[number % 6],
        _provider((at + 7) % providers) if number % 9 == 0 else "",
    )


def _provider(number: int) -> str:
    return f"{_KINDS[number % 8]} {_TOWNS[number // 8 % 10]} {number // 80 + 1}"
