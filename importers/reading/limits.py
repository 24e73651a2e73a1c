"""How much a file may hold, and the sentences for one that holds more."""

from dataclasses import dataclass

from graphmodel.errors import InputError


@dataclass(frozen=True, slots=True)
class Limits:
    """What is read at most; `cells` is the rectangle from A1 to the last row and column in use, empty cells with it."""

    file_bytes: int = 100_000_000
    unpacked_bytes: int = 500_000_000
    parts: int = 10_000
    sheets: int = 200
    rows: int = 200_000
    columns: int = 1_000
    lines: int = 2_000_000
    cells: int = 5_000_000
    text_signs: int = 300_000_000
    seconds: int = 120


LIMITS = Limits()
MOST_MEMORY = 2_000_000_000
"""What the reader of values gets, in bytes."""


def protected(file: str) -> InputError:
    """For a file that asks for a password."""
    return InputError(f"»{file}« er beskyttet med adgangskode. Gem en kopi uden adgangskode, og indlæs den.")


def broken(file: str) -> InputError:
    """For a file that cannot be opened as what it says it is."""
    return InputError(
        f"»{file}« kan ikke åbnes som et regneark. "
        "Filen er måske klippet over under overførslen. Hent den igen, eller gem den på ny."
    )


def too_slow(file: str, limits: Limits) -> InputError:
    """For a file that takes too long."""
    return InputError(
        f"»{file}« er ikke læst efter {limits.seconds} sekunder, og læsningen er stoppet. Del filen, og indlæs delene hver for sig."
    )


def too_much_memory(file: str) -> InputError:
    """For a file that fills the memory there is for reading, which only the reader's end tells."""
    return InputError(
        f"»{file}« kan ikke læses: enten er filen skadet, eller den fylder mere end {MOST_MEMORY // 1_000_000_000} GB i hukommelsen. "
        "Åbn den i et regneark, gem den på ny, og del den, hvis den er stor."
    )


def too_much_unpacked(file: str, limits: Limits) -> InputError:
    """For a packed file that grows too large."""
    return InputError(
        f"»{file}« fylder mere end {limits.unpacked_bytes // 1_000_000} MB, når den pakkes ud. "
        f"Højst {limits.unpacked_bytes // 1_000_000} MB kan indlæses."
    )


def too_many_parts(file: str, limits: Limits) -> InputError:
    """For a packed file of too many parts."""
    return InputError(f"»{file}« består af mere end {limits.parts} dele og er næppe et regneark med en liste.")


def too_many_sheets(file: str, limits: Limits) -> InputError:
    """For a workbook of too many sheets."""
    return InputError(f"»{file}« har mere end {limits.sheets} ark. Del filen, og indlæs delene hver for sig.")


def too_much_text(file: str, limits: Limits) -> InputError:
    """For a workbook whose cells hold more text than anybody wrote."""
    return InputError(
        f"Cellerne i »{file}« rummer tilsammen mere end {limits.text_signs // 1_000_000} mio. tegn. Det er næppe en liste."
    )


def refuse_too_long(file: str, text: str, limits: Limits) -> None:
    """Raise InputError where a text has more lines, empty ones too, or more separators than can be held at once."""
    if max(text.count("\n"), text.count("\r")) > limits.lines:
        raise InputError(f"»{file}« har mere end {limits.lines} linjer. Slet de tomme linjer, eller del filen.")
    if max(text.count(sign) for sign in ";,\t|") > 2 * limits.cells:
        raise InputError(f"»{file}« har mere end {2 * limits.cells // 1_000_000} mio. skilletegn og er næppe en liste.")


def refuse_too_large(file: str, sheet: str, rows: int, columns: int, last: str, limits: Limits) -> None:
    """Raise InputError where a sheet has too many rows, columns or cells; `last` is the last cell in use where that is known."""
    where = f"Arket »{sheet}« i »{file}«" if sheet else f"»{file}«"
    stray = f" Den sidste celle i brug er {last}; slet det, der står langt fra listen." if last else ""
    if columns > limits.columns:
        raise InputError(f"{where} har {columns} kolonner. Højst {limits.columns} kan indlæses.{stray}")
    if rows > limits.rows:
        raise InputError(f"{where} har mere end {limits.rows} rækker. Del filen, og indlæs delene hver for sig.{stray}")
    if rows * columns > limits.cells:
        raise InputError(
            f"{where} har {rows} rækker gange {columns} kolonner. Højst {limits.cells // 1_000_000} mio. celler kan indlæses.{stray}"
        )
