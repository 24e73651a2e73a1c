"""Files that were good once: bytes flipped, rows dropped, cells swapped; and what must hold of whatever comes of them.

`python -m tests.importers.mutating 10000` tries as many as are asked for and prints what became of them.
"""

import csv
import io
import json
import random
import sys
import tempfile
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from html import escape
from itertools import groupby
from pathlib import Path

import click

from graphmodel.cpr import contains_cpr
from graphmodel.errors import UserError
from graphmodel.store import GraphStore
from importers.doubts import Answers
from importers.importing import apply, origin_of
from importers.options import Options
from tests.importers.crafted import ods_parts
from tests.importers.crafted_xls import xls_bytes
from tests.importers.lists import NOON, contents, look, opened, store_it, write_xlsx

Grid = list[list[str]]
Mutation = Callable[[random.Random, bytes], bytes]
CASES_A_STORE = 50
"""A store's history grows with every case, and the next one reads it."""
_ONE_IN = 4
"""One case in so many is stored and taken back as well."""

GOOD: Grid = [
    ["Tilbud for unge i Ribe"],
    [],
    ["Tilbud", "Udbyder", "Alder", "Adgang", "Telefon", "Mail", "Pladser", "Opstart", "Delmål", "Adresse", "Kontakt", "Samarbejder med"],
    ["Kommune:"],
    ["Mentor", "KUI Ribe", "15-25 år", "ingen henvisning", "75 12 34 56", "kui@ribe.example", "12 (3 ledige)", "løbende", "motivation",
     "Torvet 1, 6760 Ribe", "Hanne Holm", "Headspace Ribe; PPR"],
    ["Gældsrådgivning", "KUI Ribe", "18+", "Selvhenvendelse", "75123457", "", "-", "uge 33 2027", "økonomi", "", "Bo Lund", ""],
    ["Civilsamfund:"],
    ["Samtaler", "Headspace Ribe", "12-25", "åbent for alle", "20 30 40 50", "ribe@hs.example", "", "løbende", "netværk; døgnrytme",
     "Havnegade 4, 6760 Ribe", "", "KUI Ribe"],
    ["Hestehold", "Rideklubben", "under 18", "Ring", "", "", "8 pladser", "1. februar og 1. august", "fritid", "", "Ida Ås", ""],
    ["I alt", "", "", "", "", "", "20"],
]  # fmt: skip
RELATIONS: Grid = [
    ["Fra", "Til", "Type", "Aftale", "Bekræftet den"],
    ["KUI Ribe", "Headspace Ribe", "henviser til", "skriftlig", "2026-02-01"],
    ["Headspace Ribe", "KUI Ribe", "mødes med", "ingen", ""],
    ["Rideklubben", "KUI Ribe", "samarbejder med", "mundtlig", "1.3.2026"],
    ["PPR", "Rideklubben", "kender", "", ""],
]
ACROSS: Grid = [
    ["Tilbud", "Mentor", "Gældsrådgivning", "Sang"],
    ["Udbyder", "KUI Ribe", "KUI Ribe", "Rideklubben"],
    ["Alder", "15-25", "18+", "under 18"],
    ["Telefon", "75123456", "75123457", ""],
    ["Adgang", "ingen henvisning", "visitation", "åbent for alle"],
]
MARKED: Grid = [
    ["Tilbud", "Udbyder", "15-17 år", "18-24 år", "Dansk", "Engelsk", "Arabisk"],
    ["Mentor", "KUI Ribe", "x", "x", "x", "", "x"],
    ["Sang", "Rideklubben", "", "x", "x", "x", ""],
    ["Samtaler", "Headspace Ribe", "x", "", "kun onsdag", "", ""],
]
LETTER: Grid = [
    ["Tilbud", "Udbyder", "Alder", "Kædekort-id", "Stemmer det stadig?", "Bekræftet den"],
    ["Mentor", "KUI Ribe", "15-25", "offer-mentor", "ja", "2026-11-01"],
    ["Samtaler", "Headspace Ribe", "12-30", "offer-samtaler", "rettet", ""],
    ["Hestehold", "Rideklubben", "", "offer-hestehold", "nej", ""],
]
GROUPED: Grid = [
    ["Udbyder", "Tilbud", "Alder", "Kontakt", "Telefon"],
    ["KUI Ribe", "Mentor", "15-25", "Hanne Holm", "75 12 34 56"],
    ["", "", "", "hanne@kui.example", "20 30 40 50"],
    ["", "Gældsrådgivning", "18+", "Bo Lund", "75123457"],
    ["", "Lektiecafé*", "13-18", "", ""],
    ["Rideklubben", "Hestehold", "under 18", "Ida Ås", ""],
    ["", "Sang", "", "", "20304051"],
    ["* kun i skoleåret"],
]
JOINED: dict[str, Grid] = {
    "organisationer": [
        ["organisation_id", "organisation", "telefon", "hjemmeside"],
        ["1", "KUI Ribe", "75123456", "https://kui.dk"],
        ["2", "Headspace Ribe", "20304050", ""],
        ["3", "Rideklubben", "", "rideklubben.dk"],
    ],
    "tilbud": [
        ["id", "tilbud", "organisation_id", "alder", "kategori_id"],
        ["11", "Mentor", "1", "15-25", "a"],
        ["12", "Samtaler", "2", "12-25", "b"],
        ["13", "Hestehold", "3", "under 18", "b"],
        ["14", "Gældsrådgivning", "1", "18+", "a"],
    ],
    "kontakter": [
        ["id", "navn", "tilbud_id", "organisation_id", "mail"],
        ["21", "Hanne Holm", "11", "1", "hanne@kui.example"],
        ["22", "Ida Ås", "13", "3", ""],
    ],
    "kategorier": [["id", "kategori"], ["a", "mentor"], ["b", "fritid"]],
}
"""Lists that refer to each other by id."""
LISTS = (*({"liste": grid} for grid in (GOOD, GOOD, RELATIONS, ACROSS, MARKED, LETTER, GROUPED)), JOINED)
"""What is damaged: often a list of offers, else one of another shape, or several that belong together."""
ODD = (
    "010190-1234", "=1+1", "=cmd|'/C calc'!A0", "@SUM(A1)", "", " ", "-", "#REF!", "\u202eTilbud", "🙂" * 40, "x" * 40_000, "1e308", "NaN",
    "2026-02-30", "99999999999999999999", "Tilbud", "I alt", "<script>", "';--", "æøå", "a\nb\nc", "0", "SAND", "\t", '"',
)  # fmt: skip


def _as_text(grid: Grid, encoding: str, separator: str) -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=separator, lineterminator="\r\n").writerows(grid)
    return text.getvalue().encode(encoding, errors="replace")


def _as_workbook(grid: Grid) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        printable = [
            ["".join(sign for sign in cell if sign.isprintable() or sign == "\n") for cell in row] for row in grid
        ]
        return write_xlsx(
            Path(folder) / "liste.xlsx", {"Tilbud": [[cell[:30_000] for cell in row] for row in printable]}
        ).read_bytes()


def _as_libreoffice(grid: Grid) -> bytes:
    """Numbers as numbers, and cells that repeat the one before as LibreOffice writes them."""
    rows = []
    for row in grid:
        cells = []
        for text, same in groupby(row):
            repeats = f' table:number-columns-repeated="{len(list(same))}"'
            paragraphs = "".join(f"<text:p>{escape(_seen(line))}</text:p>" for line in text.split("\n")) if text else ""
            kind = ""
            if text.isascii() and text.isdigit():
                kind = f' office:value-type="float" office:value="{text}"'
            elif text:
                kind = ' office:value-type="string"'
            cells.append(f"<table:table-cell{kind}{repeats}>{paragraphs}</table:table-cell>")
        rows.append(f"<table:table-row>{''.join(cells)}</table:table-row>")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in ods_parts(f'<table:table table:name="Tilbud">{"".join(rows)}</table:table>').items():
            archive.writestr(name, part)
    return packed.getvalue()


def _as_old_workbook(grid: Grid) -> bytes:
    rows = [[float(cell) if cell.isascii() and cell.isdigit() else cell for cell in row] for row in grid]
    return xls_bytes({"Tilbud": rows})


def _as_page(grid: Grid) -> bytes:
    rows = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in grid)
    return f"<html><meta charset=utf-8><table>{rows}</table></html>".encode()


def _seen(text: str) -> str:
    return "".join(sign for sign in text if sign.isprintable())


KINDS: dict[str, Callable[[Grid], bytes]] = {
    ".csv": lambda grid: _as_text(grid, "cp1252", ";"),
    ".tsv": lambda grid: _as_text(grid, "utf-16", "\t"),
    ".xlsx": _as_workbook,
    ".ods": _as_libreoffice,
    ".xls": _as_old_workbook,
    ".XLS": _as_page,
}
"""What a list is stored as, by the ending of its name: the last is a page that a system calls a workbook."""


def _drop_rows(chance: random.Random, grid: Grid) -> None:
    for _ in range(chance.randint(1, 4)):
        if grid:
            del grid[chance.randrange(len(grid))]


def _repeat_rows(chance: random.Random, grid: Grid) -> None:
    grid.insert(chance.randrange(len(grid) + 1), list(chance.choice(grid)))


def _shuffle_rows(chance: random.Random, grid: Grid) -> None:
    chance.shuffle(grid)


def _swap_cells(chance: random.Random, grid: Grid) -> None:
    for _ in range(chance.randint(1, 6)):
        one, other = (chance.choice([row for row in grid if row]) for _ in range(2))
        a, b = chance.randrange(len(one)), chance.randrange(len(other))
        one[a], other[b] = other[b], one[a]


def _move_column(chance: random.Random, grid: Grid) -> None:
    place = chance.randrange(max(map(len, grid)))
    for row in grid:
        if len(row) > place:
            row.insert(chance.randrange(len(row)) if chance.random() < 0.1 else 0, row.pop(place))


def _odd_cells(chance: random.Random, grid: Grid) -> None:
    for _ in range(chance.randint(1, 8)):
        row = chance.choice([row for row in grid if row])
        row[chance.randrange(len(row))] = chance.choice(ODD)


def _shift_cells(chance: random.Random, grid: Grid) -> None:
    row = chance.choice(grid)
    row[:0] = [""] * chance.randint(1, 20)


_OF_CELLS = (_drop_rows, _repeat_rows, _shuffle_rows, _swap_cells, _move_column, _odd_cells, _shift_cells)


def _flip(chance: random.Random, content: bytes) -> bytes:
    flipped = bytearray(content)
    for _ in range(chance.choice((1, 1, 3, 30))):
        flipped[chance.randrange(len(flipped))] = chance.randrange(256)
    return bytes(flipped)


def _cut(chance: random.Random, content: bytes) -> bytes:
    start, end = sorted(chance.randrange(len(content) + 1) for _ in range(2))
    return content[:start] + content[end:]


def _double(chance: random.Random, content: bytes) -> bytes:
    start, end = sorted(chance.randrange(len(content) + 1) for _ in range(2))
    return content[:end] + content[start:]


def _flip_inside(chance: random.Random, content: bytes) -> bytes:
    """The archive stays whole, one of its parts does not."""
    if not content.startswith(b"PK"):
        return _flip(chance, content)
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        parts = old.namelist()
        hit = chance.choice(parts)
        for part in parts:
            inside = old.read(part)
            new.writestr(
                part, chance.choice((_flip, _cut, _double))(chance, inside) if part == hit and inside else inside
            )
    return packed.getvalue()


_OF_BYTES: tuple[Mutation, ...] = (_flip, _cut, _double, _flip_inside, _flip_inside)


def mutated(seed: int) -> dict[str, bytes]:
    """Files by their names: good lists with none to three things wrong in each, always the same for a seed."""
    chance = random.Random(seed)
    files = {}
    for name, good in chance.choice(LISTS).items():
        grid = [list(row) for row in good]
        ending = chance.choice(list(KINDS))
        for _ in range(chance.randint(0, 3)):
            if any(grid):
                chance.choice(_OF_CELLS)(chance, grid)
        content = KINDS[ending](grid)
        is_hit = content and chance.random() < 0.5
        files[f"{name}-{seed}{ending}"] = chance.choice(_OF_BYTES)(chance, content) if is_hit else content
    return files


def judge(store: GraphStore, folder: Path, seed: int) -> str:
    """What became of mutated files: "refused" with a sentence, "previewed", or "stored" and taken back. Raises where a law is broken."""
    paths = []
    for name, content in mutated(seed).items():
        paths.append(folder / name)
        paths[-1].write_bytes(content)
    before = store.version()
    options = Options(municipality="0561", answers=Answers(takes_suggestions=seed % 2 == 0))
    shown, refusal = None, ""
    try:
        shown = look(store, *paths, options=options)
    except UserError as error:
        refusal = error.message
    assert store.version() == before
    if shown is None:
        assert all(line.endswith((".", "?")) for line in refusal.strip().splitlines()), refusal
        return "refused"
    result = shown.result
    assert result.read == result.planned + len(result.held_back)
    said = {name: value for name, value in result.as_json().items() if name != "files"}  # a hash may look like anything
    assert not contains_cpr(json.dumps(said, ensure_ascii=False))
    if seed % _ONE_IN or not shown.result.planned:
        return "previewed"
    whole = contents(store)
    stored = apply(shown, store, origin_of(shown, "en tester"), NOON)
    if stored.change:
        store.undo(stored.change, "en tester", NOON)
    assert contents(store) == whole
    return "stored"


def judge_all(first: int, count: int) -> Iterator[tuple[int, str]]:
    """What became of so many files from a seed on; a broken law as its traceback."""
    for start in range(first, first + count, CASES_A_STORE):
        with tempfile.TemporaryDirectory() as name, opened(Path(name)) as store:
            folder = Path(name)
            good = folder / "god.csv"
            good.write_bytes(KINDS[".csv"](GOOD))
            store_it(store, good, options=Options(municipality="0561", answers=Answers(takes_suggestions=True)))
            for seed in range(start, min(start + CASES_A_STORE, first + count)):
                try:
                    yield seed, judge(store, folder, seed)
                except Exception:  # noqa: BLE001  # whatever it is, it is the finding
                    yield seed, traceback.format_exc()


def _batch(first: int) -> list[tuple[int, str]]:
    return list(judge_all(first, CASES_A_STORE))


@click.command()
@click.argument("count", type=click.IntRange(1), default=10_000)
@click.option("--first", type=int, default=1_000_000, show_default=True, help="The first seed.")
@click.option("--processes", type=click.IntRange(1), default=2, show_default=True)
def main(count: int, first: int, processes: int) -> None:
    """Try COUNT mutated files; ends with 1 where one of them breaks a law."""
    fates: Counter[str] = Counter()
    broken = 0
    with ProcessPoolExecutor(processes) as pool:
        for batch in pool.map(_batch, range(first, first + count, CASES_A_STORE)):
            for seed, fate in batch:
                fates[fate if "\n" not in fate else "broken"] += 1
                if "\n" in fate:
                    broken += 1
                    click.echo(f"seed {seed}:\n{fate}", err=True)
            click.echo(f"\r{sum(fates.values())} files: {dict(sorted(fates.items()))}", nl=False, err=True)
    click.echo(f"\n{sum(fates.values())} files: " + ", ".join(f"{n} {fate}" for fate, n in sorted(fates.items())))
    sys.exit(1 if broken else 0)


if __name__ == "__main__":
    main()
