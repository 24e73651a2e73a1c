"""The picture of `kaedekort surfaces --plot`: sector by sector what is in force, of everybody or of whom one asks about."""

from graphmodel.errors import WrongUse
from kaedekort.cli.surface_parts import Opened, option_of
from kaedekort.cli.surface_words import SurfaceWords
from queries.surfaces.surfaces import Surfaces
from queries.telling.danish import listed

_DRAWN = {"organisations"}


def refuse_without_picture(shown: Opened) -> None:
    """Raises WrongUse where a part is asked for of which there is no picture."""
    if others := sorted(shown.parts - _DRAWN):
        raise WrongUse(
            f"--plot kan ikke tegne {listed([f'--{option_of(part)}' for part in others])}. Der er ét billede: hvor mange "
            "samarbejdsflader der er i kraft fra sektor til sektor, også med --organisations, --sector og --organisation."
        )


def surfaces_picture(found: Surfaces, words: SurfaceWords, shown: Opened) -> str:
    """The picture, the text of an SVG file."""
    from webviz.plots.answers import surfaces_plot  # a library that draws takes its time to start

    narrowed = [words.sector(shown.sector)] if shown.sector is not None else []
    narrowed += [words.organisation(shown.organisation)] if shown.organisation is not None else []
    return surfaces_plot(found, words.sector, narrowed)
