"""Doubts and their answers: what is asked, what was answered, and what follows where nobody has answered yet."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from graphmodel.catalogue import slug
from graphmodel.errors import WrongUse
from importers.result import Decision, Issue, RowId, Severity

SAME, DIFFERENT = "samme", "forskellige"
_MOST_CELLS = 20
_SLUG = 40


@dataclass(frozen=True, slots=True)
class Answers:
    """What a person has decided, by decision, and whether the suggestions are to be taken for the rest."""

    choices: Mapping[str, str] = field(default_factory=dict)
    takes_suggestions: bool = False


@dataclass(slots=True)
class Doubts:
    """The doubts met while linking: asked once each, answered by the person, by the suggestion, or not yet."""

    answers: Answers
    open: dict[str, Decision] = field(default_factory=dict)
    settled: dict[str, tuple[Decision, str]] = field(default_factory=dict)

    def ask(
        self,
        kind: str,
        name: str,
        content: Iterable[str],
        cells: Iterable[str],
        question: str,
        suggested: str,
        rows: Iterable[RowId],
        *,
        is_sure: bool = False,
    ) -> str:
        """The answer to a doubt; "" while it is open. Its id follows from the content alone, so that it is the same next time.

        `is_sure` where the suggestion holds unless a person says otherwise; it is told like an answer.
        """
        told = "\n".join([kind, *sorted(content)])
        id_ = f"{kind}-{slug(name)[:_SLUG].strip('-')}-{hashlib.sha256(told.encode()).hexdigest()[:6]}"
        decision = Decision(
            id_,
            tuple(sorted(set(cells))[:_MOST_CELLS]),
            question,
            (SAME, DIFFERENT),
            suggested,
            tuple(sorted(set(rows))),
        )
        answer = self.answers.choices.get(id_) or (suggested if is_sure or self.answers.takes_suggestions else "")
        if answer:
            self.settled[id_] = (decision, answer)
        else:
            self.open[id_] = decision
        return answer


def parse_answer(text: str) -> tuple[str, str]:
    """Read `ID=CHOICE`. Raises WrongUse where it has another form or the choice is none.

    >>> parse_answer("org-fgu-1a2b3c=samme")
    ('org-fgu-1a2b3c', 'samme')
    """
    id_, sign, choice = (part.strip() for part in text.rpartition("="))
    if not sign or not id_:
        raise WrongUse(f"»{text}« er ikke et svar. Skriv ID=SVAR, for eksempel »org-fgu-1a2b3c=samme«.")
    if choice.lower() not in (SAME, DIFFERENT):
        raise WrongUse(f"»{choice}« er ikke et svar på »{id_}«. Svar »{SAME}« eller »{DIFFERENT}«.")
    return id_, choice.lower()


def refuse_unknown_answers(answers: Answers, asked: Iterable[str]) -> None:
    """Raise WrongUse where an answer is to a question that nobody asked."""
    known = sorted(asked)
    for id_ in sorted(answers.choices):
        if id_ not in known:
            others = f" Der spørges om: {', '.join(known)}." if known else " Der er ingen spørgsmål til denne fil."
            raise WrongUse(f"Der er ikke noget spørgsmål, der hedder »{id_}«.{others}")


def undecided(decision: Decision) -> Issue:
    """Why the rows of an open decision are held back."""
    message = f"Rækken venter på et svar: {decision.question}"
    suggestion = f"Svar med --decide {decision.id}={decision.suggested}, eller brug --yes for at tage forslagene."
    return Issue(Severity.WARNING, decision.cells[0] if decision.cells else "", "undecided", message, suggestion)


def told(decision: Decision, answer: str) -> Issue:
    """A decision that is settled, as a note that says how to settle it the other way."""
    other = next(choice for choice in decision.choices if choice != answer)
    return Issue(
        Severity.NOTE,
        decision.cells[0] if decision.cells else "",
        "decided",
        f"{decision.question} Svaret er »{answer}«.",
        f"Er det forkert, så svar --decide {decision.id}={other}.",
    )
