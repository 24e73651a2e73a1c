"""The jars of the Neo4j server: fetched once by Maven, kept in the user's cache."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from xml.etree import ElementTree as ET

POM = Path(__file__).with_name("pom.xml")


class Neo4jUnavailable(Exception):
    """A Neo4j server cannot be had on this machine; the message says why."""


def neo4j_version() -> str:
    """The version of the server that the tests run against."""
    namespace = {"m": "http://maven.apache.org/POM/4.0.0"}
    version = ET.parse(POM).findtext("m:properties/m:neo4j.version", namespaces=namespace)
    if version is None:
        raise LookupError(f"{POM} no longer names the property neo4j.version")
    return version


def find_java() -> str:
    """The Java that runs the server, which needs version 17 or 21."""
    home = os.environ.get("JAVA_HOME")
    java = shutil.which("java", path=str(Path(home, "bin"))) if home else None
    java = java or shutil.which("java")
    if java is None:
        raise Neo4jUnavailable("there is no java for Neo4j: apt-get install openjdk-17-jre-headless")
    return java


def fetch_jars() -> Path:
    """The folder with the server's jars; the first call on a machine downloads 116 MB."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "kaedekort"
    jars = cache / f"neo4j-server-{neo4j_version()}"
    if jars.is_dir():
        return jars
    maven = shutil.which("mvn")
    if maven is None:
        raise Neo4jUnavailable("there is no mvn to fetch Neo4j with: apt-get install maven")
    cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="fetching-", dir=cache) as work:
        copy = ["dependency:copy-dependencies", "-DincludeScope=runtime", f"-DoutputDirectory={work}/jars"]
        answer = subprocess.run(
            [maven, "--quiet", "--batch-mode", "--strict-checksums", "--file", POM, *copy],
            capture_output=True,
            text=True,
            check=False,
        )
        if answer.returncode != 0:
            raise Neo4jUnavailable(f"Maven could not fetch Neo4j:\n{answer.stdout[-2000:]}{answer.stderr[-2000:]}")
        if not jars.is_dir():  # another run may have been quicker
            Path(work, "jars").rename(jars)
    return jars
