"""Round after round of linking a list: until every answer is carried out, and then until no row that takes part is in doubt."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from importers.doubts import Answers, undecided
from importers.linking.grouping import group_mentions
from importers.linking.groups import Groups
from importers.linking.known import KnownGraph
from importers.linking.matching import Matcher
from importers.linking.names import Generic
from importers.linking.node_index import NodeIndex
from importers.linking.past import Past
from importers.linking.questions import Questions, Ruling
from importers.mentions import RowFacts
from importers.progress import Steps
from importers.result import Decision, HeldBack, Issue, RowId, Severity


@dataclass(slots=True)
class Rounds:
    """What came of the rounds: the things, the rows behind them (those held back without a word), the doubts, and what was answered."""

    facts: list[RowFacts]
    groups: Groups
    open: dict[str, Decision] = field(default_factory=dict)
    settled: dict[str, tuple[Decision, str]] = field(default_factory=dict)
    held_back: dict[RowId, HeldBack] = field(default_factory=dict)
    disagreeing: list[Issue] = field(default_factory=list)
    rulings: tuple[Ruling, ...] = ()

    def let_go(self) -> None:
        """Forget the rows and the things, which fill the memory in a long list."""
        self.facts.clear()
        self.groups = Groups()


def link_in_rounds(
    facts: Sequence[RowFacts], known: KnownGraph, generic: Generic, answers: Answers, steps: Steps
) -> Rounds:
    """Group the mentions of all rows and find their nodes.

    The first round asks what anybody would be asked; the answers to that hold in the second, which may ask more, and so on. What is open
    then holds its rows back, and the others are linked without them.
    """
    past, nodes = Past.of(known), NodeIndex(known, generic)
    rulings: dict[str, Ruling] = {}
    rounds = Rounds(list(facts), Groups())
    while True:
        steps.begin()
        questions = Questions.under(tuple(rulings.values()))
        groups = group_mentions(rounds.facts, generic, questions, past, steps)
        if nodes.labels:
            Matcher(known, nodes, groups, generic, questions).match_all(steps)
        steps.next()
        questions.make_suggestions_agree()
        if learned := _answered(questions, answers, rulings.keys()):
            rulings |= learned
            rounds = Rounds(list(facts), Groups())
            continue
        rounds.groups, rounds.rulings = groups, tuple(rulings.values())
        rounds.open |= questions.open
        rounds.settled |= questions.settled
        rounds.disagreeing += _told_of_disagreeing(questions)
        waiting = {row: one for _, one in sorted(questions.open.items(), reverse=True) for row in one.rows}
        if not waiting:
            rounds.settled |= {id_: (ruling.decision, ruling.answer) for id_, ruling in rulings.items()}
            return rounds
        rounds.held_back |= {row: HeldBack(row, undecided(decision)) for row, decision in waiting.items()}
        rounds.facts = [replace(one, mentions=(), ties=()) if one.row in waiting else one for one in rounds.facts]


def _answered(questions: Questions, answers: Answers, known: Iterable[str]) -> dict[str, Ruling]:
    """The rulings that this round's questions find, beside those that are known."""
    ruled = set(known)
    found = {}
    for id_, decision in (questions.open | {id_: decision for id_, (decision, _) in questions.settled.items()}).items():
        said = answers.said(decision)
        if id_ in questions.open and not said and answers.takes_suggestions:
            said = decision.suggested
        is_new = id_ in questions.open or said != questions.settled[id_][1]
        if said and is_new and id_ not in ruled:
            found[id_] = Ruling(decision, said, questions.sides[id_])
    return found


def _told_of_disagreeing(questions: Questions) -> list[Issue]:
    """Warnings for answers that cannot be carried out beside others."""
    return [
        Issue(
            Severity.WARNING,
            ruling.decision.cells[0] if ruling.decision.cells else "",
            "answers_disagree",
            f"{ruling.decision.question} Svaret »{ruling.answer}« passer ikke med de andre svar om de samme rækker. De er holdt adskilt.",
            "Se svarene om dem igennem, og ret det ene.",
        )
        for _, ruling in sorted(questions.disagreeing.items())
    ]
