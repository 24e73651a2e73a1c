"""Going through a list as a reviewer does: rows to look at alone, messages one by one, the values of a column."""

import re
from collections.abc import Iterator

import pytest

from tests.webviz.conftest import AppOf
from tests.webviz.listing import Visitor
from tests.webviz.maps import SMALL
from tests.webviz.test_importing_told import workbook

ROWS = [
    ["Tilbud", "Udbyder", "Optag", "Født", "Kode"],
    ["Staldvagt", "Tangmose Rideklub", "løbende", "", ""],
    ["Kor", "Sangforeningen", "blokvis", "", ""],
    *(
        [f"Hold {'abcdefghijklm'[number]}", f"Forening {'nopqrstuvwxyz'[number]}", "løbende", "", ""]
        for number in range(9)
    ),
    ["Dans", "Huset", "blokvis", "311299", "1234"],
    ["Skak", "Brikkerne", "i ny og næ og sådan", "", ""],
]
TEXT = "\n".join(";".join(row) for row in ROWS)


@pytest.fixture
def visitor(app_of: AppOf) -> Iterator[Visitor]:
    visitor = Visitor(app_of(SMALL))
    yield visitor
    visitor.jobs.close()


def dropped(visitor: Visitor, text: str | bytes = TEXT, name: str = "liste.csv") -> str:
    return visitor.drop(text, name, kommune="0990").text


def rows_shown(page: str) -> list[int]:
    return [int(number) for number in re.findall(r'aria-rowindex="(\d+)"><th scope="row">', page)]


def link(page: str, name: str) -> str:
    found = re.search(rf'<a href="([^"]+)"[^>]*>{name}', page)
    assert found, name
    return found[1].replace("&amp;", "&")


def test_the_rows_to_look_at_are_shown_alone_with_their_header(visitor: Visitor) -> None:
    page = dropped(visitor)
    assert rows_shown(page) == list(range(2, 16))

    alone = visitor.get(link(page, "Rækker at se efter")).text
    assert [number - 1 for number in rows_shown(alone)] == [1, 3, 13, 14]
    assert 'Rækker at se efter <span class="count">' in alone
    assert "4 af 4 rækker" in alone

    held = visitor.get(link(page, "Rækker, der ikke kommer med")).text
    assert [number - 1 for number in rows_shown(held)] == [1, 13]


def test_merged_cells_stay_merged_over_the_rows_that_are_shown(visitor: Visitor) -> None:
    dropped(visitor)
    sheet = visitor.get(f"{visitor.at}?kun=venter").text

    assert "rowspan" not in sheet.split('class="sheet-grid"')[1].split("</table>")[0]
    assert 'id="celle-A13"' in sheet
    assert 'id="celle-A12"' not in sheet


def test_messages_are_gone_through_the_gravest_first_and_then_from_above(visitor: Visitor) -> None:
    page = dropped(visitor)
    cells = []
    for _ in range(4):
        page = visitor.get(link(page, "Gå gennem" if not cells else "Næste besked")).text
        said = page.split("data-walk-said>")[1].split("</p>")[0]
        cells.append(re.findall(r">([^<]+!\w+)</a>", said)[0])
        assert f"Besked {len(cells)} af" in said

    assert cells[0] == "liste!D13"
    assert cells[1:] == sorted(cells[1:], key=lambda cell: (int(re.sub(r"\D", "", cell)), cell))
    assert "xxxxxx-xxxx" in page
    back = visitor.get(link(page, "Forrige besked")).text
    assert "Besked 3 af" in back


def test_messages_of_one_severity_are_shown_and_gone_through_alone(visitor: Visitor) -> None:
    page = visitor.get(link(dropped(visitor), "Fejl")).text

    assert len(re.findall('<li class="message-', page)) == len(re.findall('<li class="message-error', page)) == 1
    assert "Gå gennem 1 besked" in page


def test_where_the_header_is_out_of_sight_it_stands_beside_the_letters(visitor: Visitor) -> None:
    rows = "".join(f"Hold {number};Huset;løbende\n" for number in range(150))
    page = dropped(visitor, f"Tilbud;Udbyder;Optag\n{rows}")

    assert "letter-header" not in page
    below = visitor.get(f"{visitor.at}?fra=101").text
    assert re.findall(r'<span class="letter-header"[^>]*>([^<]+)<', below) == ["Tilbud", "Udbyder", "Optag"]


def test_of_a_header_over_two_rows_the_lower_one_says_what_it_is_read_as(visitor: Visitor) -> None:
    rows = [
        ["Hvem", "", "Kontakt"],
        ["Udbyder", "Tilbud", "Telefon"],
        ["Huset", "Dans", "01 10 20 30"],
        ["Sang", "Kor", "01 10 20 31"],
    ]
    page = dropped(visitor, workbook({"Ark1": rows}), "bog.xlsx")

    read = re.findall(r'id="celle-(\w+)"[^>]*class="[^"]*is-header[^"]*"[^>]*>([^<]*)<span class="reads"', page)
    assert read == [("A2", "Udbyder"), ("B2", "Tilbud"), ("C2", "Telefon")]


def test_what_holds_all_rows_back_is_marked_in_each_of_them(visitor: Visitor) -> None:
    page = dropped(visitor, "Telefon;Mail\n01 10 20 30;a@b.example\n01 10 20 31;c@d.example\n;e@f.example\n")

    assert re.findall(r'<td id="celle-(\w+)"[^>]*has-error', page) == ["A2", "A3", "B4"]
    noted = re.findall(r'<li id="note-(\d+)">', page)
    assert len(noted) == len(set(noted))


def opened_values(visitor: Visitor, page: str, header: str) -> str:
    found = re.search(rf'<a lang="da" href="([^"]+)"[^>]*aria-label="[^"]*»{header}«', page)
    assert found
    return found[1].replace("&amp;", "&")


def test_the_values_of_a_column_fold_out_what_is_not_understood_first(visitor: Visitor) -> None:
    page = dropped(visitor)
    address = opened_values(visitor, page, "Optag")
    assert 'class="values"' not in page

    page = visitor.get(address).text
    values = page.split('class="table values-table"')[1].split("</table>")[0]
    said = re.findall(r'<tr class="value-(\w+)"><th scope="row"[^>]*>([^<]+)</th><td>([^<]+)</td>', values)
    assert said[-1] == ("understood", "løbende", "10 rækker")
    assert ("not_understood", "blokvis", "2 rækker") in said[:2]
    assert "Optag: løbende" in values
    assert link(values, "liste!C3").endswith("#celle-C3")
    assert visitor.get(link(page, "Luk værdierne")).text.count('class="values"') == 0


def test_the_values_come_alone_where_the_page_asks_for_them_alone(visitor: Visitor) -> None:
    address = opened_values(visitor, dropped(visitor), "Optag")
    at, _, anchor = address.partition("#")
    row = visitor.client.get(at, headers={"HX-Target": anchor}).text

    assert row.strip().startswith(f'<tr id="{anchor}" class="values">')
    assert "<html" not in row
    closed = visitor.client.get(visitor.at, headers={"HX-Target": anchor}).text
    assert closed.strip() == f'<tr id="{anchor}" hidden></tr>'


def test_no_cpr_number_is_among_examples_and_values_also_where_it_is_parted_over_two_columns(visitor: Visitor) -> None:
    page = dropped(visitor)
    pages = [page, *(visitor.get(opened_values(visitor, page, header)).text for header in ("Født", "Kode"))]

    assert [[secret for secret in ("311299", ">1234<") if secret in each] for each in pages] == [[], [], []]
    assert "Ligner et CPR-nummer" in pages[1]


def test_a_column_that_tables_are_joined_by_is_told_as_one_and_leads_to_names(visitor: Visitor) -> None:
    organisations = ("OrgId;Navn\n17;Tangmose Rideklub\n18;Huset\n", "organisationer.csv")
    offers = ("Id;Tilbud;OrgId\n1;Staldvagt;17\n2;Dans;18\n", "tilbud.csv")
    page = visitor.drop_all([organisations, offers], kommune="0990").text
    lines = re.findall(
        r'id="kolonne-\d-\d">(\w+)</span>.*?<span class="sure[^>]*>.*?</svg>([^<]+)</span>', page, re.DOTALL
    )

    assert ("OrgId", "Nummer eller svar") in lines
    assert ("Id", "Nummer eller svar") in lines
    addresses = re.findall(r'<a lang="da" href="([^"]+)"[^>]*aria-label="[^"]*»OrgId«', page)
    values = visitor.get(addresses[1].replace("&amp;", "&")).text.split("values-table")[1].split("</table>")[0]
    assert "Organisation: Tangmose Rideklub" in values


def test_many_values_are_shown_fifty_at_a_time(visitor: Visitor) -> None:
    names = [
        f"{first}{second}"
        for first in "bdfgh"
        for second in ("an", "en", "in", "on", "un", "yn", "æn", "øn", "ån", "ar", "er")
    ]
    page = dropped(visitor, "Tilbud;Udbyder\n" + "".join(f"Hold;{name.title()} Klub\n" for name in names))
    page = visitor.get(opened_values(visitor, page, "Udbyder")).text

    assert page.count('<tr class="value-') == 50
    assert "1–50 af 55" in page
    assert visitor.get(link(page.split("values-table")[1], "Næste")).text.count('<tr class="value-') == 5


@pytest.mark.parametrize("wanted", ["kun=alt", "slags=vrøvl", "vaerdier=x", "besked=-1"])
def test_an_address_that_asks_for_what_there_is_not_is_told(visitor: Visitor, wanted: str) -> None:
    dropped(visitor)

    assert visitor.get(f"{visitor.at}?{wanted}").status_code == 400


@pytest.mark.parametrize(
    "wanted", ["vaerdier=99", "besked=99999", "kun=venter&fra=99999", "vaerdier=1&vaerdier-side=99"]
)
def test_a_part_that_is_not_there_is_the_nearest_one_or_none(visitor: Visitor, wanted: str) -> None:
    dropped(visitor)

    assert visitor.get(f"{visitor.at}?{wanted}").status_code == 200
