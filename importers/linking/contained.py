"""Names of which one holds the other: "Siloen" and "Spillestedet Siloen", "Rusbasen" and "Rusmiddelcentret Rusbasen"."""

from importers.linking.names import JOINING, TELLING_APART, Generic, normal


def words_between(one: str, other: str, generic: Generic) -> frozenset[str] | None:
    """The words by which one name is longer than the other, or None where neither holds the other or what they share says too little.

    >>> from graphmodel.catalogue import load_catalogue
    >>> generic = Generic.of(load_catalogue(), frozenset({"kolding"}))
    >>> sorted(words_between("Siloen", "Spillestedet Siloen", generic)), words_between("FGU Sund", "FGU Sund Nord", generic)
    (['spillestedet'], None)
    >>> words_between("Kolding skole", "Kolding", generic) is None
    True
    """
    mine, theirs = content_words(one), content_words(other)
    if not (mine < theirs or theirs < mine) or not distinctive_words(one, generic) & distinctive_words(other, generic):
        return None
    between = mine ^ theirs
    return None if tell_apart(between) else between


def tell_apart(words: frozenset[str]) -> bool:
    """Whether words that one of two names has too many make it another: Nord, a number, a letter."""
    return any(word in TELLING_APART or not word.isalpha() or len(word) == 1 for word in words)


def content_words(name: str) -> frozenset[str]:
    """The words of a name that are more than joints."""
    return frozenset(word for word in normal(name) if word not in JOINING)


def distinctive_words(name: str, generic: Generic) -> frozenset[str]:
    """The words that only this organisation has in its name: neither a kind, nor a unit, nor a municipality."""
    return frozenset(word for word in content_words(name) if not generic.is_common(word) and len(word) > 2)


def say_little(words: frozenset[str], generic: Generic) -> bool:
    """Whether words that one of two names has too many only say its kind or its municipality."""
    return all(generic.is_common(word) for word in words)
