"""The page that describes the model is the model's own."""

from pathlib import Path

import pytest

from graphmodel import datamodel_page
from graphmodel.datamodel_page import PAGE, derive_page
from graphmodel.schema import EDGE_TYPES, NODE_TYPES


def test_the_page_in_the_project_is_the_one_that_the_declarations_give() -> None:
    assert PAGE.read_text(encoding="utf-8") == derive_page(), "write it again: python -m graphmodel.datamodel_page"


def test_the_page_names_everything() -> None:
    page = derive_page()

    assert [label for label, kind in NODE_TYPES.items() if f"### {kind.label_da} (`{label}`)" not in page] == []
    assert [type_ for type_ in EDGE_TYPES if f"| `{type_}` |" not in page] == []
    fields = [kind.fields for kind in NODE_TYPES.values()] + [kind.fields for kind in EDGE_TYPES.values()]
    specs = [spec for named in fields for spec in named.values()]
    assert [spec for spec in specs if f"| `{spec.name}` | {spec.label} |" not in page] == []
    assert [choice for spec in specs for choice in spec.choices if f"`{choice}`" not in page] == []


def test_every_row_of_a_table_has_as_many_cells_as_its_head() -> None:
    width = 0
    for line in derive_page().splitlines():
        if not line.startswith("|"):
            width = 0
            continue
        cells = line.replace("\\|", "").count("|")
        assert cells == (width or cells), line
        width = cells


def test_the_page_is_written_where_it_belongs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(datamodel_page, "PAGE", tmp_path / "datamodel.md")

    datamodel_page.main()

    assert (tmp_path / "datamodel.md").read_text(encoding="utf-8") == derive_page()
