"""The measurements of whole commands and of the pages: cold start, loading, memory, first answer, the youth's page."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from bench import ours
from bench.graphs import DAY, ORIGIN
from bench.processes import run_kaedekort
from bench.table import Row, megabytes, ratio, seconds, spread
from bench.timing import Times, settle
from graphmodel.catalogue import Catalogue
from graphmodel.changes import ChangeSet
from graphmodel.records import NodeRecord
from graphmodel.store import GraphStore
from kaedekort.cli.serve import make_app
from kaedekort.settings import Settings
from kaedekort.wiring import matcher_of, now

FIRST_ANSWER_SECONDS = 0.2
COLD_START_SECONDS = 0.5
NATIONAL_SECONDS = 3.0
LOAD_SECONDS = 5.0
LOAD_LINES = 100_000
LIST_SECONDS = 5.0
LIST_BYTES = 500_000_000
APPLY_SECONDS = 10.0
LIST_ROWS, LIST_PROVIDERS = 10_000, 300
LONG_LIST_SECONDS = 60.0
LONG_LIST_BYTES = 1_000_000_000
LONG_LIST_ROWS, LONG_LIST_PROVIDERS = 100_000, 3_000
DEMO_BYTES = 300_000_000
PAGE_SECONDS = 0.15


def measure_first_answers(store: GraphStore, catalogue: Catalogue, youth_ids: Sequence[str], offer_id: str) -> Times:
    """Change an offer, then ask for a youth: everything has to be fetched and built again."""
    times = Times()
    matcher = matcher_of(catalogue)

    def answer(youth_id: str) -> int:
        return len(store.read(lambda reader: ours.explain_first(ours.load_youth(matcher, reader, youth_id).case)))

    for number, youth_id in enumerate(youth_ids):
        changed = NodeRecord("Offer", offer_id, {"schedule": f"udgave {number}"})
        store.apply(ChangeSet(nodes=(changed,)), ORIGIN, now())
        settle()
        if number == 0:
            answer(youth_id)  # what is imported and planned once is not what a change costs
        else:
            times.measure(answer, youth_id)
    return times


def first_answer_row(kglite: Times, neo4j: Times | None) -> Row:
    """The first answer after a change, on each engine."""
    return Row(
        "First answer after a change: facts fetched and built",
        spread(kglite),
        neo4j=spread(neo4j) if neo4j else "",
        ratio=ratio(neo4j.median, kglite.median) if neo4j else "",
        goal=seconds(FIRST_ANSWER_SECONDS),
        reached=kglite.median <= FIRST_ANSWER_SECONDS,
    )


def cold_start_row(what: str, folder: Path, store: str, youth_id: str, goal: float, times: int) -> Row:
    """`kaedekort match YOUTH --format json`, from the start of the process to its end."""
    arguments = ("match", youth_id, "--on", DAY.isoformat(), "--format", "json", "--store", store)
    run_kaedekort(folder, *arguments)  # compiles what was never run, and reads the files into memory once
    taken = Times()
    taken.seconds = [run_kaedekort(folder, *arguments).seconds for _ in range(times)]
    return Row(what, seconds(taken.median), goal=seconds(goal), reached=taken.median <= goal)


def loading_rows(folder: Path, file: Path, lines: int, neo4j: Mapping[str, str] | None) -> list[Row]:
    """`kaedekort load FILE` into an empty store; on Neo4j the server's own work and memory come on top."""
    kglite = run_kaedekort(folder, "load", str(file), "--store", "file:loaded.kgl")
    there = run_kaedekort(folder, "load", str(file), environment=neo4j) if neo4j else None
    is_whole = lines == LOAD_LINES
    return [
        Row(
            f"Load {lines:,} lines (whole process)",
            seconds(kglite.seconds),
            neo4j=seconds(there.seconds) if there else "",
            ratio=ratio(there.seconds, kglite.seconds) if there else "",
            goal=seconds(LOAD_SECONDS) if is_whole else "",
            reached=kglite.seconds <= LOAD_SECONDS if is_whole else None,
        ),
        Row(
            "… and its memory at most (of Neo4j: our process alone)",
            megabytes(kglite.peak_bytes),
            neo4j=megabytes(there.peak_bytes) if there else "",
        ),
    ]


def list_rows(folder: Path, file: Path, long_file: Path) -> list[Row]:
    """`kaedekort import FILE` on a list: a preview into an empty store, stored, and a preview again; and a list ten times as long."""
    arguments = ("import", str(file), "--municipality", "0621", "--store", "file:list.kgl")
    run_kaedekort(folder, *arguments)  # compiles what was never run
    first = run_kaedekort(folder, *arguments)
    stored = run_kaedekort(folder, *arguments, "--apply")
    again = run_kaedekort(folder, *arguments)
    long = run_kaedekort(folder, "import", str(long_file), "--municipality", "0621", "--store", "file:long.kgl")
    return [
        Row(
            f"{what} (memory at most {megabytes(taken.peak_bytes)})",
            seconds(taken.seconds),
            goal=f"{seconds(goal)}, {megabytes(most_bytes)}",
            reached=taken.seconds <= goal and taken.peak_bytes < most_bytes,
        )
        for what, taken, goal, most_bytes in (
            (f"Preview a list of {LIST_ROWS:,} rows", first, LIST_SECONDS, LIST_BYTES),
            ("… previewed and stored", stored, APPLY_SECONDS, LIST_BYTES),
            ("… previewed again, once it is stored", again, LIST_SECONDS, LIST_BYTES),
            (f"Preview a list of {LONG_LIST_ROWS:,} rows", long, LONG_LIST_SECONDS, LONG_LIST_BYTES),
        )
    ]


def served_rows(folder: Path, store: str, youth_id: str) -> list[Row]:
    """`kaedekort serve`, asked for a youth's page: its memory at most, and the page over HTTP."""
    served = run_kaedekort(folder, "serve", "--store", store, ask=f"/unge/{youth_id}?dag={DAY.isoformat()}")
    return [
        Row(
            "The demo served and asked for a youth: memory at most",
            megabytes(served.peak_bytes),
            goal=megabytes(DEMO_BYTES),
            reached=served.peak_bytes < DEMO_BYTES,
        ),
        Row("… that page over HTTP, the second time", seconds(served.page_seconds)),
    ]


def country_rows(folder: Path, store: str, youth_id: str) -> list[Row]:
    """`kaedekort serve` on the made-up country: the first answers after its start, each of a server of its own."""
    asked = {
        "the front page with a municipality": "/?ord=17+%C3%A5r%2C+Kolding%2C+noget+med+dyr",
        "a youth's page": f"/unge/{youth_id}?dag={DAY.isoformat()}",
        "the search": "/soeg?q=mentor",
    }
    rows = []
    for what, path in asked.items():
        served = run_kaedekort(folder, "serve", "--store", store, ask=path)
        reached = served.first_page_seconds <= NATIONAL_SECONDS
        first, second = seconds(served.first_page_seconds), seconds(served.page_seconds)
        rows += [
            Row(f"The country served: {what}, the first time", first, goal=seconds(NATIONAL_SECONDS), reached=reached),
            Row(f"… the second time (memory at most {megabytes(served.peak_bytes)})", second),
        ]
    return rows


def page_row(what: str, store: GraphStore, settings: Settings, youth_ids: Sequence[str]) -> Row:
    """The youth's page on the server, facts loaded, through Flask's test client."""
    client = make_app(store, settings, demo=True, today=lambda: DAY).test_client()
    times = Times()
    warm_up, *others = youth_ids
    for youth_id in (warm_up, warm_up, *others):
        answer = times.measure(client.get, f"/unge/{youth_id}")
        assert answer.status_code == 200, answer.get_data(as_text=True)[:500]
    del times.seconds[:2]
    return Row(what, spread(times), goal=seconds(PAGE_SECONDS), reached=times.median <= PAGE_SECONDS)
