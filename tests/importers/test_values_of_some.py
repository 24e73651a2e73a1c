"""Numbers in words about an offer that are not the ages of those whom it is for: phones, counts, classes, and the ages of some alone."""

import pytest

from importers.values.ages import Ages, read_ages
from importers.values.prose import ages_in
from tests.importers.cells import Row, each_cell, fields_of, marks_of

NO_AGES = [
    "+45 66 11 22 01",
    "+45 66112201 ring",
    "tlf. +45 66112201 / +45 66112202",
    "Ring (+45) 66 11 22 01 eller 0045 66 11 22 02",
    "Ring fra 66 11 22 01",
    "+299 32 10 00",
    "Vi er +30 frivillige",
    "Vi er over 30 frivillige",
    "Mindst 12 deltagere og over 20 aktiviteter om året",
    "Over 40 foreninger er med",
    "Her kommer 50+ medlemmer",
    "Med under 15 tilmeldte bliver det aflyst",
    "Mentor skal være over 25",
]
OF_SOME = [
    "Hvis du er under 18 år, skal vi have samtykke",
    "Er du under 18, skal dine forældre skrive under",
    "Unge under 18 må gerne have en forælder med",
    "Under 15 år kun ifølge med voksen",
    "Under 18 år: samtykke fra forældre",
    "Forældre skal underskrive for unge under 18 år",
    "Alle unge er velkomne, dem under 18 med samtykke",
    "Gratis for unge under 25, ellers 50 kr.",
    "Halv pris for unge under 18 år",
    "50 kr. for voksne over 18 år",
    "Unge over 18 kan selv henvende sig",
    "Borgere over 18 år visiteres efter § 85, unge under 18 år efter barnets lov",
    "Efterværn til 23 år",
]
OF_ALL = {
    "+30 år, motion": Ages(30),
    "Motion for +60": Ages(60),
    "Unge over 18 år, skal være motiveret": Ages(18),
    "Er du under 30 år og har brug for hjælp?": Ages(None, 29),
    "Gratis rådgivning for unge under 25": Ages(None, 24),
    "Man skal være 18 år for at deltage": Ages(18),
    "Minimumsalder: 15 år": Ages(15),
    "Min. alder 15. Kom bare": Ages(15),
    "skal være 15 år, men ikke fyldt 18": Ages(15, 17),
    "i alderen 12-15 (dog fra 10 med en voksen)": Ages(12, 15),
}
CELLS: dict[str, list[Row]] = {
    "Målgruppe": [
        ("Psykisk sårbare 18-35", {"conditions": "Psykisk sårbare 18-35", "min_age": 18, "max_age": 35}, "inferred"),
        ("Unge der modtager STU 16-25", {"conditions": "Unge der modtager STU 16-25", "min_age": 16, "max_age": 25}, "inferred"),
        ("Flygtninge 15-17 og 18-25", {"conditions": "Flygtninge 15-17 og 18-25", "min_age": 15, "max_age": 25}, "inferred"),
        ("Børn 0-18 (efterværn til 23 år)", {"conditions": "Børn 0-18 (efterværn til 23 år)", "min_age": 0, "max_age": 18}, "inferred"),
        ("Alle over 15 (evt. ned til 13)", {"conditions": "Alle over 15 (evt. ned til 13)", "min_age": 15}, "inferred"),
        ("Borgere omfattet af SEL §§ 82-85", {"conditions": "Borgere omfattet af SEL §§ 82-85"}, ""),
        ("Unge med IQ 50-70", {"conditions": "Unge med IQ 50-70"}, ""),
        ("Små hold på 8-12", {"conditions": "Små hold på 8-12"}, ""),
        ("Udsatte, mandag 16-18", {"conditions": "Udsatte, mandag 16-18"}, ""),
        ("10-15 sårbare unge", {"conditions": "10-15 sårbare unge"}, ""),
        ("Udsatte unge, max 10-12 ad gangen", {"conditions": "Udsatte unge, max 10-12 ad gangen"}, ""),
        ("Mødre med børn 3-17", {"conditions": "Mødre med børn 3-17"}, ""),
        ("Børn 6-9", {"conditions": "Børn 6-9", "min_age": 6, "max_age": 9}, "inferred"),
        ("Kvinder 20-40 kl. 10-12", {"conditions": "Kvinder 20-40 kl. 10-12", "min_age": 20, "max_age": 40}, "inferred"),
        ("18-25-årige kræver visitation, andre er velkomne", {"conditions": "18-25-årige kræver visitation, andre er velkomne"}, ""),
        ("18 år-", {}, "doubt kept"),
    ],
    "Klassetrin": [
        ("7-9", {}, "kept"),
        ("10", {}, "kept"),
        ("7.-9. klasse", {"conditions": "7.-9. klasse"}, ""),
        ("7.-9. klasse (13-16 år)", {"conditions": "7.-9. klasse (13-16 år)", "min_age": 13, "max_age": 16}, "inferred"),
    ],
    "Alder": [
        ("Under 18 / over 18", {}, "kept"),
        ("op til 17 år og fra 18 år", {}, "kept"),
        ("13-18 år (født 2008-2013)", {"min_age": 13, "max_age": 18}, "kept"),
        ("18+, tlf. +45 66112201", {"min_age": 18}, "kept"),
    ],
    "Krav": [
        ("Under 25 år, målgruppevurderet af KUI", {"route": "visitation", "max_age": 24}, "inferred kept"),
        ("Skal være fyldt 18", {"min_age": 18}, "inferred kept"),
        ("15-25", {"min_age": 15, "max_age": 25}, "inferred kept"),
        ("Åben for alle over 13 år", {"route": "open", "min_age": 13}, "inferred kept"),
        ("Unge under 18 kræver henvisning fra læge", {"route": "referral"}, "kept"),
        ("Visitation (under 18), selvhenvendelse (over 18)", {"route": "visitation"}, "kept"),
    ],
}  # fmt: skip


@pytest.mark.parametrize("text", NO_AGES)
def test_phones_and_counts_in_prose_are_no_ages(text: str) -> None:
    assert ages_in(text) is None


@pytest.mark.parametrize("text", OF_SOME)
def test_a_bound_that_holds_for_some_alone_is_no_age_group_of_the_offer(text: str) -> None:
    assert ages_in(text) is None
    assert read_ages(text, is_prose=True, is_of_people=True) is None


@pytest.mark.parametrize(("text", "ages"), OF_ALL.items())
def test_a_bound_of_all_who_come_is_read_in_prose(text: str, ages: Ages) -> None:
    assert ages_in(text) == ages


@pytest.mark.parametrize(("header", "text", "fields", "marks"), each_cell(CELLS))
def test_ages_are_read_where_words_tell_whom_it_is_for_and_no_other_numbers(
    header: str, text: str, fields: dict[str, object], marks: str
) -> None:
    assert fields_of(header, text) == fields
    assert marks_of(header, text) == marks
