"""The accessibility checker axe-core: an npm package of the front end's lock file, kept in the user's cache."""

import hashlib
import os
import tempfile
from pathlib import Path

from hatch_build import install_packages

FRONTEND = Path(__file__).parents[2] / "webviz" / "frontend"


def fetch_axe() -> str:
    """The script that a test runs in a page; raises `hatch_build.FrontendUnavailable` where npm does not answer."""
    lock = hashlib.sha256((FRONTEND / "package-lock.json").read_bytes()).hexdigest()[:16]
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "kaedekort"
    script = cache / f"axe-core-{lock}.js"
    if not script.is_file():
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix="fetching-", dir=cache) as work:
            packages = install_packages(FRONTEND, Path(work), with_dev=True)
            (packages / "axe-core" / "axe.min.js").rename(script)
    return script.read_text(encoding="utf-8")
