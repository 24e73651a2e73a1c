"""What can be wrong with the log, told in Danish."""

from graphmodel.errors import UserError


class LogUnavailable(UserError):
    """The log cannot be read or written, so that nothing may be shown; `where` names it, for those who run it alone."""

    exit_code = 3

    def __init__(self, why: str, where: str = "") -> None:
        super().__init__(f"Loggen kan ikke bruges: {why}. Så længe vises og ændres intet, der skal skrives i den.")
        self.why = why
        self.where = where


class LogBroken(UserError):
    """The log does not verify, and what was asked for would wipe out the traces."""
