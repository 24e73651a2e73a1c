"""The page of gaps as a workbook: areas by municipality, permissions, steps between stages."""

from collections.abc import Iterator

from flask_babel import gettext as _

from queries.gaps.gaps import Gaps, gaps_on
from queries.overview import Overview
from webviz.everyone.looking import Look
from webviz.everyone.naming import area_name, cause_name, stage_name
from webviz.everyone.sheets import Sheet, Value
from webviz.gaps_page.building import PROBLEMS, permissions_at_risk


def sheets_of_gaps(overview: Overview, look: Look) -> list[Sheet]:
    """What the page shows, a table a sheet. Raises NotFound where the municipality is none."""
    found = gaps_on(overview, look.day, look.limits, look.municipality)
    names = overview.names
    return [
        Sheet(_("Områder"), _area_columns(), _areas(overview, found)),
        Sheet(
            _("Bemyndigelser"),
            (_("Bemyndigelse"), _("Navn"), _("Hvad er galt"), _("Hvem kan give den")),
            [
                [
                    row.permission,
                    names.of("Permission", row.permission),
                    PROBLEMS[row.problem](),
                    ", ".join(names.of("Actor", actor) for actor in row.actors),
                ]
                for row in permissions_at_risk(overview, look, found)
            ],
        ),
        Sheet(
            _("Overgange mellem faser"),
            (_("Fra"), _("Til"), _("Unge"), _("Tilbud")),
            [
                [stage_name(overview, row.giver), stage_name(overview, row.taker), row.youths, row.offers]
                for row in found.transitions
            ],
        ),
    ]


def _area_columns() -> tuple[str, ...]:
    return (
        _("Kommune"),
        _("Område"),
        _("Navn på området"),
        _("Unge"),
        _("Dækket"),
        _("Muligt"),
        _("Hul"),
        _("Årsager til huller"),
    )


def _areas(overview: Overview, found: Gaps) -> Iterator[list[Value]]:
    for row in found.areas:
        yield [
            overview.names.of("Municipality", row.municipality) if row.municipality else "",
            row.area,
            area_name(overview, row.area),
            row.youths,
            row.covered,
            row.possible,
            row.gap,
            ", ".join(f"{cause_name(cause)}: {count}" for cause, count in row.causes.items()),
        ]
