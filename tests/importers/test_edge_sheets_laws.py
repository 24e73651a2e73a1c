"""What holds for every sheet of relations: no row is lost, again changes nothing, and the order of rows does not matter."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from graphmodel.catalogue import load_catalogue
from graphmodel.schema import EDGE_TYPES
from importers.columns.overrides import EDGE_FIELDS
from tests.importers.lists import NOON, YES, Options, Rows, contents, look_alone, opened, store_it, write_csv

HEADER = [
    "Fra organisation",
    "Til organisation",
    "Relation",
    "Aftale",
    "Ansvarlig",
    "Gælder fra",
    "Tilstand",
    "Bemærkning",
]
NAMES = st.sampled_from(
    ["FGU Syd", "Headspace Ribe", "Rideklubben Vest", "Sara Holm", "PPR", "FGU Syd; Headspace Ribe", "-", ""]
)
TYPES = st.sampled_from(
    [
        "henviser til",
        "modtager fra",
        "mødes",
        "kender og henviser",
        "ansat i",
        "udbyder",
        "er en del af",
        "ikke henvist",
        "kigger på",
        "",
    ]
)
ROW = st.tuples(
    NAMES,
    NAMES,
    TYPES,
    st.sampled_from(["skriftlig", "ingen", "ja", "måske", ""]),
    st.sampled_from(["Sara Holm", "Bo Hansen, 75 12 34 56", "Teamlederen", ""]),
    st.sampled_from(["1.3.2026", "2025", "31.2.2026", ""]),
    st.sampled_from(["planlagt", "ophørt", "gul", ""]),
    st.sampled_from(["ring først", "010190-1234", ""]),
)


@settings(max_examples=15, deadline=None)
@given(rows=st.lists(ROW, min_size=1, max_size=6))
def test_no_row_is_lost_and_again_changes_nothing_and_undo_takes_all_of_it_back(rows: list[tuple[str, ...]]) -> None:
    options = Options(answers=YES)
    with TemporaryDirectory() as name:
        path = write_csv(Path(name) / "liste.csv", [HEADER, *rows])
        with opened(Path(name)) as store:
            first = store_it(store, path, options=options)
            before = contents(store)
            again = store_it(store, path, options=options)

            assert first.read == first.planned + len(first.held_back)
            assert (again.change, contents(store)) == (None, before)
            if first.change:
                store.undo(first.change, "en tester", NOON)
            assert contents(store) == []


@settings(max_examples=8, deadline=None)
@given(rows=st.lists(ROW.filter(lambda row: row[0] != ""), min_size=2, max_size=6))
def test_the_order_of_the_rows_does_not_matter(rows: list[tuple[str, ...]]) -> None:
    """Every row says from whom: an empty cell there may mean the row above, so that its place is data as well."""
    found = []
    with TemporaryDirectory() as name:
        for place, ordered in enumerate((rows, rows[::-1])):
            lines: Rows = [HEADER, ["Headspace Ribe", "Rideklubben Vest", "kender"], *ordered]
            path = write_csv(Path(name) / f"{place}.csv", lines)
            preview = look_alone(Path(name) / f"kort-{place}", path, options=Options(answers=YES))
            edges = {(edge.key, tuple(sorted(edge.properties.items()))) for edge in preview.plan.change_set.edges}
            found.append((preview.result.as_json()["plan"], edges))

    assert found[0] == found[1]


def test_the_catalogues_relations_and_their_columns_are_those_of_the_model() -> None:
    catalogue = load_catalogue()
    collaboration = EDGE_TYPES["KNOWS"].fields

    assert set(catalogue.relations) == {*catalogue.collaboration, "PART_OF", "PROVIDES", "WORKS_AT", "LEADS_TO"}
    assert set(catalogue.relation_columns) == set(EDGE_FIELDS)
    for word in catalogue.relation_words:
        assert word.id in {*collaboration[word.field].choices, "ended"}, word
