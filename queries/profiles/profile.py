"""A profile: what is told about a youth without storing anything (design, section 4, "Profile")."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NoReturn, Protocol

from graphmodel.cpr import contains_cpr, cpr_in_field, mask_cpr_in_json
from graphmodel.errors import InputError
from graphmodel.fields import Confidentiality, FieldSpec, Kind, is_given
from queries.day.network import Network, is_active
from queries.day.youth import OpenSubGoal, Youth, kui_starts
from queries.facts.fetch import NetworkFacts
from queries.facts.map_rows import AreaRow, StageRow

_OLDEST = 120


@dataclass(frozen=True, slots=True)
class Profile:
    """Every part may be missing; ids are those of the graph, the first stage is the main one."""

    municipality: str | None = None
    age: int | None = None
    birth_month: str | None = None
    stages: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    interests: tuple[str, ...] = ()
    requirements: tuple[str, ...] = ()
    income_basis: str | None = None
    starts: tuple[str, ...] = ()


_KINDS = {
    "municipality": Kind.TEXT,
    "age": Kind.WHOLE,
    "birth_month": Kind.MONTH,
    "stages": Kind.TEXTS,
    "areas": Kind.TEXTS,
    "interests": Kind.TEXTS,
    "requirements": Kind.TEXTS,
    "income_basis": Kind.TEXT,
    "starts": Kind.TEXTS,
}


class _SaidTwice(Exception):
    """A key that one JSON object has two values for."""


def parse_profile(text: str) -> Profile:
    """Read a profile from JSON; raises InputError with every mistake."""
    try:
        said = json.loads(text, object_pairs_hook=_once_each, parse_constant=_refuse_constant)
    except _SaidTwice as twice:
        raise InputError(f"Profilens felt »{mask_cpr_in_json(str(twice))}« står to gange. Behold det ene.") from twice
    except (ValueError, RecursionError) as error:
        raise InputError(
            'Profilen er ikke gyldig JSON. Den skal se ud som {"municipality": "0621", "age": 17}.'
        ) from error
    if not isinstance(said, dict):
        raise InputError("Profilen skal være ét JSON-objekt.")
    return profile_from(said)


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    said: dict[str, Any] = {}
    for name, value in pairs:
        if name in said:
            raise _SaidTwice(name)
        said[name] = value
    return said


def _refuse_constant(name: str) -> NoReturn:
    """JSON has no NaN and nothing infinite, though Python reads them."""
    raise ValueError(name)


def profile_from(said: Mapping[str, Any]) -> Profile:
    """Check what is said key by key; null, empty text and [] count as not said. Raises InputError with every mistake."""
    if sensitive := [name for name, value in said.items() if contains_cpr(name) or cpr_in_field(name, value)]:
        raise InputError(
            f"Profilens felt »{mask_cpr_in_json(sensitive[0])}« indeholder noget, der ligner et CPR-nummer. Skriv aldrig CPR-numre her."
        )
    mistakes = [_mistake(name, value) for name, value in said.items()]
    if found := [mistake for mistake in mistakes if mistake]:
        raise InputError("\n".join(found))
    given: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in said.items() if is_given(value)
    }
    return Profile(**given)


def _mistake(name: str, value: object) -> str | None:
    kind = _KINDS.get(name)
    if kind is None:
        return f"Profilen har ikke noget felt, der hedder »{mask_cpr_in_json(name)}«. Kendte: {', '.join(_KINDS)}."
    if not is_given(value):
        return None
    if complaint := FieldSpec(name, name, kind, Confidentiality.OPEN).complaint(value):
        return f"Profilens felt »{name}« {complaint}."
    if name == "age" and not (isinstance(value, int) and 0 <= value <= _OLDEST):
        return f"Profilens felt »age« er {value}, men en alder er et helt tal fra 0 til {_OLDEST}."
    return None


def check_profile(profile: Profile, facts: NetworkFacts) -> None:
    """Make sure that everything the profile names is in the graph; raises InputError with every name that is not."""
    municipalities = (profile.municipality,) if profile.municipality else ()
    named: tuple[tuple[str, str, Sequence[str], Iterable[_HasId]], ...] = (
        ("municipality", "ingen kommune", municipalities, facts.municipalities),
        ("stages", "ingen fase", profile.stages, facts.stages),
        ("areas", "intet område", profile.areas, facts.areas),
        ("starts", "ingen organisation", profile.starts, facts.organisations),
    )
    mistakes = [
        f"Profilens felt »{key}« nævner »{name}«, men der er {none} med det id i kortet."
        for key, none, names, rows in named
        for name in _without(names, rows)
    ]
    if mistakes:
        raise InputError("\n".join(mistakes))


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


def _without(names: Sequence[str], rows: Iterable[_HasId]) -> list[str]:
    """The names that no row has as its id, each once."""
    known = {row.id for row in rows} if names else set()
    return [name for name in dict.fromkeys(names) if name not in known]


def youth_from(profile: Profile, facts: NetworkFacts, network: Network) -> Youth:
    """The youth that a profile tells of, on the network's day; what is named but not active is as if it were not named."""
    active_stages = _active(facts.stages)
    active_areas = _active(facts.areas)
    stages = [stage_id for stage_id in profile.stages if stage_id in active_stages]
    home = frozenset({profile.municipality} & network.located_in.keys()) if profile.municipality else frozenset[str]()
    starts = frozenset(network.number_of[id_] for id_ in profile.starts if id_ in network.number_of)
    return Youth(
        id=None,
        birth_month=profile.birth_month,
        age=profile.age,
        municipalities=home,
        responsible=home,
        stages=frozenset(stages),
        main_stages=frozenset(id_ for id_ in profile.stages[:1] if id_ in active_stages),
        sub_goals=tuple(
            OpenSubGoal(area_id, None, frozenset({area_id})) for area_id in sorted(set(profile.areas) & active_areas)
        ),
        requirements=tuple(sorted(set(profile.requirements))),
        interests=tuple(sorted(set(profile.interests))),
        income_basis=profile.income_basis,
        starts=starts if profile.starts else kui_starts(home, network),
    )


def _active(rows: Sequence[StageRow | AreaRow]) -> set[str]:
    return {row.id for row in rows if is_active(row.status)}
