"""What a careful coordinator would do: never one for two by a name, a switchboard or a slip that is a word, and few silly questions."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from importers.doubts import Answers
from importers.importing import Preview
from importers.options import Options
from tests.importers.lists import (
    KOLDING,
    PLAIN,
    Rows,
    edges_of,
    look,
    look_alone,
    nodes_of,
    opened,
    store_it,
    write_csv,
)

ORGANISATION = ["Organisation", "Telefon"]
LOCAL = ["Organisation", "Kommune", "Telefon"]
OFFER = ["Tilbud", "Udbyder", "Alder", "Telefon"]
PERSON = ["Navn", "Stilling", "Organisation", "Telefon"]


def preview_of(folder: Path, rows: Rows, options: Options = KOLDING) -> Preview:
    return look_alone(folder / "kort", write_csv(folder / "liste.csv", rows), options=options)


def names(shown: Preview, label: str) -> list[str]:
    return sorted(str(node.properties["name"]) for node in nodes_of(shown, label).values())


def asked(shown: Preview) -> list[str]:
    """What is asked, up to the question mark, each with its suggestion."""
    return [f"{one.question.partition('?')[0]}? {one.suggested}" for one in shown.result.decisions]


def told(shown: Preview) -> list[str]:
    """What was settled without asking, up to the question mark."""
    return [f"{issue.message.partition('?')[0]}?" for issue in shown.result.issues if issue.code == "decided"]


@pytest.mark.parametrize(
    ("listed", "stored", "questions"),
    [
        # a switchboard: names of quite another kind have the number as well
        (["Jobhuset", "Birk", "Jobhuset Birk"], 3, 0),
        (["Lyset", "Lyset Kolding", "Skovhus"], 1, 1),
        # one phone, and all names of it are of one kind: one organisation
        (["Lyset", "Lyset Kolding", "Værestedet Lyset"], 1, 0),
        (["Siloen", "Spillestedet Siloen"], 1, 0),
        # the name of two is neither's
        (["Åhuset", "Åhuset og PPR"], 2, 0),
    ],
)
def test_a_phone_joins_names_unless_others_of_another_kind_have_it_too(
    tmp_path: Path, listed: Sequence[str], stored: int, questions: int
) -> None:
    shown = preview_of(tmp_path, [ORGANISATION, *([name, "79797979"] for name in listed)])

    assert (len(nodes_of(shown, "Organisation")), len(shown.result.decisions)) == (stored, questions)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tirsdagsklubben", "Torsdagsklubben"),
        ("Junihold", "Julihold"),
        ("Ungehus Herning", "Ungehus Hørning"),
        ("Ungehus Kolding", "Ungehus Kolind"),
        ("Hold Nørre Bjert", "Hold Sønder Bjert"),
    ],
)
def test_two_names_that_differ_by_a_word_for_a_word_are_two(tmp_path: Path, one: str, other: str) -> None:
    organisations = preview_of(tmp_path, [ORGANISATION, [one, "75111111"], [other, "75111111"]])
    offers = preview_of(tmp_path, [OFFER, [one, "Lyset", "", "75111111"], [other, "Lyset", "", "75111111"]])

    assert names(organisations, "Organisation") == sorted([one, other])
    assert names(offers, "Offer") == sorted([one, other])
    assert organisations.result.decisions == offers.result.decisions == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sct. Jørgens Skole", "Skt. Jørgens Skole"),
        ("Sankt Jørgens Skole", "Sct. Jørgens skole"),
        ("Nr. Bjert Skole", "Nørre Bjert Skole"),
        ("Sdr. Bjert Skole", "Sønder Bjert Skole"),
        ("Gl. Havn Værested", "Gammel Havn Værestedet"),
        ("Ungecenter Kbh.", "Ungecenter København"),
        ("Nymøllen I/S", "Nymøllen"),
        ("Fonden Lyset", "Lyset"),
        ("Åbenrå Ungehus", "Aabenraa Ungehus"),
        ("Unge & Sang", "Unge og Sang"),
    ],
)
def test_ways_of_writing_one_name_are_one_without_a_question(tmp_path: Path, one: str, other: str) -> None:
    shown = preview_of(tmp_path, [ORGANISATION, [one, ""], [other, ""]])

    assert len(nodes_of(shown, "Organisation")) == 1
    assert shown.result.decisions == ()


@pytest.mark.parametrize(
    ("listed", "stored", "questions", "settled"),
    [
        ([["PPR", ""], ["PPR Kolding", ""], ["Kolding Kommunes PPR", ""]], 1, [], 2),
        ([["Jobcenter Kolding", ""], ["Kolding Jobcenter", ""]], 1, [], 1),
        (
            [["Gymnasiet", ""], ["Kolding Gymnasium", ""], ["Munkensdam Gymnasium", ""]],
            1,
            ["Er »Gymnasiet« og »Kolding Gymnasium« den samme? samme"],
            0,
        ),
        (
            [["SSP", "75111111"], ["SSP Kolding", "75222222"]],
            0,
            ["Er »SSP« og »SSP Kolding« den samme? forskellige"],
            0,
        ),
    ],
)
def test_a_name_that_only_says_its_own_municipality_as_well_is_the_same(
    tmp_path: Path, listed: Rows, stored: int, questions: list[str], settled: int
) -> None:
    shown = preview_of(tmp_path, [LOCAL, *([name, "Kolding", phone] for name, phone in listed)], PLAIN)

    assert (len(nodes_of(shown, "Organisation")), asked(shown), len(told(shown))) == (stored, questions, settled)


def test_the_same_name_with_another_municipality_in_it_is_another(tmp_path: Path) -> None:
    shown = preview_of(
        tmp_path, [LOCAL, ["UU Kolding", "Vejle", ""], ["UU", "Vejle", ""], ["UU", "Kolding", ""]], PLAIN
    )

    assert names(shown, "Organisation") == ["UU", "UU", "UU Kolding"]


def test_the_graphs_own_is_found_whether_or_not_its_name_says_where_it_lies(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store_it(store, write_csv(tmp_path / "a.csv", [ORGANISATION, ["PPR Kolding", ""]]), options=KOLDING)
        rows = [["Tilbud", "Udbyder"], ["Test", "PPR"], ["Samtale", "Kolding PPR"]]
        shown = look(store, write_csv(tmp_path / "b.csv", rows), options=KOLDING)

    assert {id_: node.properties["also_known_as"] for id_, node in nodes_of(shown, "Organisation").items()} == {
        "org-ppr-kolding": ["Kolding PPR", "PPR"]
    }
    assert (
        "Er »Kolding PPR« i filen (Kolding) den samme som »PPR Kolding« i kortet (org-ppr-kolding, Kolding)?"
        in told(shown)
    )


@pytest.mark.parametrize(
    ("persons", "stored", "questions"),
    [
        # one person, however the name is written
        ([["Hansen, Mette", "Lyset", ""], ["Mette Hansen", "Lyset", ""]], ["Mette Hansen"], []),
        ([["M. Hansen", "Lyset", "20111111"], ["Mette Hansen", "Lyset", "20111111"]], ["Mette Hansen"], []),
        ([["Mette Lund Hansen", "Lyset", "20111111"], ["Mette Hansen", "Lyset", "20111111"]], ["Mette Hansen"], []),
        # nothing but the names: asked, in one organisation alone
        (
            [["M. Hansen", "Lyset", ""], ["Mette Hansen", "Lyset", "20111111"]],
            [],
            ["Er »Mette Hansen« og »M. Hansen« den samme person? samme"],
        ),
        ([["M. Hansen", "Lyset", ""], ["Mette Hansen", "Skovhus", ""]], ["M. Hansen", "Mette Hansen"], []),
        # an initial that may be either's, and contacts that differ
        (
            [["M. Hansen", "Lyset", ""], ["Mette Hansen", "Lyset", ""], ["Morten Hansen", "Lyset", ""]],
            ["M. Hansen", "Mette Hansen", "Morten Hansen"],
            [],
        ),
        (
            [["M. Hansen", "Lyset", "20111112"], ["Mette Hansen", "Lyset", "20111111"]],
            ["M. Hansen", "Mette Hansen"],
            [],
        ),
        # a switchboard's number makes nobody the same
        (
            [["Bo Bak", "Lyset", "79797979"], ["Bo Bak", "Skovhus", "79797979"], ["Per Kvist", "Skovhus", "79797979"]],
            ["Per Kvist"],
            ["Er »Bo Bak« og »Bo Bak« den samme person? forskellige"],
        ),
        ([["Bo Bak", "Lyset", "20111111"], ["Bo Bak", "Skovhus", "20111111"]], ["Bo Bak"], []),
    ],
)
def test_persons_are_one_by_name_and_organisation_or_by_a_contact_of_their_own(
    tmp_path: Path, persons: Rows, stored: list[str], questions: list[str]
) -> None:
    shown = preview_of(tmp_path, [PERSON, *([name, "", where, phone] for name, where, phone in persons)])

    assert (names(shown, "Actor"), asked(shown)) == (stored, questions)


def test_a_question_about_persons_says_where_both_work(tmp_path: Path) -> None:
    rows = [PERSON, ["Bo Holm", "Lærer", "Lyset", ""], ["Bo Holm", "Lærer", "Skovhus", ""]]
    inside = preview_of(tmp_path, rows).result.decisions
    with opened(tmp_path) as store:
        store_it(store, write_csv(tmp_path / "a.csv", rows[:2]), options=KOLDING)
        beside = look(store, write_csv(tmp_path / "b.csv", [rows[0], rows[2]]), options=KOLDING).result.decisions

    assert [one.question for one in inside] == [
        "Er »Bo Holm« og »Bo Holm« den samme person? (Lyset, Lærer / Skovhus, Lærer)"
    ]
    assert [one.question for one in beside] == [
        "Er »Bo Holm« i filen (Skovhus, Lærer) den samme person som »Bo Holm« i kortet (actor-bo-holm, Lyset, Lærer)?"
    ]


@pytest.mark.parametrize(
    ("name", "phone", "updates", "created", "questions"),
    [
        ("Hansen, Mette", "20111111", 0, 0, 0),
        ("M. Hansen", "20111111", 0, 0, 0),
        ("M. Hansen", "", 0, 0, 1),
        ("M. Hansen", "20119999", 0, 1, 0),
        ("Morten Hansen", "20111111", 0, 1, 0),
    ],
)
def test_a_person_of_the_graph_is_found_under_a_shorter_name_in_the_same_organisation(
    tmp_path: Path, name: str, phone: str, updates: int, created: int, questions: int
) -> None:
    with opened(tmp_path) as store:
        first = [PERSON, ["Mette Lund Hansen" if "," not in name else "Mette Hansen", "", "Lyset", "20111111"]]
        store_it(store, write_csv(tmp_path / "a.csv", first), options=KOLDING)
        shown = look(store, write_csv(tmp_path / "b.csv", [PERSON, [name, "", "Lyset", phone]]), options=KOLDING)
    counts = shown.plan.counts

    assert (counts.update.get("Actor", 0), counts.create.get("Actor", 0)) == (updates, created)
    assert len(shown.result.decisions) == questions


FIRST: Rows = [OFFER, ["Mentorkorps", "Lyset", "15-25", "20111111"], ["Sang", "Lyset", "13-17", "75999999"]]


@pytest.mark.parametrize(
    ("row", "question"),
    [
        (
            ["Følgeven", "Lyset", "15-29", "20111111"],
            "Hedder »Mentorkorps« i kortet (offer-mentorkorps, 15-25 år, 20111111) nu »Følgeven«, som i filen (15-29 år, 20111111)?",
        ),
        (["Mentorkorps og Jobklub", "Lyset", "15-25", "20111111"], "forskellige"),
        (["Følgeven", "Lyset", "15-25", ""], ""),
        (["Følgeven", "Lyset", "15-25", "75999999"], ""),
        (["Følgeven", "Skovhus", "15-25", "20111111"], ""),
    ],
)
def test_an_offer_that_is_gone_and_a_new_one_with_its_own_phone_is_asked_about(
    tmp_path: Path, row: list[str], question: str
) -> None:
    with opened(tmp_path) as store:
        store_it(store, write_csv(tmp_path / "liste.csv", FIRST), options=KOLDING)
        shown = look(store, write_csv(tmp_path / "liste.csv", [OFFER, row, FIRST[2]]))
    questions = [(one.question, one.suggested) for one in shown.result.decisions]

    assert len(questions) == (1 if question else 0)
    assert not question or question in questions[0]
    assert [gone.id for gone in shown.plan.absent] == ([] if question else ["offer-mentorkorps"])


def test_an_offer_that_is_said_to_be_renamed_takes_the_lists_name_and_is_never_asked_about_again(
    tmp_path: Path,
) -> None:
    later = [OFFER, ["Følgeven", "Lyset", "15-29", "20111111"], FIRST[2]]
    with opened(tmp_path) as store:
        path = write_csv(tmp_path / "liste.csv", FIRST)
        store_it(store, path, options=KOLDING)
        write_csv(path, later)
        (question,) = look(store, path).result.decisions
        answered = Options(answers=Answers({question.id: "samme"}))
        store_it(store, path, options=answered)
        again = look(store, path)
        write_csv(path, [OFFER, ["Følgeven", "Lyset", "15-29", "20110000"], FIRST[2]])
        moved = look(store, path)

    assert again.plan.change_set.is_empty()
    assert [(node.id, node.properties) for node in moved.plan.change_set.nodes] == [
        ("offer-mentorkorps", {"phone": "20110000"})
    ]
    assert again.result.decisions == moved.result.decisions == ()


BOTH: Rows = [LOCAL, ["Ungdomsskolen", "Kolding", "75111111"], ["Ungdomsskolen", "Vejle", "75222222"]]


@pytest.mark.parametrize(
    ("rows", "provides", "questions"),
    [
        # the phones say which is which
        (
            [["Klub", "Ungdomsskolen", "", "75222222"], ["Dans", "Ungdomsskolen", "", "75111111"]],
            {("org-ungdomsskolen-2", "offer-klub"), ("org-ungdomsskolen", "offer-dans")},
            [],
        ),
        (
            [["Klub", "Ungdomsskolen", "", "75222222"], ["Dans", "Ungdomsskolen", "", "75222222"]],
            {("org-ungdomsskolen-2", "offer-klub"), ("org-ungdomsskolen-2", "offer-dans")},
            [],
        ),
        # nothing says it: asked which is meant, and neither is suggested
        (
            [["Klub", "Ungdomsskolen", "", ""]],
            set(),
            [
                (
                    "Er »Ungdomsskolen« i filen den samme som »Ungdomsskolen« i kortet (org-ungdomsskolen, Kolding, 75111111) eller "
                    "»Ungdomsskolen« i kortet (org-ungdomsskolen-2, Vejle, 75222222)? forskellige"
                )
            ],
        ),
    ],
)
def test_a_generic_name_that_the_graph_has_in_two_municipalities_is_told_by_its_phones(
    tmp_path: Path, rows: Rows, provides: set[tuple[str, str]], questions: list[str]
) -> None:
    with opened(tmp_path) as store:
        store_it(store, write_csv(tmp_path / "a.csv", BOTH))
        shown = look(store, write_csv(tmp_path / "b.csv", [OFFER, *rows]))

    assert (edges_of(shown, "PROVIDES"), asked(shown)) == (provides, questions)


@pytest.mark.parametrize(
    ("name", "suggested"),
    [("Birkely", "samme"), ("Lyset og Skovhus", "forskellige"), ("Lyset Nord", "forskellige")],
)
def test_a_new_name_with_an_old_phone_is_no_likely_new_name_where_it_says_that_it_is_another(
    tmp_path: Path, name: str, suggested: str
) -> None:
    with opened(tmp_path) as store:
        path = write_csv(tmp_path / "a.csv", [ORGANISATION, ["Lyset", "75111111"]])
        store_it(store, path, options=KOLDING)
        write_csv(path, [ORGANISATION, [name, "75111111"]])
        (question,) = look(store, path).result.decisions

    assert question.suggested == suggested
