"""What holds for every list: no row is lost, a second time changes nothing, undo undoes, and the order of rows does not matter."""

import random
import tempfile
from pathlib import Path

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from graphmodel.errors import UserError
from importers.importing import Options
from importers.linking.doubts import Answers
from tests.importers.lists import NOON, YES, contents, look, opened, store_it, write_csv, write_xlsx

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
@settings(max_examples=900, phases=[Phase.generate], report_multiple_bugs=False)
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
@settings(max_examples=900, phases=[Phase.generate], report_multiple_bugs=False)
def test_a_list_that_comes_again_changes_nothing_and_undo_gives_back_what_was(
    rows: list[list[str]], place: str, takes_all: bool
) -> None:
    options = Options(municipality=place, answers=Answers(takes_suggestions=takes_all))
    with tempfile.TemporaryDirectory() as name, opened(Path(name)) as store:
        path = write_csv(Path(name) / "liste.csv", rows)
        result = store_it(store, path, options=options)
        assert result.read == result.planned + len(result.held_back)
        again = look(store, path, options=options)
        assert again.change_set.is_empty(), again.change_set
        assert again.result.plan.create == again.result.plan.update == {}
        if result.change:
            store.undo(result.change, "en tester", NOON)
        assert contents(store) == []


@given(sensible_lists(), st.randoms())
@settings(max_examples=900, phases=[Phase.generate], report_multiple_bugs=False)
def test_the_order_of_rows_does_not_matter(rows: list[list[str]], chance: random.Random) -> None:
    shuffled = rows[1:]
    chance.shuffle(shuffled)
    found = []
    for order in (rows, [rows[0], *shuffled]):
        with tempfile.TemporaryDirectory() as name, opened(Path(name)) as store:
            result = store_it(store, write_csv(Path(name) / "liste.csv", order), options=Options(answers=YES))
            found.append((contents(store), result.read, result.planned, result.plan.as_json()))

    assert found[0] == found[1]
