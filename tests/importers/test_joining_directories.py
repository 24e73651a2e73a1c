"""Service directories of several files: the real one beside the project, and one in the shape of HSDS that is made here."""

from pathlib import Path

import pytest

from importers.importing import Options
from tests.importers.lists import (
    KOLDING,
    NOON,
    Rows,
    contents,
    edges_of,
    look,
    look_alone,
    nodes_of,
    opened,
    store_it,
    write_csv,
)

OHANA = Path(__file__).parents[2] / ".." / "shared" / "data" / "ohana"
HSDS = OHANA.parent / "hsds-3.1" / "examples" / "csv"

needs_data = pytest.mark.skipif(not OHANA.is_dir(), reason="de rigtige filer ligger ikke ved siden af projektet")


def ohana() -> list[Path]:
    return sorted(OHANA.glob("*.csv"))


@needs_data
def test_the_eleven_files_of_a_directory_are_one_import(tmp_path: Path) -> None:
    preview = look_alone(tmp_path, *ohana(), options=KOLDING)
    rows = {table.sheet.removeprefix("ohana_"): table.rows for table in preview.result.tables}

    assert preview.result.as_json()["rows"] == {"read": 196, "planned": 196, "held_back": 0}
    assert preview.result.plan.as_json() == {
        "create": {"Actor": 25, "Municipality": 1, "Offer": 23, "Organisation": 30},
        "update": {},
        "unchanged": {},
        "missing": {},
        "edges": {"ANSWERS_FOR": 1, "LOCATED_IN": 30, "PART_OF": 22, "PROVIDES": 23, "WORKS_AT": 31},
    }
    assert preview.result.decisions == ()
    assert (rows["organizations"], rows["locations"], rows["services"], rows["taxonomy"]) == (8, 22, 23, 0)
    assert {(table.sheet, table.unmapped) for table in preview.result.tables if table.unmapped} == {
        ("ohana_locations", ("admin_emails", "latitude", "longitude", "virtual"))
    }


@needs_data
def test_phones_addresses_and_hours_stand_at_what_they_refer_to(tmp_path: Path) -> None:
    preview = look_alone(tmp_path, *ohana(), options=KOLDING)
    places, persons = nodes_of(preview, "Organisation"), nodes_of(preview, "Actor")
    example = places["org-example-location"].properties
    photos = nodes_of(preview, "Offer")["offer-passport-photos"].properties

    assert sum("phone" in place.properties for place in places.values()) == 22
    assert sum("address" in place.properties for place in places.values()) == 21
    assert (example["phone"], example["address"], example["town"]) == (
        "+1 650 372-6200",
        "2013 Avenue of the fellows, Suite 100",
        "San Francisco",
    )
    assert "Åbningstider: Monday 08:00-17:00; Tuesday 08:00-17:00" in str(example["procedure"])
    assert "Fax: +1 650 701-0856" in str(places["org-fair-oaks-adult-activity-center"].properties["procedure"])
    assert places["org-example-agency"].properties["phone"] == "+1 123-456-7890"
    assert persons["actor-suzanne-badenhoop"].properties["phone"] == "+1 123-456-7890"
    assert str(photos["schedule"]).startswith("Monday 08:00-12:00; Monday 14:00-4:00 PM; Wednesday 10:00-3pm")
    assert "Taxonomy: Transit, Care" in str(photos["conditions"])
    assert {offer.properties.get("status") for offer in nodes_of(preview, "Offer").values()} == {"active", "closed"}


@needs_data
def test_a_person_with_one_post_in_several_branches_is_one_person(tmp_path: Path) -> None:
    preview = look_alone(tmp_path, *ohana(), options=KOLDING)

    assert {at for who, at in edges_of(preview, "WORKS_AT") if who == "actor-dave-genesy"} == {
        "org-fair-oaks-branch",
        "org-main-library",
        "org-redwood-shores-branch",
        "org-schaberg-branch",
    }
    assert edges_of(preview, "ANSWERS_FOR") == {("actor-joe-smith", "offer-passport-photos")}
    assert ("actor-elizabeth-feeney", "org-example-agency") in edges_of(preview, "WORKS_AT")


@needs_data
def test_the_directory_comes_again_unchanged_in_any_order_and_goes_with_an_undo(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        result = store_it(store, *ohana(), options=KOLDING)
        for files in (ohana(), ohana()[::-1]):
            again = look(store, *files, options=KOLDING)
            assert again.plan.change_set.is_empty()
            assert again.result.plan.as_json()["unchanged"] == {"Actor": 25, "Offer": 23, "Organisation": 30}
        store.undo(result.change or "", "en tester", NOON)
        assert contents(store) == []


@needs_data
def test_a_directory_whose_ids_lead_nowhere_says_so_row_by_row(tmp_path: Path) -> None:
    preview = look_alone(tmp_path, *sorted(HSDS.glob("*.csv")), options=Options())
    led_nowhere = [issue.cell for issue in preview.result.issues if issue.code == "reference_unknown"]

    assert preview.result.as_json()["rows"] == {"read": 21, "planned": 7, "held_back": 14}
    assert {"[locations.csv]locations!D2", "[contacts.csv]contacts!B2", "[organizations.csv]organizations!M2"} <= set(
        led_nowhere
    )
    assert sorted(nodes_of(preview, "Offer")) == ["offer-community-counselling"]


def uuid(number: int) -> str:
    return f"3a19ff88-4620-4d17-9830-ac1d859e{number:04}"


HUB, CLUB, HOUSE, BRANCH, HALL = (uuid(number) for number in (1, 2, 11, 12, 13))
MENTOR, STABLE, AT_BRANCH, AT_HALL, ANNA, BO = (uuid(number) for number in (21, 22, 31, 32, 41, 42))
PROGRAM, PHONE, TOPIC, PART, TOPICS = (uuid(number) for number in (51, 61, 71, 72, 73))

DIRECTORY: dict[str, Rows] = {
    "organizations": [
        ["id", "name", "alternate_name", "description", "email", "website", "parent_organization_id"],
        [HUB, "Ungecenter Kolding", "UCK", "Samler indsatser", "uck@uck.example", "https://uck.example", ""],
        [CLUB, "Tangmose Fritid", "", "", "", "", HUB],
    ],
    "locations": [
        ["id", "location_type", "organization_id", "name"],
        [HOUSE, "physical", HUB, "Ungecenter Kolding"],
        [BRANCH, "physical", HUB, "Afdeling Vonsild"],
        [HALL, "physical", "", "Kulturhuset"],
    ],
    "services": [
        ["id", "organization_id", "program_id", "name", "alternate_name", "status", "minimum_age", "maximum_age"],
        [MENTOR, HUB, PROGRAM, "Mentor", "", "active", "15", "25"],
        [STABLE, CLUB, "", "Staldvagt", "Hestepasning", "active", "13", ""],
    ],
    "service_at_location": [
        ["id", "service_id", "location_id", "description"],
        [AT_BRANCH, MENTOR, BRANCH, "Hver tirsdag"],
        [AT_HALL, STABLE, HALL, ""],
    ],
    "contacts": [
        ["id", "organization_id", "service_id", "service_at_location_id", "location_id", "name", "title", "email"],
        [ANNA, HUB, MENTOR, AT_BRANCH, BRANCH, "Anna Persona", "Koordinator", "anna@uck.example"],
        [BO, "", STABLE, "", "", "Bo Lund", "", ""],
    ],
    "phones": [
        ["id", "service_id", "organization_id", "contact_id", "number", "extension", "type", "description"],
        [uuid(60), "", "", ANNA, "75 11 22 33", "", "voice", ""],
        [PHONE, MENTOR, "", "", "75 11 22 44", "100", "voice", "Receptionen"],
        [uuid(62), "", HUB, "", "75 11 22 55", "", "fax", ""],
    ],
    "addresses": [
        ["id", "location_id", "attention", "address_1", "address_2", "city", "postal_code", "country", "address_type"],
        [uuid(63), BRANCH, "", "Vonsildvej 1", "1. sal", "Kolding", "6000", "DK", "physical"],
        [uuid(64), BRANCH, "Att. Anna", "Boks 4", "", "Kolding", "6000", "DK", "postal"],
        [uuid(65), HOUSE, "", "Torvet 3", "", "Kolding", "6000", "DK", "physical"],
    ],
    "programs": [["id", "organization_id", "name"], [PROGRAM, HUB, "Sammen om unge"]],
    "languages": [
        ["id", "service_id", "phone_id", "name", "code", "note"],
        [uuid(66), MENTOR, "", "Arabisk", "ar", ""],
        [uuid(67), "", PHONE, "Polsk", "pl", ""],
    ],
    "schedules": [
        ["id", "service_at_location_id", "freq", "byday", "opens_at", "closes_at"],
        [uuid(68), AT_BRANCH, "WEEKLY", "TU", "10:00", "18:00"],
    ],
    "required_documents": [["id", "service_id", "document"], [uuid(69), MENTOR, "Sygesikringsbevis"]],
    "taxonomy_terms": [
        ["id", "name", "parent_id", "taxonomy_id"],
        [TOPIC, "Bolig", "", TOPICS],
        [PART, "Værelse på tid", TOPIC, TOPICS],
    ],
    "taxonomies": [["id", "name"], [TOPICS, "Vores emner"]],
    "attributes": [["id", "link_id", "taxonomy_term_id"], [uuid(74), MENTOR, PART]],
}


def directory(folder: Path) -> list[Path]:
    folder.mkdir(exist_ok=True)
    return [write_csv(folder / f"{name}.csv", rows, separator=",") for name, rows in DIRECTORY.items()]


def test_a_directory_in_the_shape_of_hsds_comes_in_whole(tmp_path: Path) -> None:
    preview = look_alone(tmp_path / "kort", *directory(tmp_path / "filer"), options=KOLDING)
    hub = nodes_of(preview, "Organisation")["org-ungecenter-kolding"].properties
    branch = nodes_of(preview, "Organisation")["org-afdeling-vonsild"].properties
    mentor = nodes_of(preview, "Offer")["offer-mentor"].properties
    stable = nodes_of(preview, "Offer")["offer-staldvagt"].properties

    assert preview.result.as_json()["rows"] == {"read": 23, "planned": 23, "held_back": 0}
    assert preview.result.decisions == ()
    assert edges_of(preview, "PART_OF") == {
        ("org-afdeling-vonsild", "org-ungecenter-kolding"),
        ("org-tangmose-fritid", "org-ungecenter-kolding"),
    }
    assert edges_of(preview, "PROVIDES") == {
        ("org-ungecenter-kolding", "offer-mentor"),
        ("org-afdeling-vonsild", "offer-mentor"),
        ("org-tangmose-fritid", "offer-staldvagt"),
    }
    assert edges_of(preview, "WORKS_AT") == {
        ("actor-anna-persona", "org-afdeling-vonsild"),
        ("actor-bo-lund", "org-tangmose-fritid"),
    }
    assert edges_of(preview, "DEVELOPS") == {("offer-mentor", "area-bolig")}
    assert (hub["address"], hub["postcode"], hub["also_known_as"]) == ("Torvet 3", "6000", ["UCK"])
    assert (branch["address"], branch["town"]) == ("Vonsildvej 1, 1. sal", "Kolding")
    assert str(branch["procedure"]).split("\n") == [
        "location_type: physical",
        "Postadresse: Att. Anna, Boks 4, Kolding, 6000",
    ]
    assert "Fax: 75 11 22 55" in str(hub["procedure"]).split("\n")
    assert (mentor["phone"], mentor["languages"], mentor["min_age"]) == ("75 11 22 44", ["arabisk", "polsk"], 15)
    assert mentor["how_to_apply"] == "Telefon: 75 11 22 44, extension 100, Receptionen"
    assert mentor["schedule"] == "WEEKLY, TU, 10:00-18:00"
    assert {"Program: Sammen om unge", "Required documents: Sygesikringsbevis"} <= set(
        str(mentor["conditions"]).split("\n")
    )
    assert stable["conditions"] == "alternate_name: Hestepasning\nSted: Kulturhuset"
    assert nodes_of(preview, "Actor")["actor-anna-persona"].properties["phone"] == "75 11 22 33"


def test_a_directory_in_the_shape_of_hsds_comes_again_unchanged_and_goes_with_an_undo(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        files = directory(tmp_path / "filer")
        result = store_it(store, *files, options=KOLDING)
        assert look(store, *files[::-1], options=KOLDING).plan.change_set.is_empty()
        store.undo(result.change or "", "en tester", NOON)
        assert contents(store) == []


def test_a_house_called_as_its_organisation_is_the_organisation(tmp_path: Path) -> None:
    preview = look_alone(tmp_path / "kort", *directory(tmp_path / "filer"), options=KOLDING)

    assert sorted(nodes_of(preview, "Organisation")) == [
        "org-afdeling-vonsild",
        "org-kulturhuset",
        "org-tangmose-fritid",
        "org-ungecenter-kolding",
    ]
