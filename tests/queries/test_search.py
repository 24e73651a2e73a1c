"""Finding things on the map by what people write: spellings, compounds, slips, places and numbers; never a youth and never a CPR number."""

import pytest

from graphmodel.catalogue import Catalogue
from graphmodel.changes import ChangeSet
from graphmodel.records import NodeRecord
from graphmodel.store import GraphStore
from kaedekort.demo.municipality import build_demo
from queries.searching.library import PLACE
from queries.searching.search import CPR_REFUSED, TOO_SHORT, Searcher, SearchResult
from tests.contract.conftest import NewStore
from tests.oracle.graph import Object
from tests.queries.conftest import Draw
from tests.queries.maps import CATALOGUE, MADE_ON, STORY, Map, edge, node

TOWN: list[Object] = [
    node("Municipality", "0990", name="Birkesund"),
    node("Sector", "sector-a", name="Uddannelse"),
    node(
        "Organisation",
        "org-school",
        name="Ungdomsskolen Årslev",
        also_known_as=["UngÅrslev"],
        phone="01 10 10 00",
        postcode="0970",
        town="Birkesund",
    ),
    node("Organisation", "org-vuc", name="VUC Sundet", kind="vuc", postcode="0970", town="Birkesund"),
    node("Organisation", "org-shut", name="Mentorhuset", status="closed"),
    node(
        "Offer",
        "offer-mentor",
        name="Mentorforløb",
        description="En voksen følger den unge.",
        youth_text="Én at gå med.",
    ),
    node("Offer", "offer-debt", name="Økonomi", description="Gældsrådgivning hver tirsdag", interests=["dyr"]),
    node("Offer", "offer-sleep", name="Søvnskolen", kind="gruppeforloeb"),
    node("Actor", "actor-ida", name="Ida Mentorsen", job_title="vejleder"),
    node("Area", "area-sleep", name="Døgnrytme", youth_name="sove om natten"),
    node("Youth", "youth-mentor", interests=["hemmelig"]),
    node("SubGoal", "subgoal-1", text="mentor hver dag"),
    edge("PROVIDES", "org-school", "offer-mentor"),
    edge("WORKS_AT", "actor-ida", "org-vuc"),
]


def look_for(map_: Map, text: str, limit: int = 8, label: str | None = None) -> SearchResult:
    return map_.store.read(lambda reader: Searcher(CATALOGUE).search(reader, text, limit, label))


def found(result: SearchResult) -> list[str]:
    return [hit.id for group in result.groups for hit in group.hits]


@pytest.fixture
def town(draw: Draw) -> Map:
    return draw(TOWN)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("ungdomsskolen årslev", "org-school"),
        ("UNGDOMSSKOLEN AARSLEV.", "org-school"),
        ("ungdomskole", "org-school"),
        ("ungårslev", "org-school"),
        ("01 10 10 00", "org-school"),
        ("+45 01101000", "org-school"),
        ("mentorforloeb", "offer-mentor"),
        ("forløb", "offer-mentor"),
        ("mentofrorløb", "offer-mentor"),
        ("sovn", "offer-sleep"),
        ("soevnskole", "offer-sleep"),
        ("gæld", "offer-debt"),
        ("hest", "offer-debt"),
        ("natten", "area-sleep"),
        ("voksenuddannelse", "org-vuc"),
        ("vejleder", "actor-ida"),
        ("offer-sleep", "offer-sleep"),
        ("birkesund", "0990"),
        ("arslev", "org-school"),
        ("ring 01 10 10 00", "org-school"),
        ("tlf. 0045 01 10 10 00", "org-school"),
        ("01 10 10", "org-school"),
        ("0110 1000", "org-school"),
        ("DK-0970", "org-school"),
        ("0970 Birkesund", "org-school"),
        ("Birkesund Kommunes ungdomsskole", "org-school"),
        ("ungdomsskoler", "org-school"),
        ("mentorer", "offer-mentor"),
        ("mentorforløbene", "offer-mentor"),
        ("hvem kan hjælpe med gæld?", "offer-debt"),
        ("noget med heste", "offer-debt"),
        ("I. Mentorsen", "actor-ida"),
    ],
)
def test_whatever_way_it_is_written_it_is_found(town: Map, text: str, first: str) -> None:
    assert first in found(look_for(town, text))


def test_a_name_that_begins_so_comes_before_what_is_told(town: Map) -> None:
    result = look_for(town, "mentor")

    assert found(result) == ["offer-mentor", "actor-ida", "org-shut"], "and what is closed comes last"
    assert [(group.label, group.count) for group in result.groups] == [("Offer", 1), ("Actor", 1), ("Organisation", 1)]


def test_hits_tell_where_they_belong_and_by_which_other_name_they_were_found(town: Map) -> None:
    (offer,) = look_for(town, "mentorforløb").groups[0].hits
    (school,) = look_for(town, "ungårslev").groups[0].hits
    (ida,) = look_for(town, "ida").groups[0].hits

    assert (offer.at, school.also, ida.at) == ("Ungdomsskolen Årslev", "UngÅrslev", "VUC Sundet")


def test_a_place_is_found_by_its_postcode_and_by_its_town(town: Map) -> None:
    for text in ("0970", "birkesund"):
        places = [group for group in look_for(town, text).groups if group.label == PLACE]
        assert [hit.name for group in places for hit in group.hits] == ["0970 Birkesund"]


@pytest.mark.parametrize("text", ["010112-1234", "Ida 010112 1234", "0101121234", "01.01.12-1234"])
def test_a_cpr_number_is_refused_and_not_repeated(town: Map, text: str) -> None:
    result = look_for(town, text)

    assert (result.refused, result.text, result.groups) == (CPR_REFUSED, "", ())
    assert "1234" not in repr(result)


@pytest.mark.parametrize("text", ["", " ", "a", "?", "– –", "a b c"])
def test_next_to_nothing_is_not_looked_for(town: Map, text: str) -> None:
    assert look_for(town, text).refused == TOO_SHORT


def test_no_youth_and_nothing_of_one_is_found(town: Map) -> None:
    assert found(look_for(town, "hemmelig")) == []
    assert "youth-mentor" not in found(look_for(town, "youth-mentor"))
    assert not {"youth-mentor", "subgoal-1"} & set(found(look_for(town, "mentor")))


def test_small_words_and_initials_are_not_asked_of_a_hit_but_order_the_hits(town: Map) -> None:
    assert not look_for(town, "hvem kan hjælpe med gæld").is_partial
    assert found(look_for(town, "kommune ungdomsskolen årslev"))[0] == "org-school"
    assert look_for(town, "kommune").refused is None, "alone they are looked for"


def test_a_plural_is_no_slip_and_no_other_word(town: Map) -> None:
    result = look_for(town, "mentorer")

    assert not result.taken_for
    assert found(result)[0] == "offer-mentor"


def test_an_area_and_a_phase_are_found_by_their_everyday_words(draw: Draw) -> None:
    known = draw([node("Area", "area-bolig", name="Bolig"), node("Stage", "kontaktparat", name="Kontaktparat")])

    assert found(look_for(known, "hjemløs")) == ["area-bolig"]
    assert found(look_for(known, "svær at få kontakt med")) == ["kontaktparat"]


def test_a_saint_is_found_however_it_is_shortened(draw: Draw) -> None:
    church = draw([node("Organisation", "org-church", name="Sankt Jørgens Kirke")])

    for text in ("sct. jørgens kirke", "skt jørgen", "Sankt Jørgens"):
        assert found(look_for(church, text)) == ["org-church"]


def test_a_slip_of_the_finger_is_told(town: Map) -> None:
    assert look_for(town, "ungdomskole").taken_for
    assert not look_for(town, "ungdomsskole").taken_for


def test_where_nothing_has_all_the_words_what_has_most_of_them_is_shown(town: Map) -> None:
    assert not look_for(town, "vuc sundet").is_partial
    result = look_for(town, "sundet xylofon")
    assert (result.is_partial, found(result)) == (True, ["org-vuc"])


def test_nothing_found_is_an_empty_answer(town: Map) -> None:
    result = look_for(town, "xylofon")

    assert (result.count, result.refused, result.text) == (0, None, "xylofon")


def test_one_kind_alone_and_no_more_than_asked_for(town: Map) -> None:
    result = look_for(town, "birkesund", label="Organisation", limit=1)

    assert [(group.label, group.count, len(group.hits)) for group in result.groups] == [("Organisation", 2, 1)]


def test_a_very_long_text_and_strange_signs_are_no_trouble(town: Map) -> None:
    look_for(town, "mentor " * 5_000)
    look_for(town, "\x00 $ ` ' \" ) MATCH (n) DETACH DELETE n // \u2028 \U0001f600")
    assert found(look_for(town, "mentorforløb")) == ["offer-mentor"]


def test_what_can_be_found_follows_the_graph(new_store: NewStore) -> None:
    map_, searcher = Map(new_store(), TOWN), Searcher(CATALOGUE)

    def ids(text: str) -> list[str]:
        return found(map_.store.read(lambda reader: searcher.search(reader, text)))

    assert ids("xylofon") == []
    map_.store.apply(ChangeSet((NodeRecord("Offer", "offer-sleep", {"name": "Xylofon"}),)), STORY, MADE_ON)
    assert ids("xylofon") == ["offer-sleep"]


def test_both_engines_find_the_same_in_the_same_order(every_store: tuple[GraphStore, ...]) -> None:
    maps = [Map(store, build_demo(Catalogue().as_objects())) for store in every_store]

    for text in ("mentor", "mentro", "birkesund", "dyr", "uu", "kørekort rus", "org-jobhuset"):
        first, *others = [look_for(map_, text) for map_ in maps]
        assert first.count > 0
        assert others == [first] * len(others)
