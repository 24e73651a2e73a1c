"""What verification finds of everything that can be done to a log behind the program's back, and what it says of it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection, text

from tests.webviz.audit_logs import KEY, SERVER, empty_server, filled, tampering, url_in
from webviz.audit.chain import BEGINNING, HASHED, hash_of, seal_of
from webviz.audit.findings import Known, Verification
from webviz.audit.log import AuditLog
from webviz.audit.verifying import MOST_FINDINGS, verify

COUNT = 6
COLUMNS = (*HASHED, "hash")


@pytest.fixture
def url(tmp_path: Path) -> str:
    empty_server()
    url = url_in(tmp_path)
    filled(url, COUNT).close()
    return url


def verified(url: str, key: bytes | None = KEY, known: Known | None = None) -> Verification:
    log = AuditLog(url, key, may_make=False)
    try:
        return log.verify(known)
    finally:
        log.close()


def told(found: Verification) -> list[tuple[int | None, str]]:
    """The findings about entries; a test that changes any has taken the guards off, which is told besides."""
    return [(each.number, each.what) for each in found.findings if not each.what.startswith("Spærren")]


def do(url: str, *statements: str) -> None:
    with tampering(url) as hands:
        for statement in statements:
            hands.execute(text(statement))


def stored(hands: Connection) -> list[dict[str, object]]:
    return [dict(row) for row in hands.execute(text("SELECT * FROM log_entries ORDER BY number")).mappings()]


def rewrite(hands: Connection, rows: list[dict[str, object]]) -> None:
    """Put other rows in place of all there are."""
    hands.execute(text("DELETE FROM log_entries"))
    for row in rows:
        names = ", ".join(COLUMNS)
        hands.execute(
            text(f"INSERT INTO log_entries ({names}) VALUES ({', '.join(f':{each}' for each in COLUMNS)})"), row
        )


def chained(rows: list[dict[str, object]]) -> list[dict[str, object]]:
    """Rows with numbers and hashes made anew, as somebody who has read our code makes them."""
    made: list[dict[str, object]] = []
    for number, row in enumerate(rows, start=1):
        new = {**row, "number": number, "previous": made[-1]["hash"] if made else BEGINNING}
        made.append({**new, "hash": hash_of(new)})
    return made


def test_a_log_that_nobody_touched_is_whole(url):
    found = verified(url)
    assert (found.is_whole, found.entries, found.first, found.last, found.notes) == (True, 6, 1, 6, ())
    with tampering(url, with_guards=True) as hands:
        assert found.last_hash == stored(hands)[-1]["hash"]
    assert found.as_json()["whole"] is True


def test_an_empty_log_is_whole(tmp_path):
    empty_server()
    url = url_in(tmp_path)
    log = AuditLog(url, KEY)
    assert log.entries() == []
    log.close()
    found = verified(url)
    assert (found.is_whole, found.entries, found.first, found.last) == (True, 0, 0, 0)


@pytest.mark.parametrize("column", [each for each in COLUMNS if each != "number"])
def test_a_changed_field_is_found(url, column):
    do(url, f"UPDATE log_entries SET {column} = 'x' WHERE number = 3")
    assert told(verified(url)) == [(3, "Nr. 3 er ændret, efter at det blev skrevet.")]


def test_a_field_that_was_emptied_is_found(url):
    do(url, "UPDATE log_entries SET about = NULL WHERE number = 6")
    assert told(verified(url)) == [(6, "Nr. 6 er ændret, efter at det blev skrevet.")]


def test_entries_that_were_taken_out_are_found(url):
    do(url, "DELETE FROM log_entries WHERE number IN (2, 4, 5)")
    assert told(verified(url)) == [
        (2, "Nr. 2 mangler: fjernet uden om oprydningen."),
        (4, "Nr. 4–5 mangler: fjernet uden om oprydningen."),
    ]


def test_a_beginning_that_was_taken_away_is_found(url):
    do(url, "DELETE FROM log_entries WHERE number < 3")
    assert told(verified(url)) == [(1, "Nr. 1–2 mangler: fjernet uden om oprydningen.")]


def test_an_end_that_was_taken_away_is_found_without_the_key_too(url):
    do(url, "DELETE FROM log_entries WHERE number > 4")
    for key in (KEY, None):
        assert told(verified(url, key)) == [(5, "Nr. 5–6 mangler: slutningen af loggen er fjernet.")]


def test_an_end_that_was_taken_away_with_the_head_set_back_is_found_by_the_key_alone(url):
    with tampering(url) as hands:
        last = stored(hands)[3]
        hands.execute(text("DELETE FROM log_entries WHERE number > 4"))
        hands.execute(text("UPDATE log_head SET number = 4, hash = :hash"), {"hash": last["hash"]})
    ((number, what),) = told(verified(url))
    assert number is None
    assert what.startswith("Seglet over loggens slutning passer ikke til nøglen")
    blind = verified(url, None)
    assert told(blind) == []
    assert "kan det ikke ses" in blind.notes[0]


def test_a_log_that_was_emptied_is_found(url):
    do(url, "DELETE FROM log_entries")
    assert told(verified(url)) == [(1, "Nr. 1–6 mangler: slutningen af loggen er fjernet.")]
    do(url, "DELETE FROM log_head")
    assert told(verified(url)) == [
        (None, "Det mangler, hvor loggen slutter: rækken i log_head er fjernet eller ødelagt.")
    ]


def test_two_entries_that_were_swapped_are_found(url):
    with tampering(url) as hands:
        rows = stored(hands)
        rows[1], rows[4] = {**rows[4], "number": 2}, {**rows[1], "number": 5}
        rewrite(hands, rows)
    assert told(verified(url)) == [(2, "Nr. 2 og nr. 5 er byttet om.")]


def test_an_entry_that_was_put_in_is_found(url):
    with tampering(url) as hands:
        rows = stored(hands)
        forged = {**rows[0], "number": 3, "name": "Bo", "previous": rows[1]["hash"]}
        forged["hash"] = hash_of(forged)
        moved = [{**row, "number": int(str(row["number"])) + 1} for row in rows[2:]]
        rewrite(hands, [*rows[:2], forged, *moved])
    assert told(verified(url)) == [
        (4, "Nr. 4–7 blev skrevet som nr. 3–6: noget er sat ind før."),
        (7, "Nr. 7 er skrevet uden om Kædekort: loggen slutter ved nr. 6."),
    ]


def test_an_entry_that_was_taken_out_with_the_rest_moved_up_is_found(url):
    with tampering(url) as hands:
        rows = stored(hands)
        rewrite(hands, [*rows[:2], *({**row, "number": int(str(row["number"])) - 1} for row in rows[3:])])
    assert told(verified(url)) == [
        (3, "Nr. 3–5 blev skrevet som nr. 4–6: noget er taget ud før."),
        (6, "Nr. 6 mangler: slutningen af loggen er fjernet."),
    ]


def test_an_entry_that_was_put_at_the_end_is_found(url):
    with tampering(url) as hands:
        rows = stored(hands)
        rewrite(hands, chained([*rows, rows[0]]))
    assert told(verified(url)) == [(7, "Nr. 7 er skrevet uden om Kædekort: loggen slutter ved nr. 6.")]


def test_an_entry_that_stands_before_the_first_is_found(url):
    with tampering(url) as hands:
        rows = stored(hands)
        forged = {**rows[0], "number": 0, "name": "Bo"}
        rewrite(hands, [{**forged, "hash": hash_of(forged)}, *rows])
    assert [number for number, _ in told(verified(url))] == [0, 0]


def test_an_entry_that_was_written_anew_with_its_hash_is_found(url):
    with tampering(url) as hands:
        rows = stored(hands)
        forged = {**rows[2], "name": "Bo"}
        rewrite(hands, [*rows[:2], {**forged, "hash": hash_of(forged)}, *rows[3:]])
    ((number, what),) = told(verified(url))
    assert number == 3
    assert what.startswith("Nr. 4 bygger ikke på nr. 3, som det nu står")


def test_a_log_that_was_written_anew_from_end_to_end_is_found_by_the_key_alone(url):
    with tampering(url) as hands:
        rows = stored(hands)
        forged = chained([{**row, "name": "Bo"} for row in rows])
        rewrite(hands, forged)
    assert [number for number, _ in told(verified(url))] == [6]
    with tampering(url) as hands:
        hands.execute(text("UPDATE log_head SET hash = :hash"), {"hash": forged[-1]["hash"]})
    assert [number for number, _ in told(verified(url))] == [None]
    assert told(verified(url, None)) == []


def test_an_older_copy_that_was_put_back_is_found_by_what_was_noted(url):
    before = verified(url)
    noted = Known(before.last, before.last_hash)
    assert verified(url, known=noted).is_whole
    assert verified(url, known=Known(6, "0" * 64)).findings[0].number == 6
    later = verified(url, known=Known(9, noted.hash)).findings[0]
    assert (later.number, later.what.split(":")[0]) == (7, "Loggen slutter ved nr. 6, men nr. 9 er noteret")


def test_guards_that_were_taken_off_are_told(url):
    do(url, "SELECT 1")
    found = verified(url)
    assert found.findings
    assert all(each.number is None and each.what.startswith("Spærren »log_") for each in found.findings)
    assert "Spærren »log_entries_kept«" in " ".join(each.what for each in found.findings)


def test_a_ticket_that_was_left_is_told(url):
    with tampering(url, with_guards=True) as hands:
        hands.execute(text("INSERT INTO log_purge_ticket VALUES (1, 3)"))
    (finding,) = verified(url).findings
    assert finding.what.startswith("Der ligger en række i log_purge_ticket")


def test_another_key_finds_that_the_seal_is_not_its_own(url):
    assert [number for number, _ in told(verified(url, b"another key of thirty-two bytes!"))] == [None]


@pytest.mark.skipif(SERVER is not None, reason="PostgreSQL takes nothing that is no text")
def test_what_is_no_text_at_all_is_found_and_still_read(url):
    do(
        url,
        "UPDATE log_entries SET name = CAST(X'FFFE' AS TEXT), at = 'i går', details = '[', action = 'peek' WHERE number = 2",
        "UPDATE log_entries SET name = X'FF', reason = 7 WHERE number = 3",
        "UPDATE log_head SET number = 'mange'",
    )
    assert [number for number, _ in told(verified(url))] == [2, 3, None]
    log = AuditLog(url, KEY)
    assert [entry.number for entry in log.entries()] == [6, 5, 4, 3, 2, 1]
    assert log.entries()[4].details == {"?": "["}
    log.close()


def rows_of(count: int) -> list[dict[str, object]]:
    fields = dict.fromkeys(HASHED, "")
    return chained([{**fields, "details": f'{{"number":"{number}"}}'} for number in range(1, count + 1)])


def head_of(rows: list[dict[str, object]]) -> dict[str, object]:
    number, last = len(rows), str(rows[-1]["hash"])
    return {"number": number, "hash": last, "seal": seal_of(KEY, number, last)}


def test_many_findings_are_counted():
    rows = rows_of(MOST_FINDINGS + 50)
    changed = [{**row, "name": "Bo"} for row in rows]
    found = verify(changed, head_of(rows), (), KEY, None)
    assert (len(found.findings), found.left_out) == (MOST_FINDINGS, 50)


Hand = Callable[[list[dict[str, object]], int, int], list[dict[str, object]]]
HANDS: dict[str, Hand] = {
    "remove": lambda rows, at, _: rows[:at] + rows[at + 1 :],
    "swap": lambda rows, at, other: [
        {**rows[other if i == at else at if i == other else i], "number": i + 1} for i in range(len(rows))
    ],
    "repeat": lambda rows, at, _: [{**row, "number": i} for i, row in enumerate(rows[: at + 1] + rows[at:], start=1)],
    "change": lambda rows, at, _: [{**row, "role": "Bo"} if i == at else row for i, row in enumerate(rows)],
    "make anew": lambda rows, at, _: chained([{**row, "role": "Bo"} if i == at else row for i, row in enumerate(rows)]),
    "cut": lambda rows, at, _: rows[:at],
}


@given(
    st.integers(2, 12),
    st.lists(st.tuples(st.sampled_from(sorted(HANDS)), st.integers(0, 11), st.integers(0, 11)), min_size=1, max_size=3),
)
def test_whatever_is_done_without_the_key_is_found_and_nothing_else(count, done):
    before = rows_of(count)
    rows = before
    for name, at, other in done:
        if rows:
            rows = HANDS[name](rows, at % len(rows), other % len(rows))
    for head in (
        head_of(before),
        {**head_of(before), "number": len(rows), "hash": rows[-1]["hash"] if rows else BEGINNING},
    ):
        found = verify(rows, head, (), KEY, None)
        assert found.is_whole == (rows == before and head == head_of(before))
