"""A text to read aloud or send to an offer's people: Danish on every page, for it is they who read it.

Nothing in it tells who the youth is.
"""

from collections.abc import Sequence

from queries.answers import Found
from queries.case import Case
from queries.telling.danish import in_a_sentence, listed

_ASKED = frozenset({"capacity", "time", "needs", "authority"})
"""What the offer's people can be asked before anybody has met."""


def write_referral(case: Case, row: int, found: Found, first_name: str | None, ages: Sequence[int]) -> str:
    """The whole text; `first_name` is whom it greets, if anybody, and `ages` are the possible ones, if any is known."""
    offer, interests = case.offer(row), case.lexicon.wording.interests
    who = f"en ung på {listed([str(age) for age in ages], 'eller')} år" if ages else "en ung"
    sentences = [
        f"Hej {first_name}." if first_name else "Hej.",
        f"Jeg hjælper {who}, som måske kunne have glæde af »{offer.name or offer.id}«.",
    ]
    shared = sorted(set(offer.interests or ()) & set(case.youth.interests))
    if shared:
        sentences.append(f"Den unge er glad for {listed([in_a_sentence(interests.get(id_, id_)) for id_ in shared])}.")
    asked = [doubt.question for doubt in found.unknown if doubt.condition in _ASKED]
    if asked:
        sentences.append(f"Jeg vil gerne høre, {listed(asked)}.")
    sentences.append("Kan I tage imod, og hvornår kunne vi komme forbi og hilse på?")
    return " ".join(sentences)
