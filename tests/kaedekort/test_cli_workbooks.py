"""Every workbook says what it is about, of which day and of which version of the graph it is."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

DAY, IN_WORDS = "2026-11-23", "23. november 2026"


@pytest.mark.parametrize(
    ("words", "about"),
    [
        (("gaps",), ["Alle unge"]),
        (
            ("gaps", "--stage", "kontaktparat", "--municipality", "0990", "--horizon", "20"),
            ["Birkesund (opdigtet)", "fase Kontaktparat", IN_WORDS, "start inden for 20 dage"],
        ),
        (("supply", "--age", "15-17", "--route", "open"), ["Tilbud", "alle kommuner", "vej ind åben", "alder 15-17"]),
        (("agreements", "--top", "2", "--max-handovers", "1"), ["Alle unge", IN_WORDS, "højst 1 overlevering"]),
        (("surfaces", "--sector", "sector-region"), ["Samarbejdsflader", "Region"]),
        (
            ("what-if", "--without", "organisation:org-ungeindsatsen", "--from", DAY),
            ["uden organisation:org-ungeindsatsen", f"fra {DAY}"],
        ),
        (("confirm",), ["Alle unge"]),
        (("calendar", "youth-due-17"), ["youth-due-17", f"{IN_WORDS} til 22. maj 2027"]),
        (("match", "youth-due-17", "youth-elg-54"), ["Match"]),
    ],
)
def test_the_last_sheet_and_the_title_tell_what_the_answer_is_about(demo, tmp_path: Path, words, about):
    file = tmp_path / "svar.xlsx"
    assert demo(*words, "--on", DAY, "--format", "xlsx", "--out", file).code == 0
    book = load_workbook(file)
    assert book.sheetnames[-1] == "Om svaret"
    head, *lines = [row[0] for row in book["Om svaret"].iter_rows(values_only=True)]
    assert head == "Svaret gælder"
    assert lines[: len(about)] == about
    assert "kortets udgave 1" in lines
    assert any(line.startswith(IN_WORDS) for line in lines)
    assert (book.properties.title, book.properties.creator) == (" · ".join(lines), "Kædekort")
