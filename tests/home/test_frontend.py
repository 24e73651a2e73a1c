import hashlib
import json
import re
from pathlib import Path

import pytest

import hatch_build
from hatch_build import FRONTEND, STAMP, VENDOR, FrontendUnavailable, install_packages, vendor_frontend
from tests.home.tree import ROOT

LOCK = {"packages": {"": {}, "node_modules/paint": {}, "node_modules/brush": {"dev": True}}}


@pytest.fixture
def frontend(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A front end of one package, `paint`, whose style sheet names a picture."""
    folder = tmp_path / "frontend"
    (folder / "node_modules/paint/img").mkdir(parents=True)
    (folder / "package-lock.json").write_text(json.dumps(LOCK))
    (folder / "node_modules/paint/site.css").write_text('a{background:url("img/a.png?v=1")}b{src:url(data:x)}')
    (folder / "node_modules/paint/img/a.png").write_text("a picture")
    (folder / "node_modules/paint/LICENSE").write_text("do as you like")
    monkeypatch.setattr(hatch_build, "COPIES", {"paint/site.css": "paint/css/site.css"})
    monkeypatch.setattr(hatch_build, "install_packages", lambda frontend, _work: frontend / "node_modules")
    return folder


def listing(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def test_a_style_sheet_brings_the_files_that_it_names_and_its_licence(frontend: Path, tmp_path: Path) -> None:
    assert vendor_frontend(frontend, tmp_path / "static/vendor") is True

    expected = {"paint/css/site.css", "paint/css/img/a.png", "licences/paint/LICENSE", STAMP}
    assert listing(tmp_path / "static") == {f"vendor/{name}" for name in expected}


def test_files_of_the_same_lock_are_not_fetched_again(
    frontend: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vendor_frontend(frontend, tmp_path / "vendor")

    def refuse(*_: object) -> None:
        raise AssertionError("nothing was to be fetched")

    monkeypatch.setattr(hatch_build, "install_packages", refuse)
    assert vendor_frontend(frontend, tmp_path / "vendor") is False


def test_another_lock_replaces_the_files(frontend: Path, tmp_path: Path) -> None:
    vendor_frontend(frontend, tmp_path / "vendor")
    (tmp_path / "vendor" / "left-over.js").write_text("old")
    (frontend / "package-lock.json").write_text(json.dumps(LOCK | {"version": 2}))

    assert vendor_frontend(frontend, tmp_path / "vendor") is True
    assert "left-over.js" not in listing(tmp_path / "vendor")


@pytest.mark.parametrize(
    "css",
    [
        'a{src:url("https://fonts.example/a.woff2")}',
        "a{src:url(//fonts.example/a.woff2)}",
        '@import "other.css";',
        "a{src:url(gone.png)}",
    ],
)
def test_a_style_sheet_that_asks_for_more_than_is_there_stops_the_build(
    frontend: Path, tmp_path: Path, css: str
) -> None:
    vendor_frontend(frontend, tmp_path / "vendor")
    before = listing(tmp_path / "vendor")
    (frontend / "node_modules/paint/site.css").write_text(css)
    (frontend / "package-lock.json").write_text(json.dumps(LOCK | {"version": 3}))

    with pytest.raises(FrontendUnavailable):
        vendor_frontend(frontend, tmp_path / "vendor")
    assert listing(tmp_path) - {f"frontend/{name}" for name in listing(frontend)} == {
        f"vendor/{name}" for name in before
    }


def test_where_npm_does_not_answer_the_build_says_so_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("npm_config_registry", "http://127.0.0.1:9/")
    monkeypatch.setenv("npm_config_fetch_retries", "0")
    monkeypatch.setenv("npm_config_cache", str(tmp_path / "cache"))

    with pytest.raises(FrontendUnavailable, match="kunne ikke hentes fra npm"):
        install_packages(ROOT / FRONTEND, tmp_path)


class TestVendoredFiles:
    """The real files, as the installation of the project put them there."""

    vendor = ROOT / VENDOR

    def test_they_are_of_the_lock_file_in_the_tree(self) -> None:
        lock = (ROOT / FRONTEND / "package-lock.json").read_bytes()
        stamp = hashlib.sha256(lock + json.dumps(hatch_build.COPIES).encode()).hexdigest()

        assert (self.vendor / STAMP).read_text() == stamp, "run: make clean test"

    def test_no_style_sheet_asks_for_what_is_not_among_them(self) -> None:
        sheets = list(self.vendor.rglob("*.css"))
        named = [(sheet, url) for sheet in sheets for url in re.findall(r"url\(([^)]*)\)", sheet.read_text())]
        files = [(sheet, url.strip("\"'")) for sheet, url in named if not url.strip("\"'").startswith("data:")]

        assert len(sheets) == 2
        assert len(files) > 100
        assert [url for sheet, url in files if not (sheet.parent / url).is_file()] == []

    def test_no_style_sheet_or_icon_names_another_host(self) -> None:
        texts = [*self.vendor.rglob("*.css"), *self.vendor.rglob("*.svg")]
        pattern = re.compile(r"""(?:url\(|href=|src=|@import)\s*["']?(?:https?:)?//""")

        assert [str(path) for path in texts if pattern.search(path.read_text(encoding="utf-8"))] == []

    def test_everything_shipped_has_its_licence(self) -> None:
        with_licence = {path.parent.name for path in (self.vendor / "licences").rglob("*") if path.is_file()}

        assert with_licence >= {"dkfds", "htmx.org", "vis-data", "vis-network", "vis-util", "keycharm", "hammerjs"}
        assert "axe-core" not in with_licence
