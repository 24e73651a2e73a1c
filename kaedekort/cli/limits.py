"""The options that say how far an answer looks, for every command that judges."""

from collections.abc import Callable
from functools import wraps
from typing import Any

import click

from queries.rules import Limits

_USUAL = Limits()


def with_limits(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command `limits`: how many days ahead a start may lie, and over how many hand-overs the way may lead."""

    @click.option(
        "--horizon",
        type=click.IntRange(min=0),
        metavar="DAGE",
        default=_USUAL.horizon_days,
        show_default=True,
        help="Hvor mange dage frem en start må ligge.",
    )
    @click.option(
        "--max-handovers",
        type=click.IntRange(min=0),
        metavar="TAL",
        default=_USUAL.max_handovers,
        show_default=True,
        help="Hvor mange overleveringer vejen må have.",
    )
    @wraps(command)
    def called(*arguments: Any, horizon: int, max_handovers: int, **options: Any) -> Any:
        return command(*arguments, limits=Limits(horizon, max_handovers), **options)

    return called
