"""A real Neo4j community server on this machine, without Docker, for as long as the tests want it.

    with run_neo4j(folder) as server:
        connect(server.url, server.user, server.password)

The jars come from Maven, the data lives in the folder given, Bolt listens on a free port of the loopback, and sign-in
is on, as it is for those who use it. `stop`, `kill` and `start` let a test take the server away and bring it back.
"""

import contextlib
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from neo4j import Driver, GraphDatabase
from neo4j.exceptions import DriverError, Neo4jError

from tests.services import keeper
from tests.services.neo4j_jars import Neo4jUnavailable, fetch_jars, find_java

START_SECONDS = 180
QUICK_TO_START = ("-Xms256m", "-Xmx768m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
"""Java's options for tests: a third less time to start, and less memory, for a lower top speed."""
CONFIGURATION = """\
server.bolt.listen_address=127.0.0.1:{port}
server.bolt.advertised_address=127.0.0.1:{port}
server.http.enabled=false
server.https.enabled=false
server.memory.pagecache.size={page_cache}
db.tx_log.rotation.retention_policy=1 files
dbms.usage_report.enabled=false
"""


class Neo4jServer:
    """One server with a home of its own; it is not running before `start`.

    A benchmark gives Java options and a page cache of its own: the ones for tests would be unfair to Neo4j.
    """

    user = "neo4j"

    def __init__(self, home: Path, java_options: Sequence[str] = QUICK_TO_START, page_cache: str = "64m") -> None:
        self.home = home
        self._java_options = java_options
        self._page_cache = page_cache
        self.port = _free_port()
        self.url = f"neo4j://127.0.0.1:{self.port}/neo4j"
        self.bolt_url = f"bolt://127.0.0.1:{self.port}"
        self.password = secrets.token_hex(12)
        self._keeper: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the server, change its first password, and wait until its database answers over Bolt."""
        java, jars = find_java(), fetch_jars()
        for folder in ("conf", "data", "import", "logs", "plugins", "run"):
            (self.home / folder).mkdir(parents=True, exist_ok=True)
        settings = CONFIGURATION.format(port=self.port, page_cache=self._page_cache)
        (self.home / "conf" / "neo4j.conf").write_text(settings)
        entry = ["org.neo4j.server.CommunityEntryPoint", f"--home-dir={self.home}", f"--config-dir={self.home}/conf"]
        with self._console.open("wb") as console:
            self._keeper = subprocess.Popen(
                [sys.executable, keeper.__file__, java, *self._java_options, "-cp", f"{jars}/*", *entry],
                stdin=subprocess.PIPE,
                stdout=console,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # a Ctrl-C is for the tests, which stop the server when they are done
            )
        first_time = not (self.home / "run" / "signed-in").exists()
        try:
            if first_time:
                self._until_it_answers("system", "neo4j", "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $new")
                (self.home / "run" / "signed-in").touch()
            self._until_it_answers("neo4j", self.password, "RETURN 1")
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """Stop the server in good order; nothing happens where it is not running."""
        if self._keeper is not None:
            self._keeper.communicate()  # closes its standard input: it ends the server, and then itself
            self._keeper = None

    def kill(self) -> None:
        """Take the server away at once, as a power cut would."""
        if self._keeper is not None:
            self._keeper.send_signal(keeper.KILL_SIGNAL)
            self._keeper.wait()
            self._keeper.communicate()  # closes the pipe
            self._keeper = None

    def driver(self) -> Driver:
        """A driver of its own for a test that looks at the database directly; the caller closes it."""
        return GraphDatabase.driver(self.bolt_url, auth=(self.user, self.password))

    @property
    def _console(self) -> Path:
        return self.home / "logs" / "console.log"

    def _until_it_answers(self, database: str, password: str, query: str) -> None:
        """Ask until there is an answer; an exit of the server, or a long silence, is `Neo4jUnavailable`."""
        deadline = time.monotonic() + START_SECONDS
        while True:
            try:
                with (
                    GraphDatabase.driver(self.bolt_url, auth=(self.user, password)) as driver,
                    driver.session(database=database) as session,
                ):
                    session.run(query, new=self.password).consume()
                    return
            except (DriverError, Neo4jError, OSError) as problem:
                if self._keeper is None or self._keeper.poll() is not None or time.monotonic() > deadline:
                    log = self._console.read_text(encoding="utf-8", errors="replace")[-3000:]
                    raise Neo4jUnavailable(f"Neo4j does not answer ({problem}); its log ends:\n{log}") from problem
                time.sleep(0.2)


@contextlib.contextmanager
def run_neo4j(home: Path) -> Iterator[Neo4jServer]:
    """A server in the folder given, running inside the block; what it held is not meant to be kept."""
    server = Neo4jServer(home)
    server.start()
    try:
        yield server
    finally:
        server.kill()  # in good order it takes ten seconds


def _free_port() -> int:
    """A port of the loopback that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
