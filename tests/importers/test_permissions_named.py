"""Permissions in a list: by name, by id, by the role that has them; whom nobody knows stays words."""

from pathlib import Path

import pytest

from tests.importers.cells import fields_of, marks_of
from tests.importers.lists import KOLDING, edge_records, look, nodes_of, opened, store_it, write_csv


@pytest.mark.parametrize(
    ("header", "cell", "permissions"),
    [
        ("Visiteres af", "Bostøtte", ["permission-bostoette"]),
        ("Visiteres af", "bostoette", ["permission-bostoette"]),
        ("Visiteres af", "permission-bostoette", ["permission-bostoette"]),
        ("Bevilges af", "Bevilge STU", ["permission-stu-bevilge"]),
        ("Myndighed", "Optagelse på FGU", ["permission-fgu-optagelse"]),
        ("Visiteres af", "Opsøgende kontakt, også ved selvhenvendelse", ["permission-opsoegende-kontakt"]),
        ("Visiteres af", "Bostøtte; Botilbud", ["permission-bostoette", "permission-botilbud"]),
        ("Visiteres af", "STU-visitator", ["permission-stu-afgoere"]),
        ("Visiteres af", "STU-visitatoren", ["permission-stu-afgoere"]),
        ("Bevilges af", "STU-visitator", ["permission-stu-bevilge"]),
        ("Visiteres af", "Ungerådgiver", ["permission-ungestoette-18-22"]),
        ("Visiteres af", "Jobkonsulent", ["permission-virksomhedspraktik"]),
        ("Visiteres af", "Bostøte", ["permission-bostoette"]),
        ("Visiteres af", "kommunen", []),
        ("Visiteres af", "Kontaktperson", []),
        ("Visiteres af", "Visitationsudvalget", []),
        ("Visiteres af", "Rusmiddelbehandling", []),
    ],
)
def test_a_permission_is_known_by_its_name_its_id_and_the_role_that_has_it(
    header: str, cell: str, permissions: list[str]
) -> None:
    assert fields_of(header, cell).get("REQUIRES", []) == permissions


@pytest.mark.parametrize(
    ("cell", "marks"),
    [("Bostøtte", "inferred"), ("Bostøtte (SEL § 85)", "inferred kept"), ("STU-visitator", "inferred kept")],
)
def test_a_role_is_kept_beside_its_permission_and_a_permissions_own_name_is_not(cell: str, marks: str) -> None:
    assert marks_of("Visiteres af", cell) == marks
    assert fields_of("Visiteres af", cell)["route"] == "visitation"


def test_permissions_of_a_list_are_nodes_as_the_catalogue_has_them_and_alternatives_are_marked(tmp_path: Path) -> None:
    rows = [
        ["Tilbud", "Udbyder", "Visiteres af"],
        ["Skak", "Ørnereden", "Bostøtte"],
        ["Ludo", "Ørnereden", "Bostøtte eller Botilbud"],
        ["Kor", "Ørnereden", "Rusmiddelrådgiver"],
    ]
    with opened(tmp_path) as store:
        path = write_csv(tmp_path / "liste.csv", rows)
        shown = look(store, path, options=KOLDING)
        assert nodes_of(shown, "Permission")["permission-bostoette"].properties == {
            "name": "Bostøtte",
            "kind": "decides",
            "legal_basis": "SEL § 85",
        }
        required = [
            (edge.from_id, edge.to_id, edge.properties.get("any_of")) for edge in edge_records(shown, "REQUIRES")
        ]
        assert sorted(required, key=str) == [
            ("offer-kor", "permission-rusmiddelbehandling-18-plus", "Rusmiddelrådgiver"),
            ("offer-kor", "permission-rusmiddelbehandling-under-18", "Rusmiddelrådgiver"),
            ("offer-ludo", "permission-bostoette", "Bostøtte eller Botilbud"),
            ("offer-ludo", "permission-botilbud", "Bostøtte eller Botilbud"),
            ("offer-skak", "permission-bostoette", None),
        ]
        store_it(store, path, options=KOLDING)
        assert look(store, path, options=KOLDING).plan.change_set.is_empty
