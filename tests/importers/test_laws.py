"""What holds for every list: no row or word is lost, a second time changes nothing, undo undoes, the order of rows does not matter."""

import random
import re
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from graphmodel.catalogue import fold, load_catalogue
from graphmodel.errors import UserError
from importers.doubts import Answers
from importers.importing import Preview
from importers.options import Options
from importers.reading.sheets import column_letter
from tests.importers.lists import NOON, YES, contents, look, look_alone, opened, store_it, write_csv, write_xlsx

HEADERS = """Tilbud|Navn|Udbyder|Organisation|Alder|Adgang|Opstart|Telefon|Mail|Pladser|Kommune|Adresse|Pris|Leder|Ansvar|Type|Målgruppe
Sidst opdateret|Samarbejdspartnere|org|sub org|Skostørrelse|""".replace("\n", "|")
NAMES = """Mentor|Mentorforløb|FGU Nord|FGU Syd|Ungdomsskolen|PPR|Administration|Headspace|Headspase|Kolding IF|KUI|Rusbasen
Rådgivning Rusbasen""".replace("\n", "|")
VALUES = """|||-|uklart|15-25 år|18+|under 25|ingen henvisning|visitation|løbende|1. februar og 1. august|uge 33|75123456
75 12 34 56 / 20304050|a@b.dk|ø@å.dk|12 (3 ledige)|Kolding|Vejle|6000 Kolding|gratis|ja|I alt
Hanne Jensen|Bo Holm|311299-1234|1003456789|2026-02-01|=1+1
<b>|🙂|Kommune|Vej 1 / Vej 2""".replace("\n", "|")
headers = HEADERS.split("|")
names = st.sampled_from([*NAMES.split("|"), "Bo Holm", "Ida Ås"])
values = st.sampled_from([*VALUES.split("|"), "a\nb"])
cells = names | values | st.text(max_size=12)
any_list = st.lists(st.lists(cells, max_size=8), max_size=9)


@st.composite
def sensible_lists(draw: st.DrawFn) -> list[list[str]]:
    """Offers with providers, or persons with their units, and whatever else."""
    main = draw(st.sampled_from((["Tilbud", "Udbyder"], ["Leder", "Enhed"], ["Organisation", "Telefon"])))
    others = draw(st.lists(st.sampled_from(headers[4:]), max_size=4, unique=True))
    row = st.tuples(names, names, *(values for _ in others)).map(list)
    return [main + others, *draw(st.lists(row, min_size=1, max_size=8))]


@given(any_list, st.sampled_from(("csv", "xlsx")))
@settings(max_examples=50)
def test_no_file_ends_in_a_traceback(rows: list[list[str]], kind: str) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        clean = [["".join(sign for sign in cell if sign.isprintable() or sign == "\n") for cell in row] for row in rows]
        path = (
            write_csv(folder / "liste.csv", clean)
            if kind == "csv"
            else write_xlsx(folder / "liste.xlsx", {"Ark1": clean})
        )
        try:
            with opened(folder) as store:
                result = store_it(store, path, options=Options(answers=YES))
        except UserError:
            pass  # a sentence for a person, which is the other thing that may come of a file
        else:
            assert result.read == result.planned + len(result.held_back)


@given(sensible_lists(), st.sampled_from(("", "0621")), st.booleans())
@settings(max_examples=50)
def test_a_list_that_comes_again_changes_nothing_and_undo_gives_back_what_was(
    rows: list[list[str]], place: str, takes_all: bool
) -> None:
    options = Options(municipality=place, answers=Answers(takes_suggestions=takes_all))
    with tempfile.TemporaryDirectory() as name, opened(Path(name)) as store:
        path = write_csv(Path(name) / "liste.csv", rows)
        result = store_it(store, path, options=options)
        assert result.read == result.planned + len(result.held_back)
        again = look(store, path, options=options)
        assert again.plan.change_set.is_empty(), again.plan.change_set
        assert again.result.plan.create == again.result.plan.update == {}
        if result.change:
            store.undo(result.change, "en tester", NOON)
        assert contents(store) == []


@given(sensible_lists(), st.randoms())
@settings(max_examples=50)
def test_the_order_of_rows_does_not_matter(rows: list[list[str]], chance: random.Random) -> None:
    shuffled = rows[1:]
    chance.shuffle(shuffled)
    found = []
    for order in (rows, [rows[0], *shuffled]):
        with tempfile.TemporaryDirectory() as name, opened(Path(name)) as store:
            result = store_it(store, write_csv(Path(name) / "liste.csv", order), options=Options(answers=YES))
            found.append((contents(store), result.read, result.planned, result.plan.as_json()))

    assert found[0] == found[1]


NAMING = ("offer-name", "organisation-name", "organisation-level", "person-name", "edge-from", "edge-to", "edge-type")
COLUMNS = [column.words[0] for column in load_catalogue().columns.values() if column.id not in NAMING]
KNOWN = """15-25 år|18+|under 25|ingen henvisning|visitation|henvisning|løbende|1. februar og 1. august|januar|75123456|a@b.dk|12|3 af 10
12 pladser|fuldt optaget|Kolding|Region Syddanmark|hele landet|gratis|300 kr.|ja|nej|2026-02-01|aktiv|lukket|Kommune|Ungdomsskole|mentor
motivation|trin 1-2|kontaktparat|SU|dansk og engelsk|kørestol|8 uger|10 timer om ugen|14 dage før|online|gruppe|www.b.dk|6000 Kolding
Vej 1, 6000 Kolding|anonymt|sport|venteliste|alle|10034567""".replace("\n", "|").split("|")


@st.composite
def talkative_lists(draw: st.DrawFn) -> list[list[str]]:
    """Rows of things that are certainly apart, under any headers, in which known values stand with and without words of their own."""
    main = draw(st.sampled_from((["Tilbud"], ["Tilbud", "Udbyder"], ["Organisation"], ["Navn", "Ansvar", "Enhed"])))
    header = draw(st.lists(st.sampled_from([*COLUMNS, "Skostørrelse"]), min_size=1, max_size=4, unique_by=fold))
    rows = []
    for row in range(draw(st.integers(1, 3))):
        name = ("Alfavik", "Bravohus", "Charliedal")[row]
        cells = [f"{name} {word}" for word in ("Bo", "leder", "hus")][: len(main)]
        for at, _ in enumerate(header):
            word, known = f"zq{'abc'[row]}{'defg'[at]}v", draw(st.sampled_from(KNOWN))
            forms = ("{known}", "{known} {word}", "{known}, {word}", "{word} {known}", "{known} ({word})", "{word}", "")
            cells.append(draw(st.sampled_from(forms)).format(known=known, word=word))
        rows.append(cells)
    return [main + header, *rows]


_COLUMNS_LEFT_OUT = ("column_unknown", "numbering", "births", "remarks")


def words_kept(shown: Preview) -> set[str]:
    values = [value for node in shown.plan.change_set.nodes for value in node.properties.values()]
    return set(fold(" ".join(map(str, values))).split())


def cells_used(shown: Preview) -> set[str]:
    of_nodes = (node.cells for node in shown.plan.change_set.nodes)
    return {
        cell for cells in (*of_nodes, *(edge.cells for edge in shown.plan.change_set.edges)) for cell in cells.values()
    }


@given(talkative_lists())
@settings(max_examples=50)
def test_no_word_of_a_planned_row_is_lost(rows: list[list[str]]) -> None:
    """Every cell is stored as it stands, or its value is and says all of it, or an issue names it (or its column) as left out.

    A cell that repeats another of its row says nothing more: the first is where the value comes from.
    """
    with tempfile.TemporaryDirectory() as name:
        path = write_csv(Path(name) / "liste.csv", rows)
        shown = look_alone(Path(name) / "kort", path, options=Options(answers=YES))
    held = {held.row.row for held in shown.result.held_back}
    unknown = {issue.cell for issue in shown.result.issues if issue.code in _COLUMNS_LEFT_OUT}
    not_taken = {
        cell
        for issue in shown.result.issues
        if issue.code == "not_taken"
        for cell in re.findall(r"liste![A-Z]+\d+", f"{issue.cell} {issue.message}")
    }
    told = {issue.cell for issue in shown.result.issues}
    kept, used = words_kept(shown), cells_used(shown)
    for number, cells in enumerate(rows[1:], start=1):
        for column, text in enumerate(cells):
            cell = f"liste!{column_letter(column)}{number + 1}"
            if not text or number in held or f"liste!{column_letter(column)}1" in unknown or cell in not_taken:
                continue
            own = [word for word in fold(text).split() if word.startswith("zq")]
            is_kept = {*fold(text).split()} <= kept
            twins = {f"liste!{column_letter(at)}{number + 1}" for at, other in enumerate(cells) if other == text}
            assert is_kept or (not own and (twins & used or cell in told)), (cell, text, rows)
