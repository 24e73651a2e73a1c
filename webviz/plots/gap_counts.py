"""What the bars of gaps count, and the sentences that say so beside them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import ngettext

from webviz.plots.wording import LONGEST_IN_A_SENTENCE, shortened
from webviz.words import listed, number_text


@dataclass(frozen=True, slots=True)
class GapRow:
    """How some pairs of a youth and an open area stand; the three together are all of them."""

    name: str
    covered: int
    possible: int
    gaps: Mapping[str, int]
    """How many gaps each cause makes, by its id."""

    @property
    def gap(self) -> int:
        """How many are in a gap."""
        return sum(self.gaps.values())

    @property
    def total(self) -> int:
        """How many there are."""
        return self.covered + self.possible + self.gap


@dataclass(frozen=True, slots=True)
class Counted:
    """What the bars count, and what is to be said of it beside them."""

    has_open: bool = True
    """Whether what is not covered is among it."""
    has_covered: bool = True
    narrowed: str = ""
    """What it is narrowed to, in a sentence; empty where it is everything."""
    whole: GapRow | None = None
    """All of it, where something may stand in several rows; else it is the sum of the rows."""

    def rows(self, drawn: Sequence[GapRow]) -> Sequence[GapRow]:
        """The rows that sum up to all of it."""
        return [self.whole] if self.whole else drawn


def left_out(count: int) -> str:
    """That some rows are not drawn, for there is nothing open in them."""
    if not count:
        return ""
    return ngettext(
        "%(num)s mere er ikke tegnet, for alle er dækket.", "%(num)s mere er ikke tegnet, for alle er dækket.", count
    )


def joined(*sentences: str) -> str:
    """Sentences one after the other, those that are not empty."""
    return " ".join(filter(None, sentences))


def end(row: GapRow, counted: Counted) -> str:
    """What stands behind a bar."""
    total = number_text(row.total)
    return _("%(gap)s af %(total)s", gap=number_text(row.gap), total=total) if counted.has_open else total


def totals(rows: Sequence[GapRow], counted: Counted) -> str:
    """How many there are in all, and how they stand."""
    of = counted.rows(rows)
    total, *numbers = (sum(getattr(row, name) for row in of) for name in ("total", "covered", "possible", "gap"))
    covered, possible, gap = map(number_text, numbers)
    if not counted.has_open:
        return ngettext(
            "%(total)s dækket område hos unge.", "%(total)s dækkede områder hos unge.", total, total=number_text(total)
        )
    if not counted.has_covered:
        return ngettext(
            "%(total)s åbent område hos unge, som ikke er dækket: hul %(gap)s, muligt %(possible)s.",
            "%(total)s åbne områder hos unge, som ikke er dækket: hul %(gap)s, muligt %(possible)s.",
            total,
            total=number_text(total),
            gap=gap,
            possible=possible,
        )
    said = ngettext(
        "%(total)s åbent område hos unge: hul %(gap)s, muligt %(possible)s, dækket %(covered)s.",
        "%(total)s åbne områder hos unge: hul %(gap)s, muligt %(possible)s, dækket %(covered)s.",
        total,
        total=number_text(total),
        covered=covered,
        possible=possible,
        gap=gap,
    )
    several = counted.whole is not None and sum(row.total for row in rows) > counted.whole.total
    return joined(said, _("Nogle af dem tæller med i flere rækker.") if several else "")


def nothing(counted: Counted) -> str:
    """Why there is no bar."""
    if counted.narrowed or not (counted.has_open and counted.has_covered):
        return _("Ingen områder hos unge passer til det, der spørges om, så der er intet at vise.")
    return _("Der er ingen åbne områder hos unge, så der er intet at vise.")


def worst(ordered: Sequence[GapRow]) -> str:
    """The rows with most gaps; empty where there is none."""
    worst = [f"{shortened(row.name, LONGEST_IN_A_SENTENCE)} {number_text(row.gap)}" for row in ordered[:3] if row.gap]
    return _("Flest huller: %(areas)s.", areas=listed(worst)) if worst else ""


def most_frequent(rows: Sequence[GapRow], causes: Mapping[str, str]) -> str:
    """The causes that make most gaps; empty where there is none."""
    found: Counter[str] = Counter()
    for row in rows:
        found.update(row.gaps)
    often = sorted(found.items(), key=lambda each: (-each[1], each[0]))[:3]
    told = [f"{causes.get(cause, cause)} {number_text(count)}" for cause, count in often if count]
    return _("Hyppigste årsager: %(causes)s.", causes=listed(told)) if told else ""
