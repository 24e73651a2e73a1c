"""Which texts may stand on a youth's page: those without the words that we never use towards a youth."""

from graphmodel.catalogue import Catalogue, WordChoice, fold


def first_fit_for_youth(catalogue: Catalogue, *texts: str | None) -> str | None:
    """The first text that holds none of the catalogue's forbidden words; None where there is none."""
    return next((text for text in texts if text and is_fit_for_youth(catalogue, text)), None)


def is_fit_for_youth(catalogue: Catalogue, text: str) -> bool:
    """Whether a text holds none of the words that the catalogue keeps from youths, nor one that begins with such a word."""
    tokens = fold(text).split()
    return not any(_occurs(choice, tokens) for choice in catalogue.word_choices)


def _occurs(choice: WordChoice, tokens: list[str]) -> bool:
    if choice.never.startswith("-"):
        ending = fold(choice.never)
        return any(ending in token and token != ending for token in tokens)
    phrase = fold(choice.never).split()
    return any(
        all(token == word for token, word in zip(tokens[at:], phrase[:-1], strict=False)) and tokens[at + len(phrase) - 1].startswith(phrase[-1])
        for at in range(len(tokens) - len(phrase) + 1)
    )
