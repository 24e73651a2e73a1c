"""`confirm`: the queue of what to confirm, confirming it in one recorded change, and taking it back."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.kaedekort.conftest import served

DAY = "2026-11-23"
AGREEMENT = "edge:HANDS_OVER_TO:org-ungeindsatsen:org-jobhuset"
THINGS = (AGREEMENT, "offer:offer-kontakt-til-virksomheder", "organisation:org-sognet", "seats:offer-ungebolig")


@pytest.fixture
def yesterday() -> str:
    return (date.today() - timedelta(days=1)).isoformat()  # noqa: DTZ011 — the operator's own day, as the command's


def test_the_queue_has_exactly_these_keys_and_most_matches_first(demo):
    answer = demo("confirm", "--on", DAY, "--format", "json").answer
    assert list(answer) == ["on", "graph_version", "older_than_days", "facts"]
    who = ["confirmed_on", "by", "source", "noted_on", "change"]
    shared = ["thing", "name", *who, "age_days", "due", "matches", "offers", "why"]
    keys = {
        "edge": ["kind", "edge", "from", "to", "valid_from"],
        "grant": ["kind", "role", "permission", "valid_from"],
    }
    for fact in answer["facts"]:
        assert list(fact) == keys.get(fact["kind"], ["kind", "id"]) + shared
        assert fact["due"]
    assert {fact["kind"] for fact in answer["facts"]} == {"offer", "seats", "organisation", "edge", "grant"}
    counts = [fact["matches"] for fact in answer["facts"]]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > 50


def test_the_matches_on_a_fact_are_matches(demo):
    (fact,) = demo("confirm", "--on", DAY, "--top", "1", "--pairs", "--format", "json").answer["facts"]
    assert (fact["thing"], len(fact["pairs"])) == (AGREEMENT, fact["matches"])
    for pair in (fact["pairs"][0], fact["pairs"][-1]):
        match = demo("match", pair["youth"], "--offer", pair["offer"], "--on", DAY, "--format", "json").answer
        assert match["verdict"] == "match"
        steps = [(step["from"], step["edge"], step["to"]) for step in match["chain"]]
        assert ("org-ungeindsatsen", "HANDS_OVER_TO", "org-jobhuset") in steps


def test_the_queue_is_a_table_for_people_and_a_spreadsheet(demo, tmp_path: Path):
    file = tmp_path / "bekraeft.xlsx"
    table = demo("confirm", "--queue", "--on", DAY, "--top", "3")
    assert (table.code, table.err) == (0, "")
    assert "Skal bekræftes" in table.out
    assert "ting mere" in table.out
    heading = " ".join(line.replace("┃", " ") for line in table.out.splitlines() if "┃" in line)
    assert "Match, der bygger på det" in heading
    assert "Noteret af" in heading
    assert "de kan have andre veje. Hvad der ville gå tabt: kaedekort what-if --without" in table.out
    assert "hænger på" not in table.out + demo("confirm", "--help").out
    assert demo("confirm", "--on", DAY, "--all", "--format", "xlsx", "--out", str(file)).code == 0
    rows = list(load_workbook(file).worksheets[0].iter_rows(values_only=True))
    facts = demo("confirm", "--on", DAY, "--all", "--format", "json").answer["facts"]
    assert [row[9] for row in rows[1:]] == [fact["thing"] for fact in facts]


def test_several_facts_are_confirmed_in_one_change_that_can_be_taken_back(demo, yesterday: str):
    before = demo("export").out
    done = demo("confirm", *THINGS, "--by", "Anna fra Jobhuset", "--on", yesterday)
    assert (done.code, done.err) == (0, "")
    assert done.out.endswith("Ændringen hedder change-2.\n")
    queue = demo("confirm", "--all", "--format", "json").answer["facts"]
    told = {fact["thing"]: (fact["confirmed_on"], fact["by"], fact["change"]) for fact in queue}
    assert [told[thing] for thing in THINGS] == [(yesterday, "Anna fra Jobhuset", "change-2")] * 4
    changes = demo("changes", "--format", "json").answer["changes"]
    assert (changes[-1]["action"], changes[-1]["source"], changes[-1]["updated"]) == ("confirm", "Anna fra Jobhuset", 4)
    assert "bekræftet" in demo("changes").out
    assert demo("undo", "change-2").code == 0
    assert demo("export").out == before


def test_what_is_confirmed_already_is_said_and_nothing_is_recorded(demo, yesterday: str):
    once = demo("confirm", THINGS[1], "--on", yesterday, "--format", "json").answer
    assert (once["change"], once["confirmed"], once["already"]) == (
        "change-2",
        [{"kind": "offer", "id": "offer-kontakt-til-virksomheder"}],
        [],
    )
    again = demo("confirm", THINGS[1], "--on", yesterday)
    assert again.out == "Var allerede bekræftet: offer:offer-kontakt-til-virksomheder.\n"
    assert len(demo("changes", "--format", "json").answer["changes"]) == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((THINGS[0], "offer:offer-ukendt"), "offer-ukendt"),
        (("org-sognet",), "kan ikke læses"),
        ((THINGS[0], "--on", "9999-12-31"), "fremtiden"),
        ((THINGS[0], "--by", "010190-1234"), "ligner et CPR-nummer"),
        ((THINGS[0], "--queue"), "hører til køen"),
        ((THINGS[0], "--format", "xlsx"), "hører til køen"),
        ((THINGS[0], "--municipality", "0990"), "hører til køen"),
        (("--municipality", "9999"), "9999"),
        (("--by", "Anna"), "Sig, hvad der skal bekræftes"),
        ((THINGS[0], "--seats", "3"), "--seats"),
        (("--format", "xlsx"), "--out FIL.xlsx"),
    ],
)
def test_what_cannot_be_done_is_said_and_changes_nothing(demo, arguments, said):
    before = demo("export").out
    told = demo("confirm", *arguments)
    assert (told.code, told.out) == (2, "")
    assert said in told.err
    assert demo("export").out == before


def test_nothing_to_confirm_in_a_store_that_is_not_there(kaedekort):
    assert kaedekort("confirm", "offer:offer-1").code == 3
    assert not list(Path.cwd().glob("*.kgl"))


def test_another_writer_is_named_and_nothing_is_confirmed(demo, start):
    with served(start, "serve", "--store", "file:demo.kgl") as (_, process):
        told = demo("confirm", THINGS[0])
        assert (told.code, told.out) == (3, "")
        assert f"(proces {process.pid})" in told.err
        assert demo("confirm", "--on", DAY, "--top", "1").code == 0
    assert len(demo("changes", "--format", "json").answer["changes"]) == 1
