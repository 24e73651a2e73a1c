"""What a figure is called where it is hidden or in a band, on pages, on sheets and in pictures, in the reader's language."""

from typing import Final

from flask_babel import gettext as _

from webviz.disclosure.figures import Suppressed, Told

HATCH: Final = "///"
"""The bar of a hidden figure is as high as the smallest one and hatched, with `hidden()` above it: its length says nothing."""


def hidden() -> str:
    """What stands in the place of a figure that is not told."""
    return _("skjult")


def why_hidden() -> str:
    """What is said of such a figure to whoever asks."""
    return _("Skjult for at beskytte: tallet er under 5, eller det ville røbe et andet tal under 5.")


def note() -> str:
    """What stands below a table in which a figure is hidden."""
    return _(
        "Tal, der dækker under 5 unge, er skjult for at beskytte dem, og med dem de tal, som de kunne regnes ud fra. "
        "Et skjult tal kan derfor også være større. 0 vises, undtagen hvor hele rækken eller flere kolonner er skjult sammen."
    )


def note_on_bands() -> str:
    """What stands below a table of bands."""
    return _(
        "Tallene er afrundet til intervaller på 5, så ingen ung kan kendes på forskellen mellem to svar. "
        "»Under 5« kan også være 0."
    )


def withheld() -> str:
    """What stands in the place of a table that is not told at all."""
    return _("Opdelingen vises ikke: der er for få unge til, at de kan beskyttes.")


def told(figure: Told, *, in_bands: bool = False) -> str:
    """A figure in words: a number, a band, or that it is hidden."""
    if isinstance(figure, Suppressed):
        return _("under 5") if in_bands else hidden()
    if isinstance(figure, int):
        return str(figure)
    if figure.last is None:
        return _("mindst %(count)d", count=figure.first)
    return f"{figure.first}–{figure.last}"


def on_sheet(figure: Told, *, in_bands: bool = False) -> int | str:
    """A figure in a cell of a sheet: a number that can be reckoned with where it is known, words otherwise."""
    return figure if isinstance(figure, int) else told(figure, in_bands=in_bands)
