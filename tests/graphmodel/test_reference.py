"""Municipalities and postcodes are looked up as people write them; what is a guess says so."""

from pathlib import Path

import pytest

from graphmodel.reference import Postcode, Reference, load_reference


@pytest.fixture(scope="module")
def reference() -> Reference:
    return load_reference()


def test_all_municipalities_and_postcodes_are_there(reference: Reference) -> None:
    assert len(reference.municipalities) == 98
    assert len(reference.postcodes) == 1089
    assert {municipality.region for municipality in reference.municipalities.values()} == {
        "Region Hovedstaden",
        "Region Sjælland",
        "Region Syddanmark",
        "Region Midtjylland",
        "Region Nordjylland",
    }


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("0621", "0621"),
        ("621", "0621"),
        ("Kolding", "0621"),
        (" kolding kommune ", "0621"),
        ("Århus", "0751"),
        ("AARHUS KOMMUNE", "0751"),
        ("Københavns Kommune", "0101"),
        ("Koebenhavn", "0101"),
        ("Assens Kommune", "0420"),
        ("Vesthimmerland", "0820"),
        ("Bornholm", "0400"),
        ("Høje Tåstrup", "0169"),
        ("Lyngby Tårbæk Kommune", "0173"),
    ],
)
def test_a_municipality_is_found_by_code_and_by_name_in_any_spelling(
    reference: Reference, text: str, code: str
) -> None:
    found = reference.municipality(text)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize("text", ["", "Kommune", "9999", "Atlantis", "62"])
def test_what_is_no_municipality_is_not_found(reference: Reference, text: str) -> None:
    assert reference.municipality(text) is None


def test_every_municipality_is_found_by_its_own_code_and_name(reference: Reference) -> None:
    for municipality in reference.municipalities.values():
        assert reference.municipality(municipality.code) == municipality
        assert reference.municipality(municipality.name) == municipality
        assert reference.municipality(f"{municipality.name} Kommune") == municipality


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("6000", "Kolding"),
        ("DK-6000 Kolding", "Kolding"),
        ("Storegade 9999, 6000 Kolding", "Kolding"),
        ("DK6580", "Vamdrup"),
    ],
)
def test_a_postcode_is_found_in_a_text(reference: Reference, text: str, town: str) -> None:
    found = reference.postcode(text)
    assert found is not None
    assert found.town == town


@pytest.mark.parametrize("text", ["", "Kolding", "60000", "12345678", "9999"])
def test_other_numbers_are_no_postcodes(reference: Reference, text: str) -> None:
    assert reference.postcode(text) is None


def test_a_town_may_have_several_postcodes(reference: Reference) -> None:
    assert [postcode.postcode for postcode in reference.towns("vamdrup")] == ["6580"]
    assert len(reference.towns("KOEBENHAVN K")) > 100
    assert reference.towns("Atlantis") == ()


def test_the_municipality_of_a_postcode_is_a_hint_and_may_be_missing(reference: Reference) -> None:
    hint = reference.municipality_hint("6000")
    assert hint is not None
    assert hint.name == "Kolding"
    assert reference.municipality_hint("9999") is None
    nowhere = [code for code in reference.postcodes if reference.municipality_hint(code) is None]
    assert {reference.postcodes[code].nearest_municipality for code in nowhere} == {"0411"}


def test_the_distance_is_that_of_the_great_circle(reference: Reference) -> None:
    here, a_degree_north = Postcode("a", "", 55, 10, ""), Postcode("b", "", 56, 10, "")
    four_degrees_east = Postcode("c", "", 55, 14, "")
    assert here.distance_km(a_degree_north) == pytest.approx(111.195, abs=0.001)
    assert here.distance_km(four_degrees_east) == pytest.approx(255.1, abs=0.1)
    assert reference.distance_km("6000", "DK-8000") == pytest.approx(88, abs=1)
    assert reference.distance_km("6000", "9999") is None


def test_the_distance_to_oneself_is_zero_and_the_same_both_ways(reference: Reference) -> None:
    some = [postcode for postcode in reference.postcodes.values() if postcode.has_sound_point][::90]
    for first in some:
        assert first.distance_km(first) == 0
        for second in some:
            assert first.distance_km(second) == pytest.approx(second.distance_km(first))


def test_a_point_far_out_at_sea_is_unknown_and_gives_no_distance(reference: Reference) -> None:
    unsound = [postcode.postcode for postcode in reference.postcodes.values() if not postcode.has_sound_point]
    assert len(unsound) == 21
    assert {"6950", "6720", "3730"} <= set(unsound)
    assert reference.distance_km("6950", "6000") is None
    assert reference.distance_km("6000", "6950") is None


def test_the_notice_lies_beside_the_file_and_names_its_licence() -> None:
    folder = Path(__file__).parents[2] / "graphmodel" / "reference"
    notice = (folder / "postnumre.NOTICE.md").read_text(encoding="utf-8")
    assert "Open Database License (ODbL) 1.0" in notice
    assert "hint only" in notice
