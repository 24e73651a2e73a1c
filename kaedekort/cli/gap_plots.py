"""The pictures of `kaedekort gaps --plot`: of the answer that is given, or none."""

from graphmodel.errors import WrongUse
from kaedekort.cli.following import limits_in_words
from kaedekort.cli.gap_options import Asked
from kaedekort.cli.gap_words import GapWords
from queries.gaps.gaps import Gaps
from queries.gaps.views import GapViews
from queries.telling.danish import listed

_PICTURES = (
    "Der er billeder af hullerne efter område (uden valg, eller med --pairs, --covered og det, der vælger blandt dem, "
    "som --stage og --age) og efter ét af --by stage, --by sector og --by age."
)


def refuse_without_picture(asked: Asked) -> None:
    """Raises WrongUse where there is no picture of what is asked for."""
    if asked.all:
        return
    views = [f"--by {each}" for each in asked.by]
    views += [f"--{name}" for name in asked.views if not name.startswith("by_")]
    views += ["--transition"] if asked.transitions else []
    is_pairs = asked.pairs or asked.covered
    if not views or (len(views) == 1 and asked.by and not is_pairs):
        return
    pairs = ["de enkelte par"] if is_pairs else []
    raise WrongUse(f"--plot kan ikke tegne {listed([*views, *pairs])}. {_PICTURES}")


def gaps_picture(views: GapViews, found: Gaps, asked: Asked, words: GapWords) -> str:
    """The answer as a picture, the text of an SVG file: the areas, or else the pairs or the one breakdown that is asked for."""
    from webviz.plots.answers import (  # a library that draws takes its time to start
        breakdown_plot,
        gaps_plot,
        pairs_plot,
    )

    how_far = limits_in_words(views.limits)

    def area_name(area: str) -> str:
        return words.names.of("Area", area)

    if asked.is_plain and asked.sought.is_all:
        return gaps_plot(found, area_name, [*words.where(), *how_far])
    if asked.by and not asked.all:
        (dimension,) = asked.by
        rows = views.breakdown(dimension)
        return breakdown_plot(found, dimension, rows, lambda key: words.key(dimension, key), [*words.where(), *how_far])
    narrowed = [*words.where(), *words.narrowed(asked.sought), *how_far]
    covered = views.covered(asked.sought) if asked.covered else None
    return pairs_plot(found, covered, area_name, narrowed, has_open=asked.pairs)
