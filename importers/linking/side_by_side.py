"""A thing of a list and a node of the graph as a question shows them, side by side, to whoever has to tell whether they are one."""

from collections.abc import Mapping

from importers.linking.things import Thing

_SHOWN = ("address", "contact_name", "job_title", "phone", "email")
_LONGEST = 40


def facts_of(thing: Thing) -> list[str]:
    """What a list tells of a thing, as a question shows it."""
    said: dict[str, object] = {}
    for mention in thing.mentions:
        for name, one in mention.fields.items():
            said.setdefault(name, one.value)
    where = [thing.path[-1]] if thing.path else [thing.place] if thing.place and thing.label == "Organisation" else []
    return [*where, *facts_in(said)]


def facts_in(said: Mapping[str, object]) -> list[str]:
    """The fields by which people know a thing: for whom, how many, where, and whom to ask for."""
    low, high = said.get("min_age", ""), said.get("max_age", "")
    ages = [f"{low}-{high} år"] if low != "" and high != "" else [f"fra {low} år"] if low != "" else []
    if not ages and high != "":
        ages = [f"til {high} år"]
    seats = [f"{said['seats_total']} pladser"] if "seats_total" in said else []
    return [*ages, *seats, *(_short(str(said[name])) for name in _SHOWN if said.get(name))]


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
