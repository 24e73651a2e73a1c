"""The form's choices: what the map holds, in the catalogue's words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from flask_babel import gettext as _

from graphmodel.access import Reader
from graphmodel.catalogue import Catalogue
from queries.day.network import is_active
from queries.facts.map_rows import AREAS, MUNICIPALITIES, STAGES
from queries.profiles.own_words import Known
from webviz.front_page.forms import Asked
from webviz.front_page.view import Choice, ChoiceGroup, Fields
from webviz.words import word


@dataclass(frozen=True, slots=True)
class OnMap:
    """Municipalities, areas and phases that the map holds, names by id, phases in their order."""

    municipalities: Mapping[str, str]
    areas: Mapping[str, str]
    stages: Mapping[str, str]

    def known(self) -> Known:
        """The same for understanding own words."""
        return Known(self.municipalities, frozenset(self.areas), frozenset(self.stages))


def read_map(reader: Reader) -> OnMap:
    """What of the map can be chosen."""
    stages = sorted(
        (row for row in STAGES.run(reader) if is_active(row.status)),
        key=lambda row: (row.rank is None, row.rank or 0, row.id),
    )
    return OnMap(
        municipalities={row.id: row.name or row.id for row in MUNICIPALITIES.run(reader) if is_active(row.status)},
        areas={row.id: row.name or row.id for row in AREAS.run(reader) if is_active(row.status)},
        stages={row.id: row.name or row.id for row in stages},
    )


def build_fields(asked: Asked, on_map: OnMap, catalogue: Catalogue) -> Fields:
    """The form with what was chosen."""
    chosen = set(asked.chosen)

    def choices(subject: str, names: Iterable[tuple[str, str]]) -> tuple[Choice, ...]:
        return tuple(Choice(id_, word(name), (subject, id_) in chosen) for id_, name in names)

    need_kinds = {"access": _("Hjælp og adgang"), "setting": _("Rammer"), "language": _("Sprog")}
    needs = tuple(
        ChoiceGroup(
            heading, choices("need", ((need.id, need.name) for need in catalogue.needs.values() if need.kind == kind))
        )
        for kind, heading in need_kinds.items()
    )
    return Fields(
        words=asked.words,
        age=next((id_ for subject, id_ in asked.chosen if subject == "age"), ""),
        municipalities=choices("municipality", on_map.municipalities.items()),
        stages=choices("stage", on_map.stages.items()),
        incomes=choices(
            "income",
            ((income.id, income.name) for income in catalogue.income_bases.values() if income.valid_to is None),
        ),
        interests=choices("interest", ((interest.id, interest.name) for interest in catalogue.interests.values())),
        needs=needs,
        areas=_area_groups(asked, on_map, catalogue),
        is_open=any(subject != "municipality" for subject, _id in asked.chosen),
    )


def _area_groups(asked: Asked, on_map: OnMap, catalogue: Catalogue) -> tuple[ChoiceGroup, ...]:
    headings = {
        "faglig": _("Det faglige"),
        "personlig": _("Det personlige"),
        "social": _("Det sociale"),
        "livsområde": _("Hverdagen"),
    }
    groups: dict[str, list[Choice]] = {heading: [] for heading in (*headings.values(), _("Andet"))}
    for id_, name in on_map.areas.items():
        area = catalogue.areas.get(id_)
        heading = headings[area.area_class] if area else _("Andet")
        groups[heading].append(Choice(id_, word(name), ("area", id_) in asked.chosen))
    return tuple(ChoiceGroup(heading, tuple(choices)) for heading, choices in groups.items() if choices)
