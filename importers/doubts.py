"""Doubts and their answers: what is asked, what was answered, and what follows where nobody has answered yet."""

import hashlib
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from graphmodel.catalogue import slug
from graphmodel.errors import WrongUse
from importers.choices import AS_READ, Choices
from importers.result import Decision, Issue, RowId, Severity
from importers.ways import Choosing, Way

SAME, PART, DIFFERENT = "samme", "del af", "forskellige"
_MOST_CELLS = 20
_SLUG = 40
_ID = re.compile(r"[a-z]+-(?P<name>.*)-[0-9a-f]{6}")


@dataclass(frozen=True, slots=True)
class Answers:
    """What a person has decided, by decision, now and when the source was last read; and whether the rest takes the suggestions."""

    choices: Mapping[str, str] = field(default_factory=dict)
    takes_suggestions: bool = False
    remembered: Mapping[str, str] = field(default_factory=dict)

    def said(self, decision: Decision) -> str:
        """What a person answered, now or when the source was last read; an earlier answer that is none of the choices is forgotten."""
        remembered = self.remembered.get(decision.id, "")
        return self.choices.get(decision.id) or (remembered if remembered in decision.choices else "")


@dataclass(slots=True)
class Doubts:
    """The doubts met while linking: asked once each, answered by the person, by the suggestion, or not yet."""

    answers: Answers
    open: dict[str, Decision] = field(default_factory=dict)
    settled: dict[str, tuple[Decision, str]] = field(default_factory=dict)

    def settle(self, decision: Decision, *, is_sure: bool = False) -> str:
        """The answer to a doubt; "" while it is open.

        `is_sure` where the suggestion holds unless a person says otherwise; it is told like an answer.
        """
        takes_suggestion = is_sure or self.answers.takes_suggestions
        answer = self.answers.said(decision) or (decision.suggested if takes_suggestion else "")
        if answer:
            self.settled[decision.id] = (decision, answer)
        else:
            self.open[decision.id] = decision
        return answer


def doubt(
    kind: str,
    name: str,
    content: Iterable[str],
    cells: Iterable[str],
    question: str,
    choices: tuple[str, ...],
    suggested: str,
    rows: Iterable[RowId] = (),
) -> Decision:
    """A doubt as it is asked. Its id follows from the kind and the content alone, so that it is the same next time."""
    told = "\n".join([kind, *sorted(content)])
    id_ = f"{kind}-{_part_of_id(name)}-{hashlib.sha256(told.encode()).hexdigest()[:6]}"
    shown = tuple(sorted(set(cells))[:_MOST_CELLS])
    return Decision(id_, shown, question, choices, suggested, tuple(sorted(set(rows))))


def _part_of_id(name: str) -> str:
    return slug(name)[:_SLUG].strip("-")


def may_have_been_asked(ids: Iterable[str], names: Iterable[str]) -> frozenset[str]:
    """Those ids that a question about one of the names may have had before other answers made it needless.

    >>> sorted(may_have_been_asked(["org-fgu-syd-1a2b3c", "org-fgu-1a2b3c", "fgu-syd"], ["FGU Syd"]))
    ['org-fgu-syd-1a2b3c']
    """
    parts = {id_: found["name"] for id_ in ids if (found := _ID.fullmatch(id_))}
    known = {_part_of_id(name) for name in set(names)} if parts else set()
    return frozenset(id_ for id_, part in parts.items() if part in known)


def parse_answer(text: str) -> tuple[str, str]:
    """Read `ID=CHOICE`; whether it is one of the choices shows when the question is asked. Raises WrongUse where it has another form.

    >>> parse_answer("org-fgu-1a2b3c=samme")
    ('org-fgu-1a2b3c', 'samme')
    """
    id_, sign, choice = (part.strip() for part in text.rpartition("="))
    if not sign or not id_ or not choice:
        raise WrongUse(f"»{text}« er ikke et svar. Skriv ID=SVAR, for eksempel »org-fgu-1a2b3c=samme«.")
    return id_, choice.lower()


def refuse_unknown_answers(answers: Answers, asked: Mapping[str, Decision], needless: Collection[str] = ()) -> None:
    """Raise WrongUse where an answer is to a question that nobody asked, or is none of its choices.

    Answers to questions that other answers made `needless` are taken without a word.
    """
    for id_, choice in sorted(answers.choices.items()):
        if id_ not in asked and id_ in needless:
            continue
        if id_ not in asked:
            known = ", ".join(sorted(asked))
            others = f" Der spørges om: {known}." if known else " Der er ingen spørgsmål til denne fil."
            raise WrongUse(f"Der er ikke noget spørgsmål, der hedder »{id_}«.{others}")
        if choice not in (AS_READ, *asked[id_].choices):
            choices = " eller ".join(f"»{one}«" for one in asked[id_].choices)
            raise WrongUse(f"»{choice}« er ikke et svar på »{id_}«. Svar {choices}.")


def refuse_answers_carried_out(choices: Mapping[str, str], asked: Collection[str], remembered: Choices) -> None:
    """Raise WrongUse where somebody answers anew what an earlier answer has settled in the graph, so that nobody asks it any more."""
    for id_, choice in sorted(choices.items()):
        before = remembered.answers.get(id_, "")
        if before and id_ not in asked and choice != before:
            raise WrongUse(
                f"»{id_}« er besvaret med »{before}« før (se {remembered.change}), og kortet følger det svar, så der spørges ikke mere. "
                f"Fortryd først de indlæsninger af kilden, der bygger på svaret (»kaedekort changes« viser dem), og svar så igen."
            )


def undecided(decision: Decision) -> Issue:
    """Why the rows of an open decision are held back."""
    message = f"Rækken venter på et svar: {decision.question}"
    way = Choosing(Way.ANSWER, decision.id, _typed(decision.suggested))
    return Issue(Severity.WARNING, decision.cells[0] if decision.cells else "", "undecided", message, way=way)


def told(decision: Decision, answer: str) -> Issue:
    """A decision that is settled, as a note that says how to settle it the other way."""
    others = [_typed(choice) for choice in decision.choices if choice != answer]
    return Issue(
        Severity.NOTE,
        decision.cells[0] if decision.cells else "",
        "decided",
        f"{decision.question} Svaret er »{answer}«.",
        way=Choosing(Way.ANSWER_OTHERWISE, decision.id, " eller ".join(others)),
    )


def _typed(choice: str) -> str:
    """An answer as it is typed on a command line.

    >>> _typed("samme"), _typed("del af")
    ('samme', '"del af"')
    """
    return f'"{choice}"' if " " in choice else choice
