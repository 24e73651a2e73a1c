"""What `kaedekort gaps` may be asked for beside the areas, the permissions and the transitions between stages."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

import click

from kaedekort.cli.gap_words import UNKNOWN
from queries.gaps.belongings import BANDS
from queries.gaps.breakdowns import DIMENSIONS, Sought
from queries.gaps.links import KINDS
from queries.telling.causes import CAUSES

_WITHOUT_YOUTHS = {"expiring", "unreachable", "links"}
_NO_CAUSES = {"area", "place"}
"""What is for another area or place comes no nearer than what is not there at all."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which views are asked for, and which of the pairs."""

    by: tuple[str, ...]
    pairs: bool
    covered: bool
    transitions: tuple[str, ...]
    """FROM:TO, as it was written."""
    requires: bool
    repairs: bool
    life: bool
    expiring: bool
    unreachable: bool
    links: bool
    kinds: frozenset[str] | None
    """Of what lacks its links those of these kinds; None: all."""
    sought: Sought
    all: bool

    @property
    def views(self) -> tuple[str, ...]:
        """The views beside the pairs and the steps between stages."""
        single = {name: getattr(self, name) for name in ("life", "expiring", "unreachable", "links")}
        return (*(f"by_{each}" for each in self.by), *(name for name, is_asked in single.items() if is_asked))

    @property
    def is_pairs_alone(self) -> bool:
        """Whether nothing is told but pairs, all of which the filters narrow."""
        return not (self.is_plain or self.views or self.transitions)

    @property
    def is_plain(self) -> bool:
        """Whether everything that is always told is told in a table as well: where one view is opened, it stands alone."""
        opened = self.views or self.transitions or self.repairs or self.covered
        return self.all or not (opened or not self.sought.is_all)

    @property
    def needs_youths(self) -> bool:
        """Whether anything is asked for that has no answer without youths."""
        return self.is_plain or self.pairs or self.covered or not set(self.views) <= _WITHOUT_YOUTHS


def with_asked(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command `asked`: the views and the filters."""

    @click.option(
        "--by",
        multiple=True,
        type=click.Choice(DIMENSIONS),
        help="Dækningen efter fase (stage), sektor eller alder (age). Kan gentages.",
    )
    @click.option("--pairs", is_flag=True, help="Hver ung og hvert område, der ikke er dækket.")
    @click.option("--covered", is_flag=True, help="Hver ung og hvert område, der er dækket, og hvad der dækker det.")
    @click.option(
        "--area", multiple=True, metavar="ID", help="Kun dette område blandt parrene. Kan gentages, som de næste."
    )
    @click.option(
        "--cause",
        multiple=True,
        type=click.Choice(sorted(CAUSES.keys() - _NO_CAUSES)),
        metavar="ÅRSAG",
        help="Kun parrene med denne årsag, for eksempel chain eller no_offer.",
    )
    @click.option("--youth", multiple=True, metavar="UNG", help="Kun denne unges par.")
    @click.option(
        "--stage",
        multiple=True,
        metavar="ID",
        help=f"Kun par, hvor den unges hovedfase er denne ({UNKNOWN}: har ingen).",
    )
    @click.option(
        "--sector",
        multiple=True,
        metavar="ID",
        help=f"Kun par, hvor det nærmeste tilbud er i denne sektor ({UNKNOWN}: ingen).",
    )
    @click.option(
        "--age",
        multiple=True,
        type=click.Choice([*BANDS, UNKNOWN]),
        metavar="ALDER",
        help=f"Kun unge i denne aldersgruppe: {', '.join(BANDS)} eller {UNKNOWN}.",
    )
    @click.option("--repairs", is_flag=True, help="Hvad der skal til for hvert af parrene, og hvem der kan gøre det.")
    @click.option(
        "--transition",
        "transitions",
        multiple=True,
        metavar="FRA:TIL",
        help="De unge og de tilbud, som en overgang mellem to faser består af. Kan gentages.",
    )
    @click.option(
        "--requires",
        is_flag=True,
        help="Også, hvilke tilbud der kræver hver bemyndigelse (json; tabel og regneark viser det altid).",
    )
    @click.option(
        "--life", is_flag=True, help="Overgange i livet: fødselsdage, udskrivning, løsladelse og forløb, der slutter."
    )
    @click.option("--expiring", is_flag=True, help="Bemyndigelser, der udløber, og hvad der hænger på dem.")
    @click.option("--unreachable", is_flag=True, help="Tilbud, som ingen kan nå.")
    @click.option("--links", is_flag=True, help="Det, der mangler kobling.")
    @click.option(
        "--kind",
        multiple=True,
        type=click.Choice(KINDS),
        metavar="SLAGS",
        help=f"Kun denne slags af det, der mangler kobling: {', '.join(KINDS)}. Kan gentages.",
    )
    @click.option("--all", "all_", is_flag=True, help="Det hele.")
    @wraps(command)
    def called(*arguments: Any, **options: Any) -> Any:
        taken = {name: options.pop(name) for name in _OPTIONS}
        return command(*arguments, asked=_asked(**taken), **options)

    return called


_OPTIONS = (
    "by", "pairs", "covered", "area", "cause", "youth", "stage", "sector", "age", "transitions", "requires", "repairs", "life", "expiring",
    "unreachable", "links", "kind", "all_",
)  # fmt: skip


def _asked(all_: bool, repairs: bool, by: tuple[str, ...], pairs: bool, **options: Any) -> Asked:
    sought = Sought(
        youths=_keys(options["youth"]),
        areas=_keys(options["area"]),
        causes=_keys(options["cause"]),
        stages=_keys_or_none(options["stage"]),
        sectors=_keys_or_none(options["sector"]),
        ages=_keys_or_none(options["age"]),
    )
    return Asked(
        by=DIMENSIONS if all_ else tuple(dict.fromkeys(by)),
        pairs=all_ or pairs or repairs or not (sought.is_all or options["covered"]),
        covered=all_ or options["covered"],
        transitions=tuple(dict.fromkeys(options["transitions"])),
        requires=all_ or options["requires"],
        repairs=all_ or repairs,
        life=all_ or options["life"],
        expiring=all_ or options["expiring"],
        unreachable=all_ or options["unreachable"],
        links=all_ or options["links"] or bool(options["kind"]),
        kinds=_keys(options["kind"]),
        sought=sought,
        all=all_,
    )


def _keys(values: tuple[str, ...]) -> frozenset[str] | None:
    return frozenset(values) or None


def _keys_or_none(values: tuple[str, ...]) -> frozenset[str | None] | None:
    """The keys that are asked for, where None stands for what is not known."""
    return frozenset(None if each == UNKNOWN else each for each in values) or None
