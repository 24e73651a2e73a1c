"""Which phrases of the catalogue stand in a text, and which of them count: those that nothing denies, and that nobody else is told of."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from graphmodel.catalogue import Catalogue
from queries.profiles.denials_in_words import Denial, Span, find_denial, is_denied_after, is_taken_back
from queries.profiles.words_in_text import Word

Subject: TypeAlias = Literal["age", "municipality", "stage", "area", "interest", "need", "income"]
CatalogueSubject: TypeAlias = Literal["income_bases", "stages", "areas", "interests", "needs"]

_SUBJECTS: tuple[tuple[Subject, CatalogueSubject], ...] = (
    ("income", "income_bases"),
    ("stage", "stages"),
    ("area", "areas"),
    ("interest", "interests"),
    ("need", "needs"),
)
"""In the order in which phrases of the same length are believed; areas and interests stand side by side."""
_SIDE_BY_SIDE = frozenset({"area", "interest"})

_TROUBLE_WORDS = """
    hash misbrug stoffer rusmidler alkohol drikker coke kokain weed piller afhaengig kriminel kriminalitet faengsel politi politiet
    doemt dom anholdt sigtet straffet vold bande gaeld inkasso rki angst depression deprimeret ordblind talblind ensom mobbet stress
    stresset alene selvskade drikke drukket fester selvmordstanker traume traumer hjemloes gravid anbragt bekymret skaev
"""
_TROUBLES = frozenset(_TROUBLE_WORDS.split())
"""What is a matter only where it is there: "ikke kriminel" tells of none, but "vil ikke ryge hash mere" does."""
_NEVER_DENIED = frozenset({"larm", "stoej", "lydfoelsom", "mange mennesker"})
"""What somebody needs to be spared: "ikke for meget larm" is the same need as "larm"."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of the catalogue in the text: what it stands for and which tokens it takes."""

    subject: Subject
    ids: tuple[str, ...]
    first: int
    last: int
    text: str

    @property
    def length(self) -> int:
        return self.last - self.first + 1


def find_phrases(tokens: list[str], catalogue: Catalogue, taken: Collection[int]) -> Iterator[Phrase]:
    """The phrases of all subjects that do not overlap: the longest first, then in the order of the subjects."""
    all_phrases = [
        Phrase(subject, found.ids, found.first, found.last, found.phrase)
        for subject, name in _SUBJECTS
        for found in catalogue.words_of(name).find_in(tokens)
    ]
    order = {subject: 2 if subject in _SIDE_BY_SIDE else number for number, (subject, _) in enumerate(_SUBJECTS)}
    owner: dict[int, Phrase] = {}
    for phrase in sorted(all_phrases, key=lambda each: (-each.length, order[each.subject], each.first)):
        owners = {owner[at] for at in _span(phrase) if at in owner}
        shares = all(
            {each.subject, phrase.subject} <= _SIDE_BY_SIDE and each.length == phrase.length for each in owners
        )
        if not any(at in taken for at in _span(phrase)) and shares:
            owner |= dict.fromkeys(_span(phrase), phrase)
            yield phrase


def words_in(phrases: Iterable[Phrase]) -> set[int]:
    """Which words of the text some phrases take."""
    return {at for phrase in phrases for at in _span(phrase)}


def _span(phrase: Phrase) -> range:
    return range(phrase.first, phrase.last + 1)


@dataclass(frozen=True, slots=True)
class Believed:
    """The phrases of a text that count, those that are said no to, and from which to which word what counts neither way is told."""

    believed: tuple[Phrase, ...]
    denied: tuple[Phrase, ...]
    denials: tuple[tuple[int, int], ...]
    left_over: tuple[tuple[int, int], ...]


def believe(words: Sequence[Word], phrases: Sequence[Phrase], heard: Sequence[Phrase]) -> Believed:
    """Which of the phrases heard count.

    An interest or a need that is refused is denied. What is wanted and refused alike ("heste, men ikke ridning"), and whatever else is
    denied and is no matter, is left over.
    """
    spans = {Span(each.first, each.last, each.text) for each in phrases}
    believed: list[Phrase] = []
    denied: list[tuple[Phrase, int]] = []
    left_over: list[tuple[int, int]] = []
    frames: set[Span] = set()
    for phrase in heard:
        span = Span(phrase.first, phrase.last, phrase.text)
        if _is_not_done(words, phrase, spans):
            left_over.append((phrase.first, phrase.last + 1))
            continue
        if is_taken_back(words, span, spans):
            left_over.append((phrase.first, phrase.last))
            continue
        denial = find_denial(words, span, spans)
        if denial is None or _stands(phrase, denial):
            believed.append(phrase)
            continue
        if denial.frame:
            frames.add(denial.frame)
        if phrase.subject == "need" or (phrase.subject == "interest" and denial.kind != "lack"):
            denied.append((phrase, denial.at))
        else:
            left_over.append((denial.at, phrase.last))
    believed = [each for each in believed if Span(each.first, each.last, each.text) not in frames]
    wanted = {(each.subject, id_) for each in believed for id_ in each.ids}
    both = [(at, each.last) for each, at in denied if any((each.subject, id_) in wanted for id_ in each.ids)]
    denials = [(at, each.last) for each, at in denied if (at, each.last) not in both]
    told_already = words_in(believed) | {last for _, last in denials}
    return Believed(
        tuple(believed),
        tuple(each for each, at in denied if (at, each.last) in denials),
        tuple(denials),
        tuple(each for each in (*left_over, *both) if each[1] not in told_already and not _is_within(each, denials)),
    )


def _is_within(span: tuple[int, int], others: Iterable[tuple[int, int]]) -> bool:
    return any(first <= span[0] and span[1] <= last for first, last in others)


def _is_not_done(words: Sequence[Word], phrase: Phrase, spans: Collection[Span]) -> bool:
    """Whether a verb is denied by what follows it, and speaks of no trouble with it: "drikker ikke", "spiller ikke"."""
    is_of_both = any(each.first == phrase.last + 2 for each in spans)
    is_trouble = any(word in _TROUBLES for word in phrase.text.split())
    is_denied = is_denied_after(words, Span(phrase.first, phrase.last, phrase.text), spans)
    return is_denied and (is_trouble or not is_of_both) and phrase.subject in {"area", "interest"}


def _stands(phrase: Phrase, denial: Denial) -> bool:
    """Whether what is denied is the matter all the same: "kan ikke dansk", "vil ikke ryge hash mere", "bange for eksamen"."""
    if phrase.text in _NEVER_DENIED:
        return True
    if phrase.subject != "area":
        return False
    if any(word in _TROUBLES for word in phrase.text.split()):
        return denial.is_wish or denial.kind in {"fear", "leaving"}
    return denial.kind != "refusal"
