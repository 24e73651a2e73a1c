"""What somebody asked for that cannot be answered, told in the reader's language.

The sentences of other packages are Danish on every page; these are translated where they are raised.
"""

from flask_babel import gettext as _

from graphmodel.errors import InputError, NotFound, UserError, WrongUse


class Translated:
    """Mixed into an error whose sentence is in the reader's language already."""


class WrongAddress(Translated, WrongUse):
    """An address says something that makes no sense."""


class NothingThere(Translated, NotFound):
    """An address names what no page can show."""


class Busy(Translated, UserError):
    """The machine has no room for it now; it may have later."""


class CprRefused(Translated, InputError):
    """An address held what may be a CPR number."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Det, du skrev, ligner et CPR-nummer. Det er ikke gemt og ikke slået op. Skriv hellere alderen, for eksempel »17 år«."
            )
        )
