"""The index of words: which entries hold a word, and how much it says about each."""

from queries.searching.word_index import IndexBuilder, WordIndex


def built(*entries: tuple[list[tuple[float, str]], list[tuple[float, str]]]) -> WordIndex:
    builder = IndexBuilder()
    for own, shared in entries:
        builder.add(own, shared)
    return builder.build()


def scores(index: WordIndex, word: str) -> list[float]:
    return [round(float(score), 3) for score in index.look_up(word).scores]


def test_a_word_that_stands_in_several_texts_of_an_entry_counts_where_it_says_most() -> None:
    index = built(
        ([(1.0, "Mentor"), (0.35, "En mentor, mentor og mentor")], []),
        ([(1.0, "Værested"), (0.35, "Der er en mentor")], []),
        ([], [(0.55, "mentor")]),
        ([(1.0, "")], [(0.55, "mentor"), (0.35, "mentor")]),
        ([], []),
    )
    assert scores(index, "mentor") == [1.0, 0.35, 0.55, 0.55, 0.0]
    assert scores(index, "vaerested") == [0.0, 1.0, 0.0, 0.0, 0.0]
    assert scores(index, "nix") == [0.0] * 5


def test_a_word_is_folded_however_plain_or_odd_it_is_written() -> None:
    index = built(([(1.0, "(Café), A&B-huset nr. 2: Åbenrå/Kolding")], []))
    for word in ("cafe", "a", "og", "b", "huset", "nr", "2", "aabenraa", "kolding"):
        assert scores(index, word) == [1.0], word


def test_an_index_of_nothing_finds_nothing() -> None:
    assert built().look_up("mentor").scores.tolist() == []
