"""Which parts of the surfaces are opened: an option each, and the collaborations of one sector or one organisation."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

import click

_PARTS = {
    "organisations": "Vis hver forbindelse mellem to organisationer, også de udløbne, planlagte og manglende.",
    "states": "Vis sektor for sektor, hvor friske forbindelserne er, hvem der ejer dem, og hvad der er planlagt eller mangler.",
    "break_points": "Vis de organisationer, som netværket falder fra hinanden uden.",
    "lacks": "Vis, hvad der mangler: lovgrundlag, henvisning mellem dem, der mødes, aftale, ejer.",
    "costs": "Vis, hvad samarbejdet koster i timer, hvor det vides, og hvor meget af dækningen der går over det.",
    "contacts": "Vis, hvor mange unge hver kontaktperson har, og hvilke unge der ingen har.",
    "pairs": "Vis de unge og områder, som tallene under »Hænger på én« består af, og hvordan de står uden (og dem bag --costs).",
}
"""What can be opened, and how its option reads."""


@dataclass(frozen=True, slots=True)
class Opened:
    """The parts that are asked for, and whose collaborations of all."""

    parts: frozenset[str]
    sector: str | None = None
    organisation: str | None = None

    @property
    def is_narrowed(self) -> bool:
        """Whether a sector or an organisation is named."""
        return self.sector is not None or self.organisation is not None

    def shows(self, part: str) -> bool:
        """Whether a part is asked for; who names a sector or an organisation and no part asks for its collaborations."""
        return part in self.parts or (part == "organisations" and self.is_narrowed and not self.parts)


def with_parts(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command `shown`: what is opened beside the first view."""

    @click.option(
        "--sector", metavar="ID", help="Vis kun det, som denne sektor er en del af; uden andre valg dens forbindelser."
    )
    @click.option(
        "--organisation",
        metavar="ID",
        help="Vis kun det, som denne organisation er en del af; uden andre valg dens forbindelser.",
    )
    @wraps(command)
    def called(*arguments: Any, sector: str | None, organisation: str | None, **options: Any) -> Any:
        asked = {name: options.pop(name) for name in _PARTS}
        parts = frozenset(name for name, is_asked in asked.items() if is_asked)
        return command(*arguments, shown=Opened(parts, sector, organisation), **options)

    for name, words in reversed(_PARTS.items()):
        called = click.option(f"--{option_of(name)}", is_flag=True, help=words)(called)
    return called


def option_of(part: str) -> str:
    """How a part is written on the command line."""
    return part.replace("_", "-")
