"""`python -m bench`: everything that was promised of speed and memory, measured in one run, in one table."""

import argparse
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import everyone, whole
from bench.graphs import build_municipality, write_lines
from bench.growing import growing_rows
from bench.in_cypher import JAVA_OPTIONS, PAGE_CACHE, CypherMatcher, cypher_matcher, empty
from bench.in_networkx import LoopMatcher
from bench.judging import judging_rows, measure_judging
from bench.lists import write_list
from bench.log import log_rows
from bench.notes import notes
from bench.processes import run_kaedekort
from bench.stores import filled, settings_of
from bench.table import Row, megabytes, print_table, seconds
from bench.waiting import waiting_row
from graphmodel.catalogue import Catalogue
from graphmodel.engines import Purpose
from graphmodel.jsonl import Parsed
from graphmodel.store import GraphStore
from kaedekort.settings import DEMO_STORE, NATIONAL_STORE, Settings
from kaedekort.wiring import catalogue_of, matcher_of, opened
from queries.facts.fetch import fetch_youth_ids
from tests.services.neo4j_jars import Neo4jUnavailable
from tests.services.neo4j_server import Neo4jServer


@dataclass(frozen=True, slots=True)
class Size:
    """How large the graphs are and how often everything is measured."""

    offers: int
    youths: int
    asked: int
    answers: int
    starts: int
    pages: int
    lines: int
    everyone: everyone.Size
    grown: tuple[int, ...]
    """How many municipalities the same gaps are asked of."""


WHOLE = Size(
    offers=1000, youths=500, asked=200, answers=10, starts=5, pages=20, lines=whole.LOAD_LINES,
    everyone=everyone.Size(offers=1000, youths=500, region=(33, 10_000, 5_000, 2_000), without=20, rounds=5),
    grown=(1, 10, 98),
)  # fmt: skip
QUICK = Size(
    offers=1000, youths=500, asked=20, answers=3, starts=2, pages=4, lines=10_000,
    everyone=everyone.Size(offers=1000, youths=500, region=(10, 1_000, 500, 600), without=4, rounds=2),
    grown=(1, 10),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bench:
    """What the measurements share; `server` is None where Neo4j is left out."""

    size: Size
    folder: Path
    catalogue: Catalogue
    server: Neo4jServer | None

    def on_municipality(self) -> Iterator[Row]:
        """Everything that is measured on one municipality, on one graph for all sides."""
        built = build_municipality(self.catalogue, self.size.offers, self.size.youths)
        with ExitStack() as stack:
            kglite = stack.enter_context(filled(Settings(f"file:{self.folder}/municipality.kgl"), built))
            neo4j = stack.enter_context(filled(settings_of(self.server), built)) if self.server else None
            cypher = stack.enter_context(cypher_matcher(self.server)) if self.server else None
            yield from self._judging(kglite, built, cypher)
            youth_ids = kglite.read(fetch_youth_ids)
            offer_id = next(node.id for node in built.nodes if node.label == "Offer")
            _say("the first answer after a change")
            asked = youth_ids[: self.size.answers + 1]
            yield whole.first_answer_row(
                whole.measure_first_answers(kglite, self.catalogue, asked, offer_id),
                whole.measure_first_answers(neo4j, self.catalogue, asked, offer_id) if neo4j else None,
            )
            what = f"The youth's page among {self.size.offers} offers, on the server"
            yield whole.page_row(what, kglite, Settings(), youth_ids[: self.size.pages + 1])

    def _judging(self, kglite: GraphStore, built: Parsed, cypher: CypherMatcher | None) -> list[Row]:
        _say("one youth against every offer, on all sides")
        matcher, loops = matcher_of(self.catalogue), LoopMatcher(built)
        youth_ids = kglite.read(fetch_youth_ids)[: self.size.asked]
        measured = kglite.read(lambda reader: measure_judging(matcher, reader, youth_ids, cypher, loops))
        return judging_rows(measured, self.size.offers)

    def on_demo(self) -> Iterator[Row]:
        """Everything that is measured on the demo municipality, in processes of their own."""
        _say("the demo: cold start, memory, pages")
        run_kaedekort(self.folder, "demo", "--no-serve")
        store = f"file:{self.folder}/{DEMO_STORE.removeprefix('file:')}"
        with opened(Settings(store), Purpose.READ) as demo:
            youth_ids = demo.read(fetch_youth_ids)
            yield whole.page_row(
                "The youth's page of the demo, on the server", demo, Settings(), youth_ids[: self.size.pages + 1]
            )
        what = "kaedekort match YOUTH --format json, cold start on the demo"
        yield whole.cold_start_row(what, self.folder, store, youth_ids[0], whole.COLD_START_SECONDS, self.size.starts)
        yield from whole.served_rows(self.folder, store, youth_ids[0])

    def on_lines(self) -> list[Row]:
        """Loading a large file."""
        _say(f"loading {self.size.lines} lines")
        file = self.folder / "lines.jsonl"
        write_lines(self.catalogue, file, self.size.lines)
        if self.server:
            empty(self.server)
        environment = _environment_of(self.server) if self.server else None
        return whole.loading_rows(self.folder, file, self.size.lines, environment)

    def on_list(self) -> list[Row]:
        """Looking at a large partner list, and at other pages meanwhile."""
        _say(f"a partner list of {whole.LIST_ROWS} rows")
        file, long_file = self.folder / "liste.csv", self.folder / "lang.csv"
        write_list(file, whole.LIST_ROWS, whole.LIST_PROVIDERS)
        write_list(long_file, whole.LONG_LIST_ROWS, whole.LONG_LIST_PROVIDERS)
        return [*whole.list_rows(self.folder, file, long_file), waiting_row(self.folder, file, whole.LIST_ROWS)]

    def on_everyone(self) -> Iterator[Row]:
        """Everything that is asked about all youths at once, of graphs that are built in a minute."""
        _say("all youths of a municipality: what-if, agreements, single points")
        yield from everyone.municipality_rows(self.folder, self.catalogue, self.size.everyone)
        _say("the surfaces of a region")
        yield from everyone.region_rows(self.folder, self.catalogue, self.size.everyone)
        _say("the same gaps on all sides, of ever more municipalities")
        yield from growing_rows(self.folder, self.catalogue, self.size.grown, self.server)

    def build_country(self) -> Row:
        """The made-up country, which takes minutes to build."""
        _say("building the made-up country")
        built = run_kaedekort(self.folder, "demo", "--national", "--no-serve")
        memory = f"memory at most {megabytes(built.peak_bytes)}"
        return Row(f"Build the made-up country ({memory})", seconds(built.seconds))

    def on_country(self) -> Iterator[Row]:
        """The first answers about the made-up country: the cold start, and the first pages."""
        store = self._country
        with opened(Settings(store), Purpose.READ) as country:
            youth_id = country.read(fetch_youth_ids)[0]
        _say("the country: cold start, pages")
        what = "kaedekort match YOUTH --format json, cold start on the country"
        yield whole.cold_start_row(what, self.folder, store, youth_id, whole.NATIONAL_SECONDS, self.size.starts)
        yield from whole.country_rows(self.folder, store, youth_id)

    def on_everyone_in_the_country(self) -> Iterator[Row]:
        """All youths of the made-up country, judged."""
        _say("the country: all youths judged")
        yield from everyone.country_rows(self.folder, self._country)

    @property
    def _country(self) -> str:
        return f"file:{self.folder}/{NATIONAL_STORE.removeprefix('file:')}"


def _environment_of(server: Neo4jServer) -> Mapping[str, str]:
    return {
        "KAEDEKORT_STORE": server.url,
        "KAEDEKORT_NEO4J_USER": server.user,
        "KAEDEKORT_NEO4J_PASSWORD": server.password,
    }


@contextmanager
def _started(folder: Path) -> Iterator[Neo4jServer | None]:
    """A server with fair memory, or None, said on stderr, where this machine has none."""
    _say("Neo4j starts")
    server = Neo4jServer(folder, java_options=JAVA_OPTIONS, page_cache=PAGE_CACHE)
    try:
        server.start()
    except Neo4jUnavailable as reason:
        _say(f"without Neo4j: {reason}")
        yield None
        return
    try:
        yield server
    finally:
        server.kill()


def _say(what: str) -> None:
    print(f"… {what}", file=sys.stderr, flush=True)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument(
        "--quick", action="store_true", help="few repetitions: shows that it works, tells little about speed"
    )
    parser.add_argument("--without-neo4j", action="store_true", help="leave Neo4j out")
    parser.add_argument("--lists", action="store_true", help="the partner lists alone")
    parser.add_argument("--everyone", action="store_true", help="what is asked about all youths at once, alone")
    parser.add_argument("--national", action="store_true", help="the made-up country as well (builds for minutes)")
    options = parser.parse_args()
    size = QUICK if options.quick else WHOLE
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="kaedekort-bench-")))
        server = None if options.without_neo4j or options.lists else stack.enter_context(_started(folder / "neo4j"))
        bench = Bench(size, folder, catalogue_of(Settings()), server)
        rows: list[Row] = []
        if not (options.lists or options.everyone):
            rows += [*bench.on_municipality(), *bench.on_demo(), *bench.on_lines(), *log_rows(folder, 10 * size.asked)]
        if not options.everyone:
            rows += bench.on_list()
        if not options.lists:
            rows += bench.on_everyone()
        if options.national:
            rows.append(bench.build_country())
            if not options.everyone:
                rows += bench.on_country()
            rows += bench.on_everyone_in_the_country()
    title = f"Kædekort beside Neo4j's own Cypher and networkx loops ({size.asked} youths; median, in brackets the 95th percentile)"
    print_table(title, rows, notes(), sys.stdout)


if __name__ == "__main__":
    main()
