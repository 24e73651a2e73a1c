"""How the pairs of a youth and an area stand before and after, and the same for a spreadsheet."""

from collections.abc import Iterator, Sequence

from flask_babel import gettext as _

from queries.what_if.explaining import Explained, Stand
from webviz.everyone.looking import Look
from webviz.everyone.naming import area_name, why_link, youth_link
from webviz.everyone.sheets import Sheet, Value
from webviz.everyone.states import GAP
from webviz.what_if_page.hypothesis import Found
from webviz.what_if_page.view import Pair, Pairs, Side
from webviz.what_if_page.wording import Words

_MOST_PAIRS = 100


def pairs_of(words: Words, look: Look, found: Found) -> Iterator[Pairs]:
    """The pairs by what happens with them; nothing where that happens with none."""
    for title, pairs in _groups(found):
        if pairs:
            yield Pairs(title, tuple(_pair(words, look, each) for each in pairs[:_MOST_PAIRS]), len(pairs))


def sheet_of_changes(words: Words, found: Found) -> Sheet:
    """Every pair that is lost or gained or moves, and every match, a row each."""
    columns = (
        _("Hvad"),
        _("Ung"),
        _("Område eller tilbud"),
        _("Navn"),
        _("Før"),
        _("Årsag før"),
        _("Tilbud før"),
        _("Efter"),
        _("Årsag efter"),
        _("Tilbud efter"),
    )
    return Sheet(_("Hvad nu hvis"), columns, _rows(words, found))


def _groups(found: Found) -> Iterator[tuple[str, Sequence[Explained]]]:
    yield _("Ikke længere dækket"), found.changes.loses
    yield _("Nu dækket"), found.changes.gains
    yield _("Stadig ikke dækket, men anderledes"), found.still_uncovered


def _pair(words: Words, look: Look, pair: Explained) -> Pair:
    before, after = (_side(words, look, pair.youth, stand) for stand in (pair.before, pair.after))
    return Pair(youth_link(pair.youth, look), area_name(words.overview, pair.area), before, after)


def _side(words: Words, look: Look, youth: str, stand: Stand | None) -> Side:
    state, cause, _offer = words.cells(stand)
    if stand is None:
        return Side(state, False, cause, None, "")
    offer = why_link(youth, stand.offer, words.offer(stand.offer), look) if stand.offer else None
    return Side(state, stand.state == GAP, cause, offer, words.provider(stand))


def _rows(words: Words, found: Found) -> Iterator[list[Value]]:
    for what, pairs in _groups(found):
        for pair in pairs:
            sides = (*words.cells(pair.before), *words.cells(pair.after))
            yield [what, pair.youth, pair.area, area_name(words.overview, pair.area), *sides]
    fits, fails = (_("Passer"), "", ""), _("Går ikke")
    for match in found.changes.matches_lost:
        name, why = words.offer(match.offer), words.failed(match)
        yield [_("Passer ikke længere"), match.youth, match.offer, name, *fits, fails, why, ""]
    for match in found.changes.matches_gained:
        name, why = words.offer(match.offer), words.failed(match)
        now = (_("Vides ikke"), "", "") if match.unknown else fits
        yield [_("Passer nu"), match.youth, match.offer, name, fails, why, "", *now]
